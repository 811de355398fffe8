#include "modules/notices/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::notices;

namespace {

constexpr int china = 480;
const Instant noon = from_local(2026, 11, 24, 12 * 60, china);

}  // namespace

TEST_CASE("a notice is for whoever is in its place, and for nobody beside it") {
  const std::vector<std::string> home{"421087104001001C01B01", "421087104001001002"};
  CHECK(is_for("421087104001", home));
  CHECK(is_for("421087104001001C01", home));
  CHECK(is_for("421087104001001C01B01", home));
  CHECK(is_for("421087104001001002", home));
  CHECK_FALSE(is_for("421087104001001C01B02", home));
  CHECK_FALSE(is_for("421087104001002", home));
  CHECK_FALSE(is_for("421087104001", {}));
}

TEST_CASE("a notice ends after it starts, in the time to come, and within a year") {
  CHECK(fault_of_times(noon, noon + days(1), noon) == nullptr);
  CHECK(fault_of_times(noon + days(3), noon + days(4), noon) == nullptr);
  CHECK(std::string(fault_of_times(noon, noon, noon)) == "notices.ends_before_start");
  CHECK(std::string(fault_of_times(noon - days(2), noon - days(1), noon)) == "notices.ended");
  CHECK(std::string(fault_of_times(noon, noon + days(400), noon)) == "notices.too_long");
}

TEST_CASE("what is important today is so until midnight of the community's clock") {
  const auto midnight = from_local(2026, 11, 25, 0, china);
  CHECK(end_of_day(noon, china) == midnight);
  CHECK(end_of_day(midnight, china) == midnight + days(1));
  Notice notice{.starts_at = noon - days(3)};
  CHECK_FALSE(important_until(notice, noon, china));
  notice.important = true;
  CHECK(important_until(notice, noon, china) == midnight);
  notice.starts_at = noon + days(2);
  CHECK(important_until(notice, noon, china) == midnight + days(2));
}

TEST_CASE("only what is published, has begun and has not ended is current") {
  Notice notice{.starts_at = noon, .ends_at = noon + hours(1), .state = NoticeState::published};
  CHECK(is_current(notice, noon));
  CHECK_FALSE(is_current(notice, noon - seconds(1)));
  CHECK_FALSE(is_current(notice, noon + hours(1)));
  notice.state = NoticeState::draft;
  CHECK_FALSE(is_current(notice, noon));
}
