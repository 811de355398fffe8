#include "modules/posts/rota.hpp"

#include <set>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {

Rota RotaRoom::week(Tx& tx, const Caller& caller, const ListRota& wanted) const {
  if (wanted.from) require_near("/from", *wanted.from, tx.now());
  Rota rota;
  rota.starts_at = monday_of(wanted.from.value_or(tx.now()), zone_minutes_);
  rota.ends_at = rota.starts_at + days(7);
  const auto code = areas_.code_of_community(tx, wanted.community_id).value_or("");
  std::vector<std::string> codes{code};
  for (const auto& grid : areas_.list(tx, caller, {.community_id = wanted.community_id, .kind = AreaKind::grid}).items)
    codes.push_back(grid.code);
  for (const auto& each : codes)
    if (caller.may(view, each)) rota.areas.push_back(area(tx, wanted.community_id, each, rota.starts_at, rota.ends_at));
  return rota;
}

MyRota RotaRoom::mine(Tx& tx, const Caller& caller, const ListRota& wanted) const {
  if (wanted.from) require_near("/from", *wanted.from, tx.now());
  MyRota rota;
  rota.starts_at = monday_of(wanted.from.value_or(tx.now()), zone_minutes_);
  rota.ends_at = rota.starts_at + days(14);
  if (!caller.person_id) return rota;
  const auto community = wanted.community_id;
  std::set<std::string, std::greater<>> codes;  // grids before their community
  for (const auto& post : posts_.posts_of(tx, community, caller.person_id)) {
    const auto* kind = posts_.find_kind(post.post);
    if (kind != nullptr && kind->on_duty && has_turns(post.area_code)) codes.insert(post.area_code);
  }
  for (const auto& turn : tx.all<TurnRow>(statements::turns_of, community, caller.person_id, rota.starts_at))
    if (turn.starts_at < rota.ends_at) codes.insert(turn.area_code);
  for (const auto& code : codes) rota.areas.push_back(area(tx, community, code, rota.starts_at, rota.ends_at));
  for (const auto& row : tx.all<PostRow>(statements::stand_ins_of, community, caller.person_id, tx.now())) {
    const auto post = posts_.post_of(tx, row);
    if (post.leave) rota.asked.push_back({post.id, post.person_name, post.area_name, *post.leave});
  }
  return rota;
}

RotaArea RotaRoom::area(Tx& tx, Id<Area> community, const std::string& area_code, Instant from, Instant until) const {
  RotaArea area{area_code, areas_.name_of(tx, community, area_code), {}, {}, {}};
  const auto roster = this->roster(tx, community, area_code, from, until);
  for (const auto& each : on_duty_between(roster, from, until)) {
    RotaStretch stretch{each.starts_at, each.ends_at, each.who.how, each.who.person_id, {}, each.who.turn_id, {}};
    if (each.who.person_id) stretch.person_name = people_.name_of(tx, community, *each.who.person_id);
    stretch.because = because(tx, community, roster, each, area_code);
    area.stretches.push_back(std::move(stretch));
  }
  for (const auto& turn : roster.turns) area.turns.push_back(shown(tx, turn));
  for (const auto& holder : roster.able) {
    if (std::ranges::find(area.people, holder.person_id, &RotaPerson::person_id) != area.people.end()) continue;
    const auto post = posts_.post_of(tx, posts_.must_find(tx, {community, holder.id}));
    area.people.push_back({post.person_id, post.person_name, post.id, post.post_name, post.leave});
  }
  return area;
}

Words2 RotaRoom::because(Tx& tx, Id<Area> community, const Roster& roster, const OnDutyFor& stretch,
                         std::string_view area_code) const {
  const auto how = stretch.who.how;
  if (how == How::turn || how == How::owner) return {};
  const auto name_of = [&](Id<Person> person) { return people_.name_of(tx, community, person); };
  const auto name = stretch.who.person_id ? name_of(*stretch.who.person_id) : std::string();
  const auto say = [&](const char* code, const std::string& owner) {
    return words_.both(code, {{"owner", owner}, {"name", name}});
  };
  const bool gap = how == How::nobody;
  const auto* turn = turn_at(roster, stretch.starts_at);
  if (turn != nullptr)
    return say(gap ? "posts.rota.gap_turn_away" : "posts.rota.in_for_turn", name_of(turn->person_id));
  const auto* first = roster.ordered.empty() ? nullptr : &roster.ordered.front();
  const bool owned = first != nullptr && first->post == roster.post && first->rank == 0;
  if (owned) return say(gap ? "posts.rota.gap_away" : "posts.rota.stands_in", name_of(first->person_id));
  if (!gap) return say("posts.rota.no_owner", {});
  return say(fits_level(Level::community, area_code) ? "posts.rota.gap_above" : "posts.rota.gap_no_owner", {});
}

Turn RotaRoom::shown(Tx& tx, const TurnRow& row) const {
  const auto name_of = [&](Id<Person> person) { return people_.name_of(tx, row.community_id, person); };
  return {.id = row.id,
          .community_id = row.community_id,
          .area_code = row.area_code,
          .area_name = areas_.name_of(tx, row.community_id, row.area_code),
          .person_id = row.person_id,
          .person_name = name_of(row.person_id),
          .starts_at = row.starts_at,
          .ends_at = row.ends_at,
          .set_by_name = row.set_by_name,
          .offered = row.offered_at.has_value(),
          .offered_to_person_id = row.offered_to_person_id,
          .offered_to_name = row.offered_to_person_id ? name_of(*row.offered_to_person_id) : "",
          .declined_by_name = row.declined_by_name};
}

Roster RotaRoom::roster(Tx& tx, Id<Area> community, const std::string& area_code, Instant from, Instant until) const {
  const auto level = fits_level(Level::community, area_code) ? Level::community : Level::grid;
  const auto* kind = answering_kind(posts_.kinds(), level);
  if (kind == nullptr) return {};
  return posts_.roster_of(tx, community, area_code, *kind, posts_.held_for(tx, community, area_code, tx.now()), from,
                          until);
}

}  // namespace linli::posts
