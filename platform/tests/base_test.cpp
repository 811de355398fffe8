// Instants, ids, clocks, telephone numbers and texts.
#include <doctest/doctest.h>

#include <set>
#include <thread>

#include "platform/auth/rate_limit.hpp"
#include "platform/base/clock.hpp"
#include "platform/base/id.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/refusal.hpp"
#include "platform/base/text.hpp"

namespace linli::base_tests {

TEST_CASE("an instant is read with its zone and written in UTC") {
  const std::vector<std::pair<const char*, const char*>> pairs{
      {"2026-11-24T08:00:00+08:00", "2026-11-24T00:00:00Z"},    {"2026-11-24T08:00Z", "2026-11-24T08:00:00Z"},
      {"2026-11-24 08:00:00.25Z", "2026-11-24T08:00:00.250Z"},  {"2024-02-29T23:59:59-0500", "2024-03-01T04:59:59Z"},
      {"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"}, {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"}};
  for (const auto& [given, expected] : pairs) {
    const auto instant = parse_instant(given);
    REQUIRE_MESSAGE(instant, given);
    CHECK(instant->iso() == expected);
    CHECK(parse_instant(instant->iso()) == instant);
  }
}

TEST_CASE("what is no instant is not read as one") {
  for (const auto* text : {"", "2026-11-24", "2026-11-24T08:00:00", "2026-13-01T00:00Z", "2026-02-29T00:00Z",
                           "2026-11-24T24:00Z", "2026-11-24T08:60Z", "2026-11-24T08:00:00+15:00",
                           "2026-11-24T08:00:00Zx", "-026-11-24T08:00Z", "1899-12-31T00:00Z"})
    CHECK_MESSAGE(!parse_instant(text), text);
}

TEST_CASE("local time and instant agree on both sides of midnight and of 1970") {
  const auto instant = from_local(2026, 11, 24, 10, 480);
  CHECK(instant.iso() == "2026-11-23T16:10:00Z");
  const auto local = local_time(instant, 480);
  CHECK(local.day == 24);
  CHECK(local.minute_of_day == 10);
  CHECK(local.weekday == 2);
  const auto before = local_time(Instant{-1}, 0);
  CHECK(before.year == 1969);
  CHECK(before.minute_of_day == 1439);
  CHECK(before.weekday == 3);
}

TEST_CASE("ids are unlike, grow, and know when they were made, even when the clock goes back") {
  IdMaker ids;
  const Instant now{1'764'000'000'000};
  std::int64_t last = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto id = ids.next(i == 5'000 ? now - days(1) : now);
    REQUIRE(id > last);
    last = id;
  }
  CHECK(made_at(IdMaker().next(now)) == now);
  ids.stay_after(now + days(1));
  CHECK(made_at(ids.next(now)) > now + days(1));
}

TEST_CASE("ids made by several threads at once are unlike") {
  IdMaker ids;
  std::vector<std::vector<std::int64_t>> made(4);
  std::vector<std::thread> threads;
  for (auto& mine : made)
    threads.emplace_back([&] {
      for (int i = 0; i < 5'000; ++i) mine.push_back(ids.next({1'764'000'000'000}));
    });
  for (auto& thread : threads) thread.join();
  std::set<std::int64_t> all;
  for (const auto& mine : made) all.insert(mine.begin(), mine.end());
  CHECK(all.size() == 20'000);
}

TEST_CASE("an id is read only from its own decimal form") {
  CHECK(parse_id("7") == 7);
  for (const auto* text : {"", "0", "-7", "07", "7x", " 7", "9223372036854775808", "1e3"})
    CHECK_MESSAGE(!parse_id(text), text);
}

TEST_CASE("a clock does not go back, and the machine's cannot be moved") {
  Clock clock;
  const auto tomorrow = clock.now() + days(1);
  clock.stay_after(tomorrow);
  CHECK(clock.now() >= tomorrow);
  clock.set({0});
  CHECK(clock.now() >= tomorrow);
  std::this_thread::sleep_for(std::chrono::milliseconds(40));
  const auto later = clock.now();  // it goes on, but slower than the machine's that it waits for
  CHECK(later >= tomorrow + Duration{20});
  CHECK(later < Clock().now() + days(1));
  Clock standing({5});
  standing.advance(seconds(1));
  CHECK(standing.now() == Instant{1'005});
}

TEST_CASE("a telephone number is taken as people write it") {
  const char* fault = nullptr;
  for (const auto* text : {"13812345678", "+86 138 1234 5678", "0086-138-1234-5678", "8613812345678", "138(1234)5678",
                           "１３８１２３４５６７８"}) {
    const auto phone = Phone::make(text, fault);
    REQUIRE_MESSAGE(phone, text);
    CHECK(phone->digits() == "13812345678");
    CHECK(phone->masked() == "138****5678");
  }
  CHECK(Phone::make("0716-6222222", fault)->digits() == "07166222222");
  CHECK(Phone::make("+1 212 555 0100", fault)->digits() == "+12125550100");
}

TEST_CASE("a telephone number that cannot be one is refused with what is wrong") {
  const std::vector<std::pair<const char*, std::string>> pairs{
      {"1381234567", "phone.too_short"}, {"138123456789", "phone.too_long"}, {"138-call-me", "phone.not_a_number"},
      {"", "phone.not_a_number"},        {"12", "phone.too_short"},          {"++8613812345678", "phone.not_a_number"}};
  for (const auto& [text, expected] : pairs) {
    const char* fault = nullptr;
    CHECK_MESSAGE(!Phone::make(text, fault), text);
    CHECK_MESSAGE(fault == expected, text);
  }
}

TEST_CASE("UTF-8 is checked to the letter") {
  for (const auto* text : {"", "abc", "邻里", "\xF0\x9F\x8F\xA0", "\xEF\xBF\xBD"}) CHECK(is_utf8(text));
  for (const auto* text : {"\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE9\x82", "\xF8\x88\x80\x80\x80"})
    CHECK(!is_utf8(text));
  CHECK(length_of("邻里ab") == 4);
  CHECK(first_letters("邻里ab", 3) == "邻里a");
}

TEST_CASE("a key may do so much in a window and is told how long to wait; others may go on") {
  RateLimit limit(3, minutes(1));
  const Instant start{1'000'000};
  for (int i = 0; i < 3; ++i) CHECK_NOTHROW(limit.count("a", start));
  try {
    limit.count("a", start + seconds(20));
    FAIL("not refused");
  } catch (const Refusal& refusal) {
    CHECK(refusal.status() == 429);
    CHECK(refusal.code() == "platform.too_many");
    CHECK(refusal.arguments().at(0).second == "41");
  }
  CHECK_NOTHROW(limit.count("b", start + seconds(20)));
  CHECK_NOTHROW(limit.count("a", start + seconds(61)));
}

TEST_CASE("a limit of nought allows any number") {
  RateLimit limit(0, minutes(1));
  for (int i = 0; i < 1'000; ++i) limit.count("a", {0});
  CHECK_NOTHROW(limit.count("a", {0}));
}

}  // namespace linli::base_tests
