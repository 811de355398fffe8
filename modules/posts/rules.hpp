#pragma once
#include "modules/posts/records.hpp"

namespace linli::posts {

// What deciding about duty needs of a post that somebody holds.
struct Holder {
  Id<Post> id;
  std::string post;
  std::int64_t rank = 0;
  std::optional<PostLeave> leave;
  Id<Person> person_id = {};
};

bool is_on_leave(const std::optional<PostLeave>& leave, Instant at);

// The kind that answers for areas of a level: the first of that level in the catalogue; null when it has none.
const PostKind* answering_kind(const std::vector<PostKind>& kinds, Level level);

// The places, from the area upwards, at which somebody may be on duty: its grid, community, street and county.
struct Rung {
  Level level;
  std::string area_code;
};
std::vector<Rung> rungs_above(std::string_view area_code);

// True when a post of this level can be held in an area with this code.
bool fits_level(Level level, std::string_view area_code);

// The holders who answer for one area, owner first, then deputies by rank, then holders of the deputy's own post
// ("deputy_" + code).
std::vector<Holder> in_order_of_duty(std::vector<Holder> holders, const std::string& post);

// The first who is not on leave.
std::optional<std::size_t> first_at_work(const std::vector<Holder>& ordered, Instant at);

}  // namespace linli::posts
