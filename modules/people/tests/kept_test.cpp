#include <doctest/doctest.h>

#include "modules/people/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::Village;

TEST_CASE("people read all that is kept about them, where it came from and who looked") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto worker = caller_with({people::view, people::manage, people::open}, testing::village_code);
  village.house.as(worker, "PATCH", village.url("/persons/" + village.granny.id.text()),
                   R"({"version":1,"birth_year":1948})");
  village.house.as(worker, "POST", village.url("/persons/" + village.granny.id.text() + "/phone-views"),
                   R"({"purpose":"约上门时间"})");
  const auto data = village.house.as(granny, "GET", village.url("/me/data"));
  REQUIRE(data.status == 200);
  for (const auto* part : {"13800001111", "1948", "玉岭新村 3栋 2单元 301", "约上门时间", "本人或家人说的"})
    CHECK_MESSAGE(data.body.find(part) != std::string::npos, part);
  CHECK(data.body.find("周敏") == std::string::npos);
}

TEST_CASE("another module tells its part, and one that keeps nothing stands nowhere") {
  Village village;
  village.people().tell_kept_with([&](Tx&, const Person& person) {
    people::KeptPart part{"told", {"别的", "More"}, {}, {}};
    if (person.id == village.granny.id) part.items.push_back({{"一件事", "A thing"}, {}, {}, {}, {}});
    return part;
  });
  const auto parts = [&](const Person& person) {
    return body_of(village.house.as(village.as_resident(person), "GET", village.url("/me/data")))
        .at("parts")
        .as_array()
        .size();
  };
  CHECK(parts(village.granny) == parts(village.daughter) + 1);
}

TEST_CASE("nobody reads another's data, not in the same home and not at the desk") {
  Village village;
  auto daughter = village.as_resident(village.daughter);
  CHECK(village.house.as(daughter, "GET", village.url("/me/data")).body.find("田桂英") == std::string::npos);
  auto desk = caller_with({people::view, people::open}, testing::village_code);
  CHECK(village.house.as(desk, "GET", village.url("/me/data")).status == 404);
}
