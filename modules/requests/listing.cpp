#include "modules/requests/listing_statements.hpp"
#include "modules/requests/placing.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {
namespace {

// How many of the newest a search for words looks through: it must not take longer the older a community is.
constexpr int most_searched = 10'000;
constexpr auto end_of_time = std::numeric_limits<std::int64_t>::max();

// Where a page ended: the due time and the id of its last request.
struct Cursor {
  std::int64_t due = 0;
  std::int64_t id = 0;
};

std::optional<Cursor> cursor_of(const std::optional<std::string>& after) {
  const auto dash = after ? after->find('-') : std::string::npos;
  if (dash == std::string::npos) return {};
  const auto due = parse_id(after->substr(0, dash)), id = parse_id(after->substr(dash + 1));
  return id ? std::optional(Cursor{due.value_or(0), *id}) : std::nullopt;
}

// The states that a view shows, and whether the promise that is due first or what came last stands first.
struct Shelf {
  std::vector<State> states;
  bool due_first = true;
};

std::vector<State> every_state() {
  std::vector<State> states;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<State>>(
      [&](auto each) { states.push_back(each.value); });
  return states;
}

Shelf shelf_of(const ListRequests& wanted) {
  if (wanted.state) return {{*wanted.state}, is_open(*wanted.state)};
  switch (wanted.view.value_or(View::all)) {
    case View::board:
      return {{State::ordered, State::offered, State::accepted, State::under_way, State::deferred}, true};
    case View::inbox:
      return {{State::ordered}, true};
    case View::late:
      return {{State::ordered, State::offered, State::accepted, State::under_way}, true};
    case View::to_call_back:
    case View::to_verify:
      return {{State::done}, true};
    case View::done:
      return {{State::done, State::closed}, false};
    default:
      // Everything stands in the order in which it came; everything of one kind in the order of that kind's index.
      return {wanted.kind ? every_state() : std::vector<State>(), false};
  }
}

// One kind, which has its own place in the index; or "," + codes + ",", to which a view is limited; empty for all.
std::string kinds_of(const ListRequests& wanted, const services::Terms& terms) {
  if (wanted.kind) return wanted.kind->str();
  if (wanted.view != View::to_call_back && wanted.view != View::to_verify) return {};
  const auto closing = wanted.view == View::to_verify ? services::Closing::verification : services::Closing::resident;
  std::string kinds = ",";
  for (const auto& kind : terms.kinds())
    if (kind.value->closing == closing) kinds += kind.value->code + ",";
  return kinds;
}

// Nobody is called back about what nobody asked for: somebody has a look, whatever its kind.
std::string_view unasked_in(const ListRequests& wanted) {
  if (wanted.kind) return "as others";
  if (wanted.view == View::to_verify) return "always";
  return wanted.view == View::to_call_back ? "never" : "as others";
}

std::string states_of(const Shelf& shelf) {
  std::string states;
  for (const auto state : shelf.states) states += (states.empty() ? "," : "") + std::string(word_of(state)) + ",";
  return states;
}

// Cuts to `limit` and says where to go on.
Page<Request> page_of(std::vector<Request> rows, std::int64_t limit) {
  Page<Request> page{std::move(rows), {}};
  if (std::ssize(page.items) <= limit) return page;
  page.items.erase(page.items.begin() + limit, page.items.end());
  const auto& last = page.items.back();
  page.next = std::to_string(last.due_at.milliseconds) + "-" + last.id.text();
  return page;
}

bool is_newer(const Request& one, const Request& other) { return one.id > other.id; }

// What every statement of the desk's lists is given first.
class Lists {
 public:
  Lists(Tx& tx, const Caller& caller, const ListRequests& wanted, const Reach& reach,
        const services::Services& services)
      : tx_(tx),
        wanted_(wanted),
        reach_(reach),
        kinds_(kinds_of(wanted, services.terms(tx, wanted.community_id))),
        limit_(limit_of(wanted)),
        whose_(whose(caller, wanted)) {}

  static std::int64_t limit_of(const ListRequests& wanted) { return wanted.limit ? wanted.limit->value : 50; }

  // How many the shelf holds, up to `most`; only a shelf of open ones is counted, so that no count reads what is over.
  std::optional<std::int64_t> count(const Shelf& shelf, std::int64_t most) const {
    const auto open = [](State state) { return is_open(state); };
    if (shelf.states.empty() || !std::ranges::all_of(shelf.states, open)) return {};
    std::int64_t found = 0;
    for (const auto state : shelf.states) {
      if (found >= most) break;
      with_first_places(most - found, [&](const auto&... first) {
        found += tx_.find<std::int64_t>(statements::count_in_state, first..., state, this->first().due, latest(),
                                        unasked_in(wanted_))
                     .value_or(0);
      });
    }
    return found;
  }

  template <class... More>
  std::vector<Request> rows(const Statement& statement, const More&... more) const {
    std::vector<Request> found;
    with_first_places(limit_ + 1,
                      [&](const auto&... first) { found = tx_.all<Request>(statement, first..., more...); });
    return found;
  }

  // Each state, and each kind in it, has its own place in the index, so a page costs as much at a million requests as
  // at ten thousand.
  Page<Request> by_state(const Shelf& shelf) const {
    const auto latest = this->latest();
    const auto after = cursor_of(wanted_.after).value_or(shelf.due_first ? first() : Cursor{end_of_time, end_of_time});
    std::vector<Request> all;
    for (const auto state : shelf.states)
      std::ranges::move(in_state(shelf, state, after, latest), std::back_inserter(all));
    std::ranges::sort(all, [&](const Request& one, const Request& other) {
      const auto mine = std::tie(one.due_at, one.id), theirs = std::tie(other.due_at, other.id);
      return shelf.due_first ? mine < theirs : theirs < mine;
    });
    return page_of(std::move(all), limit_);
  }

  Page<Request> newest(const Shelf& shelf, const std::string& q) const {
    const auto after = cursor_of(wanted_.after).value_or(Cursor{0, end_of_time});
    const auto floor =
        q.empty()
            ? std::int64_t{0}
            : tx_.find<std::int64_t>(statements::oldest_of_newest, wanted_.community_id, most_searched).value_or(0);
    const auto pattern = q.empty() ? std::string() : pattern_of(q);
    return page_of(rows(statements::list_newest, after.id, floor, states_of(shelf), pattern), limit_);
  }

 private:
  // 0 for anybody. What is written wrongly is nobody.
  static std::int64_t whose(const Caller& caller, const ListRequests& wanted) {
    if (!wanted.who || wanted.who->empty()) return 0;
    const auto named = wanted.who->str() == "me" ? caller.person_id.value : parse_id(wanted.who->str()).value_or(-1);
    return named == 0 ? -1 : named;
  }
  std::int64_t latest() const { return wanted_.view == View::late ? tx_.now().milliseconds : end_of_time; }
  // What every statement of the desk's lists is given in its places $1 to $18.
  template <class Use>
  void with_first_places(std::int64_t most, Use&& use) const {
    const auto area = wanted_.area_code ? wanted_.area_code->str() : std::string();
    const auto level = wanted_.level ? std::string(word_of(*wanted_.level)) : std::string();
    const auto since = wanted_.days ? tx_.now() - days(wanted_.days->value) : Instant{};
    use(wanted_.community_id, most, kinds_, area, area + "~", level, reach_, wanted_.late.value_or(false), since,
        whose_, wanted_.returned.value_or(false));
  }
  // Where a list begins that shows first what is due first.
  Cursor first() const {
    const bool asks = wanted_.view == View::to_call_back || wanted_.view == View::to_verify;
    return asks && !wanted_.state ? Cursor{(tx_.now() - asked_about_for).milliseconds, 0} : Cursor{};
  }
  std::vector<Request> in_state(const Shelf& shelf, State state, Cursor after, std::int64_t latest) const {
    if (wanted_.kind && shelf.due_first)
      return rows(statements::list_kind_due_first, state, after.due, after.id, latest);
    if (shelf.due_first)
      return rows(statements::list_due_first, state, after.due, after.id, latest, unasked_in(wanted_));
    const auto& last_first = wanted_.kind ? statements::list_kind_last_first : statements::list_last_first;
    return rows(last_first, state, after.due, after.id);
  }

  Tx& tx_;
  const ListRequests& wanted_;
  const Reach& reach_;
  std::string kinds_;
  std::int64_t limit_;
  std::int64_t whose_;
};

}  // namespace

Page<Request> Requests::list(Tx& tx, const Caller& caller, const ListRequests& wanted) const {
  if (wanted.view == View::household) return list_mine(tx, caller, wanted);
  if (!caller.may(view)) throw Refusal::forbidden("platform.no_permission");
  if (wanted.household_id) return list_of_home(tx, caller, wanted);
  const auto q = wanted.q ? wanted.q->str() : std::string();
  if (!q.empty() && !wanted.after) {
    const auto named = find_by_number(tx, wanted.community_id, q);
    if (named && book_.may(caller, view, *named)) return {{*named}, {}};
  }
  const auto reach = caller.reach(view);
  const Lists lists(tx, caller, wanted, reach, book_.rooms().services);
  const auto shelf = shelf_of(wanted);
  return q.empty() && !shelf.states.empty() ? lists.by_state(shelf) : lists.newest(shelf, q);
}

std::optional<std::int64_t> Requests::count_up_to(Tx& tx, const Caller& caller, const ListRequests& wanted,
                                                  std::int64_t most) const {
  if (wanted.q && !wanted.q->empty()) return {};
  const auto reach = caller.reach(view);
  return Lists(tx, caller, wanted, reach, book_.rooms().services).count(shelf_of(wanted), most);
}

// What a home asked for, newest first. What lies outside one's reach is left out after the page was cut, so that the
// next page goes on where this one ended.
Page<Request> Requests::list_of_home(Tx& tx, const Caller& caller, const ListRequests& wanted) const {
  const auto limit = Lists::limit_of(wanted);
  const auto after = cursor_of(wanted.after).value_or(Cursor{0, end_of_time});
  auto page = page_of(
      tx.all<Request>(statements::list_of_household, wanted.community_id, *wanted.household_id, after.id, limit + 1),
      limit);
  std::erase_if(page.items, [&](const Request& request) { return !book_.may(caller, view, request); });
  return page;
}

// One's own, one's household's, those of residents one acts for, and those one waits along with; or only those of one
// resident one acts for. Newest first.
Page<Request> Requests::list_mine(Tx& tx, const Caller& caller, const ListRequests& wanted) const {
  const auto limit = Lists::limit_of(wanted);
  const auto after = cursor_of(wanted.after).value_or(Cursor{0, end_of_time});
  std::vector<Request> all;
  const auto add = [&](const Statement& statement, std::int64_t whose) {
    if (whose == 0) return;
    auto some = tx.all<Request>(statement, wanted.community_id, whose, after.id, limit + 1);
    std::ranges::move(some, std::back_inserter(all));
  };
  std::vector<Id<Person>> persons;
  if (wanted.for_person_id) {
    if (!caller.acts_for(*wanted.for_person_id)) throw Refusal::forbidden("requests.not_for_them");
    persons.push_back(*wanted.for_person_id);
  } else {
    add(statements::list_of_household, caller.household_id.value);
    persons.push_back(caller.person_id);
    for (const auto& principal : caller.principals) persons.push_back(principal.person_id);
  }
  for (const auto person : persons) {
    add(statements::list_of_person, person.value);
    add(statements::list_joined, person.value);
  }
  std::ranges::sort(all, is_newer);
  const auto twice = std::ranges::unique(all, {}, &Request::id);
  all.erase(twice.begin(), twice.end());
  auto page = page_of(std::move(all), limit);
  for (auto& request : page.items) request = as_seen_by(tx, caller, std::move(request));
  return page;
}

}  // namespace linli::requests
