#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/requests/desk.hpp"
#include "modules/requests/desk/statements.hpp"

namespace linli::requests {
namespace {

constexpr std::int64_t most_views = 30, most_counted = 100;

struct Standing {
  const char* word;  // after "requests.view."
  Sieve sieve;
};

Sieve of_view(View view) {
  Sieve sieve;
  sieve.view = view;
  return sieve;
}

std::vector<Standing> standing_views() {
  auto mine = of_view(View::board), returned = of_view(View::inbox);
  mine.who = Text<0, 20>("me");
  returned.returned = true;
  return {{"mine", mine},
          {"late", of_view(View::late)},
          {"to_call_back", of_view(View::to_call_back)},
          {"to_decide", of_view(View::inbox)},
          {"returned", returned},
          {"open", of_view(View::board)}};
}

ListRequests list_of(Id<Area> community, const Sieve& sieve) {
  ListRequests list{.community_id = community};
  list.view = sieve.view;
  list.state = sieve.state;
  list.q = sieve.q;
  list.kind = sieve.kind;
  list.area_code = sieve.area_code;
  list.late = sieve.late;
  list.who = sieve.who;
  list.returned = sieve.returned;
  list.days = sieve.days;
  return list;
}

}  // namespace

bool Desk::gives_roles(Tx& tx, const Caller& caller, Id<Area> community) const {
  return caller.may(accounts::manage, rooms_.book.rooms().areas.code_of_community(tx, community).value_or(""));
}

Items<ViewRow> Desk::views(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  Items<ViewRow> rows;
  const auto add = [&](std::optional<Id<SavedView>> id, Words2 name, bool shared, bool mine, const Sieve& sieve) {
    const auto count = rooms_.requests.count_up_to(tx, caller, list_of(wanted.community_id, sieve), most_counted);
    rows.items.push_back({id, std::move(name), shared, mine, sieve, count});
  };
  for (const auto& [word, sieve] : standing_views())
    add({}, rooms_.book.rooms().words.both("requests.view." + std::string(word)), false, false, sieve);
  for (const auto& view : tx.all<SavedView>(statements::views_for, wanted.community_id, caller.account_id))
    add(view.id, {view.name.str(), view.name.str()}, view.shared, view.account_id == caller.account_id, view.sieve);
  return rows;
}

Items<ViewRow> Desk::keep_view(Tx& tx, const Caller& caller, const KeepView& wanted) const {
  if (wanted.shared && !gives_roles(tx, caller, wanted.community_id))
    throw Refusal::forbidden("platform.no_permission");
  tx.run(statements::forget_view_named, wanted.community_id, caller.account_id, wanted.name.str());
  const auto kept =
      tx.find<std::int64_t>(statements::count_views_of, wanted.community_id, caller.account_id).value_or(0);
  if (kept >= most_views) throw Refusal::conflict("requests.too_many_views", {{"most", std::to_string(most_views)}});
  tx.insert("requests_views", SavedView{tx.new_id<SavedView>(), wanted.community_id, caller.account_id, wanted.name,
                                        wanted.shared, wanted.sieve});
  return views(tx, caller, {wanted.community_id});
}

void Desk::forget_view(Tx& tx, const Caller& caller, const ViewKey& wanted) const {
  const auto view = tx.find<SavedView>(statements::find_view, wanted.community_id, wanted.id);
  const bool mine = view && view->account_id == caller.account_id;
  if (!view || (!mine && !view->shared)) throw Refusal::not_found();
  if (!mine && !gives_roles(tx, caller, wanted.community_id)) throw Refusal::forbidden("platform.no_permission");
  tx.run(statements::forget_view, wanted.community_id, wanted.id);
}

}  // namespace linli::requests
