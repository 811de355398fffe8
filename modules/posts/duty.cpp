#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/posts/rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {
namespace {

std::vector<Holder> holders_of(const std::vector<PostRow>& rows) {
  std::vector<Holder> holders;
  for (const auto& row : rows) holders.push_back({row.id, row.post, row.rank, row.leave()});
  return holders;
}

}  // namespace

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
    const auto rows = held_at(tx, community, rung.area_code, at);
    const auto ordered = in_order_of_duty(holders_of(rows), kind->code);
    std::vector<Post> posts;
    for (const auto& holder : ordered) posts.push_back(post_of(tx, *std::ranges::find(rows, holder.id, &PostRow::id)));
    if (lowest)
      for (const auto& post : posts) post.post == kind->code && post.rank == 0 ? void(duty.owner = post) : duty.deputies.push_back(post);
    if (const auto first = first_at_work(ordered, at)) {
      duty.responsible = posts[*first];
      duty.substituted = !duty.owner || duty.responsible->id != duty.owner->id;
      duty.because = because(duty, lowest, at);
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

Words2 Posts::because(const Duty& duty, bool same_level, Instant at) const {
  const auto& who = *duty.responsible;
  const auto say = [&](const std::string& code, const std::string& until) {
    return Words2{words_.say("zh", code, {{"name", who.person_name}, {"post", who.post_name.zh}, {"area", who.area_name}, {"owner", duty.owner ? duty.owner->person_name : ""}, {"until", until}}),
                  words_.say("en", code, {{"name", who.person_name}, {"post", who.post_name.en}, {"area", who.area_name}, {"owner", duty.owner ? duty.owner->person_name : ""}, {"until", until}})};
  };
  if (!duty.substituted) return say("posts.duty.owner", "");
  const bool away = duty.owner && is_on_leave(duty.owner->leave, at);
  if (!away) return say(same_level ? "posts.duty.no_owner" : "posts.duty.nobody_below", "");
  const auto back = local_time(duty.owner->leave->ends_at, zone_minutes_);
  return say(same_level ? "posts.duty.stands_in" : "posts.duty.all_away", std::to_string(back.month) + "-" + std::to_string(back.day));
}

}  // namespace linli::posts
