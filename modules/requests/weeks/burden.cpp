#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/requests/weeks.hpp"
#include "modules/requests/weeks/places.hpp"
#include "modules/requests/weeks/statements.hpp"
#include "platform/base/made_since.hpp"
#include "shapes/work/line_counts.hpp"

namespace linli::requests {
namespace {

struct StaffParts {
  Id<Person> person_id;
  std::int64_t week = 0, offers = 0, timed = 0, minutes = 0;
};
LINLI_RECORD(StaffParts, person_id, week, offers, timed, minutes)

// The lines of a trace that only staff write, each by what Linli asked for.
struct AskKind {
  std::string_view word;
  std::int64_t Asks::*counts;
};
constexpr AskKind ask_kinds[] = {
    {"offered", &Asks::inbox},          {"transferred", &Asks::inbox},
    {"received", &Asks::inbox},         {"given_back", &Asks::inbox},
    {"deferred", &Asks::inbox},         {"resumed", &Asks::inbox},
    {"not_accepted", &Asks::inbox},     {"answered", &Asks::inbox},
    {"called_back", &Asks::call_backs}, {"called_back_unsolved", &Asks::call_backs},
    {"verified", &Asks::verifications}, {"not_verified", &Asks::verifications},
    {"called_in", &Asks::forms},        {"seen", &Asks::forms},
};
constexpr std::string_view trace_prefix = "requests.trace.";

// Where one of fewer could guess who a band is.
constexpr std::int64_t fewest_people = 5;
constexpr std::int64_t band_starts[] = {1, 11, 31, 61, 121};

std::string asking_codes() {
  std::string codes = ",";
  for (const auto& kind : ask_kinds) codes.append(trace_prefix).append(kind.word).append(",");
  return codes;
}

std::int64_t Asks::*counted_as(std::string_view code) {
  code.remove_prefix(trace_prefix.size());
  return std::ranges::find(ask_kinds, code, &AskKind::word)->counts;
}

// Counts what each line adds, for everybody and for the reader.
class BurdenBook {
 public:
  explicit BurdenBook(Id<Person> reader) : reader_(reader) {
    burden_.community.resize(weeks_shown);
    burden_.mine.resize(weeks_shown);
  }

  template <class Add>
  void add(Id<Person> person, std::int64_t week, std::int64_t asks, Add&& add) {
    const auto place = place_of_week(week);
    const auto to = [&](Asks& row) {
      row.all += asks;
      add(row);
    };
    to(burden_.community[place]);
    if (person == reader_) to(burden_.mine[place]);
    if (place + 1 == weeks_shown && asks > 0) people_[person.value] += asks;
  }
  void add_bands() {
    if (std::ssize(people_) < fewest_people) return;
    for (std::size_t i = 0; i < std::size(band_starts); ++i) {
      AskBand band{band_starts[i], {}, 0};
      if (i + 1 < std::size(band_starts)) band.to = band_starts[i + 1] - 1;
      for (const auto& [person, asks] : people_)
        if (asks >= band.from && asks <= band.to.value_or(asks)) ++band.people;
      burden_.bands.push_back(band);
    }
  }
  Burden take() { return std::move(burden_); }

 private:
  Id<Person> reader_;
  Burden burden_;
  std::map<std::int64_t, std::int64_t> people_;  // how often each was asked in the last week
};

}  // namespace

Burden Weeks::burden(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  const auto from = first_week(tx.now());
  BurdenBook account(caller.person_id ? caller.person_id : Id<Person>{-1});
  for (const auto& line : work::count_lines(tx, wanted.community_id, from, asking_codes()))
    account.add(line.person_id, line.week, line.count, [&](Asks& row) { row.*counted_as(line.code) += line.count; });
  for (const auto& parts : tx.all<StaffParts>(statements::parts_of_staff, wanted.community_id, first_id_at(from), from))
    account.add(parts.person_id, parts.week, parts.offers, [&](Asks& row) {
      row.offers += parts.offers;
      row.timed += parts.timed;
      row.minutes += parts.minutes;
    });
  const auto community = book_.rooms().areas.code_of_community(tx, wanted.community_id).value_or("");
  if (caller.may(accounts::manage, community)) account.add_bands();
  return account.take();
}

}  // namespace linli::requests
