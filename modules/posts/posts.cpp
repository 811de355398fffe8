#include "modules/posts/posts.hpp"

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {

Posts::Posts(const areas::Areas& areas, const people::People& people, std::vector<PostKind> kinds, const Words& words, int zone_minutes)
    : areas_(areas), people_(people), kinds_(std::move(kinds)), words_(words), zone_minutes_(zone_minutes) {}

const PostKind* Posts::find_kind(std::string_view code) const {
  const auto found = std::ranges::find(kinds_, code, &PostKind::code);
  return found == kinds_.end() ? nullptr : &*found;
}

std::vector<Held> Posts::held_by(Tx& tx, Id<Person> person) const {
  std::vector<Held> held;
  for (const auto& key : tx.all<PostKey>(statements::posts_of_holder, person)) {
    const auto row = must_find(tx, key);
    const auto* kind = find_kind(row.post);
    const bool now = row.since <= tx.now() && (!row.until || *row.until > tx.now());
    if (now && kind != nullptr) held.push_back({row.community_id, row.area_code, kind->role, row.post});
  }
  return held;
}

std::vector<Post> Posts::posts_of(Tx& tx, Id<Area> community, Id<Person> person) const {
  std::vector<Post> posts;
  for (const auto& row : tx.all<PostRow>(statements::held_by, community, person, tx.now())) posts.push_back(post_of(tx, row));
  return posts;
}

std::vector<Post> Posts::held_over(Tx& tx, Id<Area> community, std::string_view area_code, Instant at) const {
  constexpr std::size_t county_digits = 6, digits_a_level = 3;
  std::vector<Post> posts;
  for (auto digits = area_code.size(); digits >= county_digits; digits -= digits_a_level)
    for (const auto& row : held_at(tx, community, area_code.substr(0, digits), at)) posts.push_back(post_of(tx, row));
  return posts;
}

Items<Post> Posts::list(Tx& tx, const Caller& caller, const ListPosts& wanted) const {
  const auto reach = caller.reach(view);
  const auto area = wanted.area_code ? wanted.area_code->str() : std::string();
  Items<Post> list;
  for (const auto& row : tx.all<PostRow>(statements::list, wanted.community_id, area, area + "~", tx.now(), reach))
    if (!wanted.person_id || row.person_id == *wanted.person_id) list.items.push_back(post_of(tx, row));
  return list;
}

Items<Post> Posts::mine(Tx& tx, const Caller& caller, const ListMyPosts& wanted) const {
  if (!caller.person_id) return {};
  return {posts_of(tx, wanted.community_id, caller.person_id)};
}

Post Posts::appoint(Tx& tx, const Caller& caller, const AppointToPost& wanted) const {
  const auto& code = wanted.area_code.str();
  caller.require(manage, code);
  const auto* kind = find_kind(wanted.post.str());
  if (kind == nullptr) throw Refusal::wrong("/post", "posts.no_such_post");
  if (!fits_level(kind->level, code)) throw Refusal::wrong("/area_code", "posts.wrong_level");
  const auto community_code = areas_.code_of_community(tx, wanted.community_id).value_or("");
  if (code.size() >= 12) areas_.must_have(tx, wanted.community_id, code, "/area_code");
  else if (!community_code.starts_with(code)) throw Refusal::wrong("/area_code", "areas.no_such_area");
  const auto person = people_.find_person(tx, wanted.community_id, wanted.person_id);
  if (!person) throw Refusal::wrong("/person_id", "people.no_such_person");
  if (caller.person_id == person->id) throw Refusal::forbidden("posts.not_yourself");
  PostRow row;
  row.id = tx.new_id<Post>();
  row.community_id = wanted.community_id;
  row.area_code = code;
  row.post = kind->code;
  row.person_id = person->id;
  row.rank = wanted.rank ? wanted.rank->value : 0;
  row.since = tx.now();
  require_owner_is_free(tx, row);
  tx.insert("posts_posts", row);
  tx.run(statements::file_holder, row.id, row.community_id, row.person_id, row.area_code);
  if (on_changed_) on_changed_(tx, row.person_id);
  tx.announce("posts", row.community_id.value, row.person_id.value);
  return post_of(tx, row);
}

void Posts::end(Tx& tx, const Caller& caller, const PostKey& wanted) const {
  const auto row = must_find(tx, wanted);
  caller.require(manage, row.area_code);
  tx.run(statements::end_post, row.community_id, row.id, tx.now());
  tx.run(statements::unfile_holder, row.id);
  if (on_changed_) on_changed_(tx, row.person_id);
  tx.announce("posts", row.community_id.value, row.person_id.value);
}

// ---- what they share ----

Post Posts::post_of(Tx& tx, const PostRow& row) const {
  const auto* kind = find_kind(row.post);
  auto leave = row.leave_ends_at && *row.leave_ends_at > tx.now() ? row.leave() : std::nullopt;
  if (leave && leave->stand_in) leave->stand_in->name = people_.name_of(tx, row.community_id, leave->stand_in->person_id);
  return {.id = row.id,
          .community_id = row.community_id,
          .area_code = row.area_code,
          .area_name = areas_.name_of(tx, row.community_id, row.area_code),
          .post = row.post,
          .post_name = kind == nullptr ? Words2{row.post, row.post} : kind->name,
          .person_id = row.person_id,
          .person_name = people_.name_of(tx, row.community_id, row.person_id),
          .rank = row.rank,
          .since = row.since,
          .until = row.until,
          .leave = std::move(leave)};
}

PostRow Posts::must_find(Tx& tx, const PostKey& key) const {
  auto row = tx.find<PostRow>(statements::find, key.community_id, key.id);
  if (!row) throw Refusal::not_found();
  return *row;
}

void Posts::require_owner_is_free(Tx& tx, const PostRow& wanted) const {
  const auto* kind = find_kind(wanted.post);
  const bool answers = answering_kind(kinds_, kind->level) == kind;
  for (const auto& held : held_at(tx, wanted.community_id, wanted.area_code, tx.now())) {
    if (held.post != wanted.post) continue;
    if (held.person_id == wanted.person_id) throw Refusal::conflict("posts.already_held");
    if (answers && wanted.rank == 0 && held.rank == 0)
      throw Refusal::conflict("posts.owner_exists", {{"name", people_.name_of(tx, held.community_id, held.person_id)}});
  }
}

}  // namespace linli::posts
