#include "modules/areas/areas.hpp"
#include "modules/points/points.hpp"
#include "modules/requests/closing/statements.hpp"
#include "modules/requests/offices.hpp"
#include "modules/requests/rules.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests {
namespace {

struct MineRow {
  State state = State::ordered;
  bool late = false;
  bool unreceived = false;
  std::int64_t count = 0;
};
LINLI_RECORD(MineRow, state, late, unreceived, count)

constexpr std::size_t most_in_group = 20;
constexpr State running[] = {State::ordered, State::offered, State::accepted, State::under_way};

// The offices for which the caller handles without dispatching there; unused places are empty and match none.
std::array<std::string, Reach::most> own_offices(const Caller& caller, const Reach& dispatching) {
  std::array<std::string, Reach::most> offices;
  std::size_t count = 0;
  for (const auto& right : caller.rights) {
    const bool counts = right.permission == handle.name && !dispatching.holds(right.area_code);
    if (counts && count < offices.size() && std::ranges::find(offices, right.area_code) == offices.end())
      offices[count++] = right.area_code;
  }
  return offices;
}

// Which rows of a statement are the caller's: its places from $2 to $13.
struct Mine {
  explicit Mine(const Caller& caller) : reach(caller.reach(dispatch)), offices(own_offices(caller, reach)) {}

  std::vector<MineRow> counts(Tx& tx, Id<Area> community) const {
    return tx.all<MineRow>(statements::count_mine, community, reach, offices[0], offices[1], offices[2], offices[3]);
  }
  std::vector<Request> in_state(Tx& tx, Id<Area> community, State state, bool from_late, bool to_late,
                                bool unreceived) const {
    return tx.all<Request>(statements::mine_in_state, community, reach, offices[0], offices[1], offices[2], offices[3],
                           state, from_late, to_late, unreceived);
  }
  // Asked state by state, so that the board's index gives each its oldest promises.
  std::vector<Request> running_ones(Tx& tx, Id<Area> community, bool from_late, bool unreceived) const {
    std::vector<Request> found;
    for (const auto state : running)
      for (auto& request : in_state(tx, community, state, from_late, true, unreceived))
        found.push_back(std::move(request));
    std::ranges::sort(found, {}, [](const Request& request) { return std::pair(request.due_at, request.id); });
    if (found.size() > most_in_group) found.resize(most_in_group);
    return found;
  }

  Reach reach;
  std::array<std::string, Reach::most> offices;
};

// What is done and waits for a word or a look by somebody like the caller.
struct DoneOnes {
  DoneOnes(const Caller& caller, const Permission& permission, const services::Terms& terms, services::Closing closing)
      : reach(caller.reach(permission)),
        person(caller.person_id),
        also_unasked(closing == services::Closing::verification) {
    for (const auto& kind : terms.kinds())
      if (kind.value->closing == closing) kinds += kind.value->code + ",";
  }

  std::int64_t count(Tx& tx, Id<Area> community) const {
    return tx
        .find<std::int64_t>(statements::count_done, community, reach, kinds, person, also_unasked,
                            tx.now() - asked_about_for)
        .value_or(0);
  }
  std::vector<Request> list(Tx& tx, Id<Area> community) const {
    return tx.all<Request>(statements::list_done, community, reach, kinds, person, also_unasked,
                           tx.now() - asked_about_for);
  }

  Reach reach;
  Id<Person> person;
  // Where nobody asked there is nobody to call, so somebody has a look.
  bool also_unasked;
  std::string kinds = ",";
};

DoneOnes to_call_back(const Caller& caller, const services::Terms& terms) {
  return {caller, rate_by_call, terms, services::Closing::resident};
}
DoneOnes to_verify(const Caller& caller, const services::Terms& terms) {
  return {caller, verify, terms, services::Closing::verification};
}

void count_row(Counts& counts, const MineRow& row) {
  switch (row.state) {
    case State::ordered:
      counts.ordered += row.count;
      break;
    case State::offered:
      counts.offered += row.count;
      break;
    case State::accepted:
      counts.accepted += row.count;
      break;
    case State::under_way:
      counts.under_way += row.count;
      break;
    default:
      counts.done += row.count;
      return;
  }
  if (row.late) counts.late += row.count;
  if (row.unreceived) counts.to_receive += row.count;
}

template <class Belongs>
std::int64_t sum(const std::vector<MineRow>& rows, Belongs belongs) {
  std::int64_t total = 0;
  for (const auto& row : rows)
    if (row.state != State::done && belongs(row)) total += row.count;
  return total;
}

}  // namespace

Counts Offices::counts(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  const auto& rooms = book_.rooms();
  const auto community = wanted.community_id;
  const auto& terms = rooms.services.terms(tx, community);
  Counts counts;
  for (const auto& row : Mine(caller).counts(tx, community)) count_row(counts, row);
  counts.to_call_back = to_call_back(caller, terms).count(tx, community);
  counts.to_verify = to_verify(caller, terms).count(tx, community);
  counts.hours_to_confirm = rooms.volunteers.count_hours_to_confirm(tx, community, caller.reach(volunteers::manage));
  if (caller.may(points::approve, rooms.areas.code_of_community(tx, community).value_or(""))) {
    counts.corrections = rooms.points.count_corrections_to_decide(tx, community);
    counts.hours_corrections = rooms.volunteers.count_corrections_to_decide(tx, community);
  }
  return counts;
}

Items<InboxGroup> Offices::inbox(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  const auto community = wanted.community_id;
  const auto& terms = book_.rooms().services.terms(tx, community);
  const Mine mine(caller);
  const auto rows = mine.counts(tx, community);
  const auto calls = to_call_back(caller, terms), looks = to_verify(caller, terms);
  Items<InboxGroup> inbox;
  inbox.items.push_back({"to_receive", sum(rows, [](const MineRow& row) { return row.unreceived; }),
                         mine.running_ones(tx, community, false, true)});
  inbox.items.push_back({"late", sum(rows, [](const MineRow& row) { return row.late && !row.unreceived; }),
                         mine.running_ones(tx, community, true, false)});
  inbox.items.push_back(
      {"to_dispatch",
       sum(rows, [](const MineRow& row) { return row.state == State::ordered && !row.late && !row.unreceived; }),
       mine.in_state(tx, community, State::ordered, false, false, false)});
  inbox.items.push_back({"to_call_back", calls.count(tx, community), calls.list(tx, community)});
  inbox.items.push_back({"to_verify", looks.count(tx, community), looks.list(tx, community)});
  return inbox;
}

}  // namespace linli::requests
