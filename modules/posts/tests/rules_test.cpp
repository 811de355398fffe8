#include "modules/posts/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::posts;

namespace {

constexpr Instant now{1'000'000'000};
Holder holder(std::int64_t id, const char* post, std::int64_t rank, bool away = false) {
  Holder made{{id}, post, rank, {}};
  if (away) made.leave = PostLeave{now - hours(1), now + hours(1)};
  return made;
}

}  // namespace

TEST_CASE("leave begins at its first moment and is over at its last") {
  const PostLeave leave{now, now + hours(1)};
  CHECK(is_on_leave(leave, now));
  CHECK_FALSE(is_on_leave(leave, now - seconds(1)));
  CHECK_FALSE(is_on_leave(leave, now + hours(1)));
  CHECK_FALSE(is_on_leave({}, now));
}

TEST_CASE("the way up from a building is its grid, community, street and county") {
  const auto rungs = rungs_above("421087104001003C02B11");
  REQUIRE(rungs.size() == 4);
  CHECK(rungs[0].area_code == "421087104001003");
  CHECK(rungs[3].area_code == "421087");
  CHECK(rungs_above("421087104001C02B11").front().level == Level::community);
  CHECK(rungs_above("421087104").size() == 2);
}

TEST_CASE("a post is held only in an area of its level") {
  CHECK(fits_level(Level::grid, "421087104001003"));
  CHECK_FALSE(fits_level(Level::grid, "421087104001C03"));
  CHECK(fits_level(Level::compound, "421087104001C03"));
  CHECK(fits_level(Level::building, "421087104001003C02B11"));
  CHECK_FALSE(fits_level(Level::micro_grid, "421087104001003C02"));
  CHECK(fits_level(Level::street, "421087104"));
}

TEST_CASE("the owner answers, then deputies by rank, then whoever holds the deputy's post") {
  const auto ordered = in_order_of_duty({holder(1, "deputy_secretary", 0), holder(2, "secretary", 2), holder(3, "secretary", 0), holder(4, "medic", 0)}, "secretary");
  REQUIRE(ordered.size() == 3);
  CHECK(ordered[0].id.value == 3);
  CHECK(ordered[1].id.value == 2);
  CHECK(ordered[2].id.value == 1);
}

TEST_CASE("whoever is on leave is passed over") {
  CHECK(*first_at_work({holder(1, "grid_leader", 0, true), holder(2, "grid_leader", 1)}, now) == 1);
  CHECK_FALSE(first_at_work({holder(1, "grid_leader", 0, true)}, now));
}

TEST_CASE("the first kind of a level in the catalogue answers for it") {
  const std::vector<PostKind> kinds{{"secretary", {}, Level::community, "secretary"}, {"medic", {}, Level::community, "medic"}};
  CHECK(answering_kind(kinds, Level::community)->code == "secretary");
  CHECK(answering_kind(kinds, Level::grid) == nullptr);
}
