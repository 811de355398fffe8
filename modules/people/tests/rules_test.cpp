#include "modules/people/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::people;

namespace {

Proxy proxy_between(std::int64_t principal, std::int64_t agent) {
  Proxy proxy;
  proxy.principal_person_id = {principal};
  proxy.agent_person_id = {agent};
  return proxy;
}
constexpr Instant now{1'000'000};

}  // namespace

TEST_CASE("nobody records a proxy for themselves") {
  CHECK(fault_of_proxy(proxy_between(1, 1), {}, now) == std::string("people.proxy_for_self"));
}

TEST_CASE("a proxy cannot end before it begins") {
  auto proxy = proxy_between(1, 2);
  proxy.until = now;
  CHECK(fault_of_proxy(proxy, {}, now) == std::string("people.proxy_ends_before_it_starts"));
  proxy.until = now + minutes(1);
  CHECK(fault_of_proxy(proxy, {}, now) == nullptr);
}

TEST_CASE("the same two people need one proxy, and a new one once it has ended") {
  auto first = proxy_between(1, 2);
  CHECK(fault_of_proxy(proxy_between(1, 2), {first}, now) == std::string("people.proxy_exists"));
  CHECK(fault_of_proxy(proxy_between(1, 3), {first}, now) == nullptr);
  first.ended_at = now;
  CHECK(fault_of_proxy(proxy_between(1, 2), {first}, now) == nullptr);
}

TEST_CASE("a proxy is in force until its last moment") {
  auto proxy = proxy_between(1, 2);
  CHECK(is_in_force(proxy, now));
  proxy.until = now + seconds(1);
  CHECK(is_in_force(proxy, now));
  CHECK_FALSE(is_in_force(proxy, now + seconds(1)));
}

TEST_CASE("a telephone and a home are changed at the desk, a name and large text are not") {
  Person before;
  auto after = before;
  after.name = Text<1, 60>("新名");
  after.large_text = true;
  CHECK_FALSE(needs_the_desk(before, after));
  after.household_id = Id<Household>{5};
  CHECK(needs_the_desk(before, after));
  after = before;
  after.phone = Phone::stored("13800001111");
  CHECK(needs_the_desk(before, after));
}

TEST_CASE("what people search for is never a pattern") { CHECK(pattern_of("3%_!") == "%3!%!_!!%"); }

TEST_CASE("a place in words leaves out what is not known") {
  CHECK(place_in_words("玉岭新村 3栋", "2单元", "301") == "玉岭新村 3栋 2单元 301");
  CHECK(place_in_words("玉岭新村 3栋", "", "301") == "玉岭新村 3栋 301");
}
