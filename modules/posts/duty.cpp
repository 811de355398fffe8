#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {

Duty Posts::ask_duty(Tx& tx, const Caller& caller, const AskDuty& wanted) const {
  caller.require(view, wanted.area_code.str());
  return duty(tx, wanted.community_id, wanted.area_code.str(), tx.now());
}

Duty Posts::duty(Tx& tx, Id<Area> community, std::string_view area_code, Instant at) const {
  Duty duty;
  bool lowest = true;
  for (const auto& rung : rungs_above(area_code)) {
    const auto* kind = answering_kind(kinds_, rung.level);
    if (kind == nullptr) continue;
    const auto held = held_for(tx, community, rung.area_code, at);
    const auto roster = roster_of(tx, community, rung.area_code, *kind, held, at, at + seconds(1));
    const auto post_by = [&](Id<Post> id) { return post_of(tx, *std::ranges::find(held, id, &PostRow::id)); };
    if (lowest)
      for (const auto& holder : roster.ordered)
        holder.post == kind->code&& holder.rank == 0 ? void(duty.owner = post_by(holder.id))
                                                     : duty.deputies.push_back(post_by(holder.id));
    if (const auto now = on_duty(roster, at); now.post_id) {
      duty.responsible = post_by(*now.post_id);
      duty.substituted = !duty.owner || duty.responsible->person_id != duty.owner->person_id;
      duty.planned = now.how == How::turn || now.how == How::stands_in;
      const auto* turn = now.how == How::turn ? turn_at(roster, at) : nullptr;
      duty.because = because(duty, turn ? std::optional(turn->ends_at) : std::nullopt, lowest, at);
      return duty;
    }
    lowest = false;
  }
  duty.because = words_.both("posts.duty.nobody");
  return duty;
}

// Posts above a community may be kept in another community than the one that asks.
std::vector<PostRow> Posts::held_at(Tx& tx, Id<Area> community, std::string_view area_code, Instant at) const {
  if (area_code.size() >= 12) return tx.all<PostRow>(statements::held_at, community, area_code, at);
  std::vector<PostRow> rows;
  for (const auto& key : tx.all<PostKey>(statements::posts_above, area_code)) {
    auto row = must_find(tx, key);
    if (row.since <= at && (!row.until || *row.until > at)) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<PostRow> Posts::held_for(Tx& tx, Id<Area> community, std::string_view area_code, Instant at) const {
  constexpr std::size_t community_digits = 12;
  auto held = held_at(tx, community, area_code, at);
  if (area_code.size() > community_digits)
    for (auto& row : held_at(tx, community, area_code.substr(0, community_digits), at)) held.push_back(std::move(row));
  return held;
}

Roster Posts::roster_of(Tx& tx, Id<Area> community, const std::string& area_code, const PostKind& answering,
                        const std::vector<PostRow>& held, Instant from, Instant until) const {
  Roster roster{answering.code, {}, {}, {}};
  for (const auto& row : held) {
    const Holder holder{row.id, row.post, row.rank, row.leave(), row.person_id};
    if (row.area_code == area_code) roster.ordered.push_back(holder);
    if (const auto* kind = find_kind(row.post); kind != nullptr && kind->on_duty) roster.able.push_back(holder);
  }
  roster.ordered = in_order_of_duty(std::move(roster.ordered), answering.code);
  if (has_turns(area_code)) roster.turns = tx.all<TurnRow>(statements::turns_in, community, area_code, from, until);
  return roster;
}

Words2 Posts::because(const Duty& duty, const std::optional<Instant>& turn_ends_at, bool same_level, Instant at) const {
  const auto& who = *duty.responsible;
  const auto say = [&](const std::string& code, const std::string& until) {
    const auto owner = duty.owner ? duty.owner->person_name : "";
    return words_.both(code, {{"name", who.person_name},
                              {"post.zh", who.post_name.zh},
                              {"post.en", who.post_name.en},
                              {"area", who.area_name},
                              {"owner", owner},
                              {"until", until}});
  };
  const auto day_of = [&](Instant moment) {
    const auto local = local_time(moment, zone_minutes_);
    return fmt::format("{}-{}", local.month, local.day);
  };
  if (turn_ends_at) {
    const auto local = local_time(*turn_ends_at, zone_minutes_);
    const auto clock = fmt::format(" {:02}:{:02}", local.minute_of_day / 60, local.minute_of_day % 60);
    return say("posts.duty.turn", day_of(*turn_ends_at) + clock);
  }
  if (!duty.substituted) return say("posts.duty.owner", "");
  const bool away = duty.owner && is_on_leave(duty.owner->leave, at);
  if (!away && duty.owner && same_level) return say("posts.duty.for_a_turn", "");
  if (!away) return say(same_level ? "posts.duty.no_owner" : "posts.duty.nobody_below", "");
  return say(same_level ? "posts.duty.stands_in" : "posts.duty.all_away",
             day_of(duty.owner->leave->ends_at - seconds(1)));
}

}  // namespace linli::posts
