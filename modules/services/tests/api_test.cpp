#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using testing::body_of;
using testing::problem_code;

namespace {

const std::string yuling = "421087104001";

struct Counter {
  testing::TestHouse house{
      {facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(), services_module()}};
  Id<Area> community;
  Id<Area> other;
  Caller resident = testing::caller_with({services::view}, yuling);
  Caller secretary = testing::caller_with({services::view, services::manage}, yuling);

  Counter() {
    secretary.name = "王书记";
    house.write([&](Tx& tx) {
      const auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, yuling, "玉岭社区", {}, {}).id;
      other = areas.ensure_community(tx, "421087104002", "青溪社区", {}, {}).id;
    });
  }
  const services::Services& services() { return house.room<services::Services>(); }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.text() + rest; }
  HttpResponse set(const Caller& caller, const std::string& code, const std::string& body) {
    return house.as(caller, "PUT", url("/catalogue/" + code), body);
  }
  HttpResponse pause_meals() { return set(secretary, "meals", R"({"offered":false,"reason":"食堂修到 12 月"})"); }
  // Whether a resident finds a kind among those on offer.
  bool offers(const std::string& code) {
    const auto body = body_of(house.as(resident, "GET", url("/services")));
    return std::ranges::any_of(body.at("items").as_array(),
                               [&](const auto& each) { return each.at("code").as_string() == code; });
  }
  std::string refusal_of_ordering(Id<Area> where, const std::string& code) {
    return house.read([&](Tx& tx) -> std::string {
      try {
        services().get_offered(tx, where, code);
        return {};
      } catch (const Refusal& refusal) {
        return refusal.complaints().empty() ? refusal.code()
                                            : refusal.complaints()[0].pointer + " " + refusal.complaints()[0].code;
      }
    });
  }
};

std::string first_fault(const HttpResponse& response) {
  const auto body = body_of(response);
  const auto& fault = body.at("errors").as_array().at(0);
  return std::string(fault.at("pointer").as_string()) + " " + std::string(fault.at("code").as_string());
}

}  // namespace

TEST_CASE("residents see every kind with what it promises, in the order of the groups") {
  Counter counter;
  const auto body = body_of(counter.house.as(counter.resident, "GET", counter.url("/services")));
  const auto& items = body.at("items").as_array();
  REQUIRE(items.size() == counter.services().shipped().kinds().size());
  CHECK(items[0].at("group").as_string() == "home");
  const auto meals =
      std::ranges::find_if(items, [](const auto& each) { return each.at("code").as_string() == "meals"; });
  REQUIRE(meals != items.end());
  CHECK(meals->at("limits").at("accept").at("hours").to_number<double>() == 2);
  CHECK(meals->at("ladder_steps").as_array()[0].at("to").as_string() == "grid");
  CHECK(meals->at("fields").as_array()[0].at("max").to_number<double>() == 10);
  CHECK(meals->at("evidence_reason").is_null());
}

TEST_CASE("a paused kind is hidden from residents and cannot be ordered, here only") {
  Counter counter;
  CHECK(counter.offers("meals"));
  const auto paused = body_of(counter.pause_meals());
  CHECK_FALSE(paused.at("offered").as_bool());
  CHECK(paused.at("paused_by_name").as_string() == "王书记");
  CHECK_FALSE(counter.offers("meals"));
  CHECK(counter.offers("noise"));
  CHECK(counter.refusal_of_ordering(counter.community, "meals") == "services.not_offered");
  CHECK(counter.refusal_of_ordering(counter.other, "meals").empty());
  CHECK(counter.refusal_of_ordering(counter.community, "haircut") == "/kind services.no_such_kind");
}

TEST_CASE("a page that comes over a slow network learns every kind in a word, and which may be ordered") {
  Counter counter;
  counter.pause_meals();
  const auto response = counter.house.as(counter.resident, "GET", counter.url("/kinds"));
  CHECK(response.body.size() < 6'000);
  const auto body = body_of(response);
  const auto& items = body.at("items").as_array();
  REQUIRE(items.size() == counter.services().shipped().kinds().size());
  CHECK_FALSE(body.at("front").as_array().empty());
  for (const auto& each : items) CHECK(each.at("offered").as_bool() == (each.at("code").as_string() != "meals"));
}

TEST_CASE("the desk reads what is paused, by whom and why, until it is offered again") {
  Counter counter;
  counter.pause_meals();
  const auto row = [&] {
    const auto body = body_of(counter.house.as(counter.secretary, "GET", counter.url("/catalogue")));
    for (const auto& each : body.at("items").as_array())
      if (each.at("service").at("code").as_string() == "meals") return each.as_object();
    return boost::json::object();
  };
  CHECK(row().at("paused_reason").as_string() == "食堂修到 12 月");
  CHECK(row().at("paused_by_name").as_string() == "王书记");
  CHECK(counter.set(counter.secretary, "meals", R"({"offered":false,"reason":"食堂换人"})").status == 200);
  CHECK(row().at("paused_reason").as_string() == "食堂换人");
  CHECK(counter.set(counter.secretary, "meals", R"({"offered":true})").status == 200);
  CHECK(row().at("offered").as_bool());
  CHECK(row().at("paused_reason").as_string().empty());
  CHECK(counter.offers("meals"));
}

TEST_CASE("pausing needs the right for the whole community, a reason and a kind that exists") {
  Counter counter;
  const std::string body = R"({"offered":false,"reason":"食堂停工"})";
  CHECK(problem_code(counter.set(counter.resident, "meals", body)) == "platform.no_permission");
  CHECK(problem_code(counter.set(testing::caller_with({services::manage}, yuling + "001"), "meals", body)) ==
        "platform.no_permission");
  CHECK(problem_code(counter.set(testing::caller_with({services::manage}, "421087104002"), "meals", body)) ==
        "platform.no_permission");
  CHECK(first_fault(counter.set(counter.secretary, "meals", R"({"offered":false})")) == "/reason services.say_why");
  CHECK(first_fault(counter.set(counter.secretary, "meals", R"({"offered":false,"reason":"  "})")) ==
        "/reason services.say_why");
  CHECK(first_fault(counter.set(counter.secretary, "haircut", body)) == "/code services.no_such_kind");
  CHECK(counter.offers("meals"));
}

TEST_CASE("the vocabulary has skills, languages, posts, roles and reasons in both languages") {
  Counter counter;
  const auto body = body_of(counter.house.as(testing::caller_with({}, ""), "GET", "/api/v1/vocabulary"));
  for (const auto* list : {"skills", "languages", "posts", "roles", "non_accept", "groups", "front"})
    CHECK_MESSAGE(body.at(list).as_array().size() >= 4, list);
  CHECK(body.at("roles").as_array()[0].at("name").at("zh").as_string() == "居民");
  CHECK(problem_code(counter.house.as_stranger("GET", "/api/v1/vocabulary")) == "platform.not_signed_in");
  CHECK(counter.services().has_skill("cooking"));
  CHECK_FALSE(counter.services().has_language("klingon"));
  CHECK(counter.services().name_of_skill("cooking").zh == "会做饭");
  CHECK(counter.services().find_non_accept("duplicate") != nullptr);
}

TEST_CASE("a promise in office hours waits for the next working day, one in all hours does not") {
  Counter counter;
  const auto friday = *parse_instant("2026-11-27T16:30:00+08:00");
  const auto& meals = counter.services().shipped().get("meals");      // 2 and 7 hours of office time
  const auto& heating = counter.services().shipped().get("heating");  // 2 and 24 hours of all time
  CHECK(counter.services().shipped().due(meals, services::Promise::accept, friday).iso() == "2026-11-30T01:30:00Z");
  CHECK(counter.services().shipped().due(meals, services::Promise::finish, friday).iso() == "2026-11-30T08:30:00Z");
  CHECK(counter.services().shipped().due(heating, services::Promise::accept, friday).iso() == "2026-11-27T10:30:00Z");
  // The National Day week is closed from 1 to 7 October.
  const auto before_holiday = *parse_instant("2026-09-30T17:00:00+08:00");
  CHECK(counter.services().shipped().due(meals, services::Promise::accept, before_holiday).iso() ==
        "2026-10-08T02:00:00Z");
}

TEST_CASE("a step of a ladder is due so much after the promise it names") {
  Counter counter;
  const auto accept_due = *parse_instant("2026-11-24T10:00:00+08:00"),
             finish_due = *parse_instant("2026-11-24T17:00:00+08:00");
  const auto& steps = counter.services().shipped().get("meals").ladder_steps;
  REQUIRE(steps.size() == 5);
  CHECK(counter.services().shipped().due(steps[0], accept_due, finish_due) == accept_due);
  CHECK(counter.services().shipped().due(steps[1], accept_due, finish_due).iso() == "2026-11-24T08:00:00Z");
  CHECK(counter.services().shipped().due(steps[2], accept_due, finish_due) == finish_due);
  CHECK(counter.services().shipped().due(steps[3], accept_due, finish_due).iso() == "2026-11-26T09:00:00Z");
}
