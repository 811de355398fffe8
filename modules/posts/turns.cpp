#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/rota.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {
namespace {

facts::About about(const TurnRow& turn) { return {turn.community_id, "turn", turn.id.value}; }

bool covers(const TurnRow& turn, const TurnRow& other) {
  return turn.id != other.id && turn.starts_at < other.ends_at && other.starts_at < turn.ends_at;
}

}  // namespace

Turn RotaRoom::set(Tx& tx, const Caller& caller, const SetTurn& wanted) const {
  const auto& code = wanted.area_code.str();
  caller.require(manage, code);
  json::Complaints complaints;
  if (!has_turns(code)) complaints.push_back({"/area_code", "posts.wrong_level", {}});
  if (const auto* fault = fault_of_turn(wanted.starts_at, wanted.ends_at, tx.now()))
    complaints.push_back({"/ends_at", fault, {}});
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  TurnRow turn;
  turn.id = tx.new_id<Turn>();
  turn.community_id = wanted.community_id;
  turn.area_code = code;
  turn.person_id = wanted.person_id;
  turn.starts_at = wanted.starts_at;
  turn.ends_at = wanted.ends_at;
  turn.set_by_name = caller.name;
  if (auto refusal = hindrance(tx, turn)) throw *refusal;
  tx.insert("posts_turns", turn);
  facts::record_change(tx, caller, about(turn), {}, "person_id", "", json::text(turn.person_id));
  tx.announce("posts", turn.community_id.value, turn.person_id.value);
  return shown(tx, turn);
}

void RotaRoom::end(Tx& tx, const Caller& caller, const TurnKey& wanted) const {
  const auto turn = must_find(tx, wanted);
  caller.require(manage, turn.area_code);
  if (turn.ends_at <= tx.now()) throw Refusal::conflict("posts.turn_is_past");
  if (turn.starts_at < tx.now()) {
    auto ended = turn;
    ended.ends_at = tx.now();
    save(tx, caller, turn, ended);
    return;
  }
  facts::record_change(tx, caller, about(turn), {}, "person_id", json::text(turn.person_id), "");
  tx.run(statements::remove_turn, turn.community_id, turn.id);
  tx.announce("posts", turn.community_id.value, turn.person_id.value);
}

CopiedWeek RotaRoom::copy_week(Tx& tx, const Caller& caller, const CopyWeek& wanted) const {
  require_near("/to", wanted.to, tx.now());
  const auto to = monday_of(wanted.to, zone_minutes_), from = to - days(7);
  CopiedWeek copied;
  for (auto turn :
       tx.all<TurnRow>(statements::turns_begun_between, wanted.community_id, from, to, caller.reach(manage))) {
    turn.id = tx.new_id<Turn>();
    turn.starts_at = turn.starts_at + days(7);
    turn.ends_at = turn.ends_at + days(7);
    turn.set_by_name = caller.name;
    turn.offered_at.reset();
    turn.offered_to_person_id.reset();
    turn.declined_by_name.clear();
    if (turn.ends_at <= tx.now()) continue;
    if (const auto refusal = hindrance(tx, turn)) {
      const auto local = local_time(turn.starts_at, zone_minutes_);
      copied.left_out.push_back(
          words_.both("posts.rota.left_out", {{"area", areas_.name_of(tx, turn.community_id, turn.area_code)},
                                              {"day", fmt::format("{}-{}", local.month, local.day)},
                                              {"name", people_.name_of(tx, turn.community_id, turn.person_id)}}));
      continue;
    }
    tx.insert("posts_turns", turn);
    facts::record_change(tx, caller, about(turn), {}, "person_id", "", json::text(turn.person_id));
    ++copied.copied;
  }
  tx.announce("posts", wanted.community_id.value);
  return copied;
}

// ---- between colleagues ----

Turn RotaRoom::give(Tx& tx, const Caller& caller, const GiveTurn& wanted) const {
  const auto turn = own(tx, caller, {wanted.community_id, wanted.id});
  if (wanted.to_person_id == turn.person_id ||
      (wanted.to_person_id && !posts_.can_be_on_duty(tx, turn.community_id, turn.area_code, *wanted.to_person_id)))
    throw Refusal::wrong("/to_person_id", "posts.cannot_have_turn");
  auto offered = turn;
  offered.offered_at = tx.now();
  offered.offered_to_person_id = wanted.to_person_id;
  offered.declined_by_name.clear();
  return save(tx, caller, turn, offered);
}

Turn RotaRoom::keep(Tx& tx, const Caller& caller, const TurnKey& wanted) const {
  const auto turn = own(tx, caller, wanted);
  auto kept = turn;
  kept.offered_at.reset();
  kept.offered_to_person_id.reset();
  return save(tx, caller, turn, kept);
}

Turn RotaRoom::take(Tx& tx, const Caller& caller, const TurnKey& wanted) const {
  const auto turn = must_find(tx, wanted);
  if (!caller.person_id || !posts_.can_be_on_duty(tx, turn.community_id, turn.area_code, caller.person_id))
    throw Refusal::forbidden("posts.cannot_have_turn");
  // A telephone that asks twice is answered twice.
  if (turn.person_id == caller.person_id) return shown(tx, turn);
  if (turn.ends_at <= tx.now()) throw Refusal::conflict("posts.turn_is_past");
  const bool to_me = turn.offered_at && turn.offered_to_person_id.value_or(caller.person_id) == caller.person_id;
  if (!to_me)
    throw Refusal::conflict("posts.turn_taken", {{"name", people_.name_of(tx, turn.community_id, turn.person_id)}});
  auto taken = turn;
  taken.person_id = caller.person_id;
  taken.offered_at.reset();
  taken.offered_to_person_id.reset();
  taken.declined_by_name.clear();
  if (auto refusal = hindrance(tx, taken)) throw *refusal;
  return save(tx, caller, turn, taken);
}

Turn RotaRoom::decline(Tx& tx, const Caller& caller, const TurnKey& wanted) const {
  const auto turn = must_find(tx, wanted);
  if (!caller.person_id || turn.offered_to_person_id != caller.person_id) throw Refusal::conflict("posts.not_asked");
  auto kept = turn;
  kept.offered_at.reset();
  kept.offered_to_person_id.reset();
  kept.declined_by_name = caller.name;
  return save(tx, caller, turn, kept);
}

// ---- what they share ----

TurnRow RotaRoom::must_find(Tx& tx, const TurnKey& key) const {
  auto turn = tx.find<TurnRow>(statements::find_turn, key.community_id, key.id);
  if (!turn) throw Refusal::not_found();
  return *turn;
}

TurnRow RotaRoom::own(Tx& tx, const Caller& caller, const TurnKey& key) const {
  const auto turn = must_find(tx, key);
  if (!caller.person_id || turn.person_id != caller.person_id) throw Refusal::forbidden("posts.not_your_turn");
  if (turn.ends_at <= tx.now()) throw Refusal::conflict("posts.turn_is_past");
  return turn;
}

std::optional<Refusal> RotaRoom::hindrance(Tx& tx, const TurnRow& turn) const {
  const auto name_of = [&](Id<Person> person) { return people_.name_of(tx, turn.community_id, person); };
  const auto roster = this->roster(tx, turn.community_id, turn.area_code, turn.starts_at, turn.ends_at);
  if (std::ranges::find(roster.able, turn.person_id, &Holder::person_id) == roster.able.end())
    return Refusal::wrong("/person_id", "posts.cannot_have_turn");
  for (const auto& other : roster.turns)
    if (covers(turn, other)) return Refusal::conflict("posts.turn_overlaps", {{"name", name_of(other.person_id)}});
  for (const auto& other : tx.all<TurnRow>(statements::turns_of, turn.community_id, turn.person_id, turn.starts_at))
    if (covers(turn, other))
      return Refusal::conflict("posts.turn_elsewhere",
                               {{"name", name_of(turn.person_id)},
                                {"area", areas_.name_of(tx, turn.community_id, other.area_code)}});
  if (leave_in(roster, turn.person_id, turn.starts_at, turn.ends_at))
    return Refusal::conflict("posts.turn_on_leave", {{"name", name_of(turn.person_id)}});
  return {};
}

Turn RotaRoom::save(Tx& tx, const Caller& caller, const TurnRow& before, const TurnRow& after) const {
  facts::record_changes(tx, caller, about(after), {}, before, after);
  tx.run(statements::keep_turn, after.community_id, after.id, after.person_id, after.ends_at, after.offered_at,
         after.offered_to_person_id, after.declined_by_name);
  tx.announce("posts", after.community_id.value, after.person_id.value);
  return shown(tx, after);
}

}  // namespace linli::posts
