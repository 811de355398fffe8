#include <doctest/doctest.h>

#include "modules/notices/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

std::string body(const std::string& area_code, const std::string& ends_at = "2026-11-27T00:00:00Z") {
  return R"({"area_code":")" + area_code + R"(","kind":"warning","title":"路面结冰","body":"请慢走。","ends_at":")" +
         ends_at + R"("})";
}

}  // namespace

TEST_CASE("a warning goes through the doors: written, published, read, corrected and withdrawn") {
  Village village;
  const auto office = village.office();
  const auto reader = village.as_resident(village.granny);
  const auto drafted = village.house.as(office, "POST", village.url("/written-notices"), body(testing::grid_code));
  REQUIRE(drafted.status == 201);
  const auto id = std::string(body_of(drafted).at("id").as_string());
  const auto written = village.url("/written-notices/" + id), read = village.url("/notices/" + id);
  CHECK(problem_code(village.house.as(reader, "GET", read)) == "platform.not_found");
  CHECK(village.house.as(office, "POST", written + "/publication", R"({"version":1})").status == 200);
  CHECK(body_of(village.house.as(reader, "GET", read)).at("title").as_string() == "路面结冰");
  const auto correction = R"({"version":2,"correction":"地点写错了。","body":"三号楼门口请慢走。"})";
  CHECK(village.house.as(office, "POST", written + "/correction", correction).status == 200);
  const auto listed = body_of(village.house.as(reader, "GET", village.url("/notices"))).at("items").as_array();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].at("correction").as_string() == "地点写错了。");
  CHECK(village.house.as(office, "POST", written + "/withdrawal", R"({"version":3,"reason":"冰化了。"})").status ==
        200);
  CHECK(problem_code(village.house.as(reader, "GET", read)) == "platform.not_found");
  CHECK(body_of(village.house.as(office, "GET", written)).at("state").as_string() == "withdrawn");
}

TEST_CASE("a right to write in one grid writes nowhere else, and sees no drafts of others") {
  Village village;
  village.write(village.draft(testing::village_code));
  const auto worker = caller_with({notices::write}, testing::grid_code);
  const auto post = [&](const std::string& code) {
    return village.house.as(worker, "POST", village.url("/written-notices"), body(code));
  };
  CHECK(problem_code(post(testing::village_code)) == "platform.no_permission");
  CHECK(post(testing::building_code).status == 201);
  const auto listed = body_of(village.house.as(worker, "GET", village.url("/written-notices"))).at("items").as_array();
  REQUIRE(listed.size() == 1);
  const auto own = village.url("/written-notices/" + std::string(listed[0].at("id").as_string()));
  const auto move = R"({"version":1,"area_code":")" + testing::village_code + R"("})";
  CHECK(problem_code(village.house.as(worker, "PATCH", own, move)) == "platform.no_permission");
}

TEST_CASE("a notice for a place that is not there, or with a past end, is refused with the field's name") {
  Village village;
  const auto fault = [&](const std::string& wanted) {
    const auto refused = body_of(village.house.as(village.office(), "POST", village.url("/written-notices"), wanted));
    return std::string(refused.at("errors").as_array().at(0).at("pointer").as_string());
  };
  CHECK(fault(body(testing::village_code + "099")) == "/area_code");
  CHECK(fault(body(testing::village_code, "2026-11-20T00:00:00Z")) == "/ends_at");
}

TEST_CASE("what was written is listed page by page, drafts apart") {
  Village village;
  village.publish(village.draft(testing::village_code));
  village.write(village.draft(testing::village_code));
  village.write(village.draft(testing::village_code));
  const auto get = [&](const std::string& rest) {
    return body_of(village.house.as(village.office(), "GET", village.url("/written-notices" + rest)));
  };
  CHECK(get("?state=draft").at("items").as_array().size() == 2);
  const auto first = get("?limit=2");
  CHECK(first.at("items").as_array().size() == 2);
  const auto rest = get("?limit=2&after=" + std::string(first.at("next").as_string()));
  CHECK(rest.at("items").as_array().size() == 1);
  CHECK(rest.at("next").is_null());
}

TEST_CASE("what is published becomes the day's most important thing, and stops being it, without a correction") {
  Village village;
  const auto id = village.publish(village.draft(testing::village_code)).id.text();
  const auto written = village.url("/written-notices/" + id);
  const auto put = [&](const Caller& caller, int version, bool important) {
    return village.house.as(
        caller, "PUT", written + "/importance",
        R"({"version":)" + std::to_string(version) + R"(,"important":)" + (important ? "true" : "false") + "}");
  };
  const auto marked = put(village.office(), 2, true);
  REQUIRE_MESSAGE(marked.status == 200, marked.body);
  CHECK(body_of(marked).at("important_until").is_string());
  CHECK(body_of(marked).at("correction").is_null());
  const auto reader = village.as_resident(village.granny);
  CHECK(body_of(village.house.as(reader, "GET", village.url("/notices/" + id))).at("important").as_bool());
  CHECK(problem_code(put(village.office(), 2, false)) == "notices.changed_meanwhile");
  CHECK(problem_code(put(caller_with({notices::write}, testing::grid_code), 3, false)) == "platform.not_found");
  CHECK(body_of(put(village.office(), 3, false)).at("important_until").is_null());
  const auto changes = village.house.read([&](Tx& tx) {
    return facts::history_of(tx, {village.community.id, "notice", *parse_id(id)});
  });
  CHECK(std::ranges::count(changes, "important", &facts::Change::field) == 2);
  CHECK(village.house.as(village.office(), "POST", written + "/withdrawal", R"({"version":4,"reason":"过了。"})")
            .status == 200);
  CHECK(problem_code(put(village.office(), 5, true)) == "notices.not_published");
}
