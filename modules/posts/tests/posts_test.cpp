#include "modules/posts/posts.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using namespace linli::posts;
using testing::body_of;
using testing::problem_code;

namespace {

const std::string code = "421087104001";

struct Office {
  testing::TestHouse house{{facts_shape(), areas_module(), people_module(), posts_module()}};
  Caller program = Caller::program("test");
  Area community;

  Office() {
    house.write([&](Tx& tx) {
      auto& areas = house.room<areas::Areas>();
      areas.ensure_region(tx, {"421087104", areas::RegionKind::street, "新江口街道", "421087"});
      community = areas.ensure_community(tx, code, "玉岭社区", {}, {});
      areas.create(tx, program, {.community_id = community.id, .kind = AreaKind::grid, .name = Text<1, 60>("一网格"), .parent_code = Text<12, 40>(code)});
    });
  }
  Posts& posts() { return house.room<Posts>(); }
  Person person(const char* name) {
    return house.write([&](Tx& tx) { return house.room<people::People>().add_person(tx, program, {.community_id = community.id, .name = Text<1, 60>(name)}, {}); });
  }
  Post appoint(const std::string& area, const char* post, const Person& who, std::int64_t rank = 0) {
    return house.write([&](Tx& tx) { return posts().appoint(tx, program, {community.id, Text<2, 40>(area), Text<1, 40>(post), who.id, Whole<0, 20>{rank}}); });
  }
  Duty duty(const std::string& area) {
    return house.read([&](Tx& tx) { return posts().duty(tx, community.id, area, tx.now()); });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.id.text() + rest; }
  std::string appointment(const Person& who, const std::string& area, const std::string& post) const {
    return R"({"area_code":")" + area + R"(","post":")" + post + R"(","person_id":")" + who.id.text() + R"("})";
  }
};

}  // namespace

TEST_CASE("a grid has one owner, and a second is told who it is") {
  Office office;
  const auto first = office.person("张三"), second = office.person("李四");
  office.appoint(code + "001", "grid_leader", first);
  const auto secretary = testing::caller_with({view, manage}, code);
  const auto refused = office.house.as(secretary, "POST", office.url("/posts"), office.appointment(second, code + "001", "grid_leader"));
  CHECK(problem_code(refused) == "posts.owner_exists");
  CHECK(body_of(refused).at("detail").as_string().find("张三") != std::string::npos);
  CHECK(office.appoint(code + "001", "grid_leader", second, 1).rank == 1);
}

TEST_CASE("while the owner is on leave the deputy answers, and the reason says until when") {
  Office office;
  const auto owner = office.person("张三"), deputy = office.person("李四");
  const auto post = office.appoint(code + "001", "grid_leader", owner);
  office.appoint(code + "001", "grid_leader", deputy, 1);
  CHECK(office.duty(code + "001C01B02").responsible->person_name == "张三");
  auto holder = testing::caller_with({}, "", owner.id.value);
  const auto leave = office.house.as(holder, "POST", office.url("/posts/" + post.id.text() + "/leave"),
                                     R"({"starts_at":"2026-11-24T00:00:00Z","ends_at":"2026-11-28T00:00:00Z","reason":"看病"})");
  CHECK(leave.status == 200);
  const auto duty = office.duty(code + "001");
  CHECK(duty.responsible->person_name == "李四");
  CHECK(duty.substituted);
  CHECK(duty.because.zh == "张三请假到11-28，由李四代班。");
  office.house.clock().advance(days(5));
  CHECK(office.duty(code + "001").responsible->person_name == "张三");
}

TEST_CASE("a holder sees their own posts without a right to see areas, and nobody else's") {
  Office office;
  const auto holder = office.person("张三"), other = office.person("李四");
  office.appoint(code + "001", "grid_leader", holder);
  const auto mine = [&](const Person& who) {
    return body_of(office.house.as(testing::caller_with({}, "", who.id.value), "GET", office.url("/me/posts"))).at("items").as_array();
  };
  REQUIRE(mine(holder).size() == 1);
  CHECK(mine(holder).at(0).at("area_name").as_string() == "一网格");
  CHECK(mine(other).empty());
}

TEST_CASE("where the grid has nobody the community answers, then the street") {
  Office office;
  CHECK_FALSE(office.duty(code + "001").responsible);
  const auto officer = office.person("王五");
  office.appoint("421087104", "street_staff", officer);
  CHECK(office.duty(code + "001").responsible->area_name == "新江口街道");
  const auto secretary = office.person("赵六");
  office.appoint(code, "secretary", secretary);
  const auto duty = office.duty(code + "001");
  CHECK(duty.responsible->person_name == "赵六");
  CHECK_FALSE(duty.owner);
}

TEST_CASE("who holds a post over a place is listed from the nearest area up") {
  Office office;
  office.appoint(code + "001", "grid_leader", office.person("张三"));
  office.appoint(code, "secretary", office.person("赵六"));
  office.appoint("421087104", "street_staff", office.person("王五"));
  const auto held = office.house.read([&](Tx& tx) { return office.posts().held_over(tx, office.community.id, code + "001C01B02", tx.now()); });
  REQUIRE(held.size() == 3);
  CHECK(held[0].person_name == "张三");
  CHECK(held[1].person_name == "赵六");
  CHECK(held[2].person_name == "王五");
}

TEST_CASE("a street's post is found from its other communities") {
  Office office;
  const auto officer = office.person("王五");
  office.appoint("421087104", "street_staff", officer);
  const auto other = office.house.write([&](Tx& tx) { return office.house.room<areas::Areas>().ensure_community(tx, "421087104002", "青溪社区", {}, {}); });
  CHECK(office.house.read([&](Tx& tx) { return office.posts().duty(tx, other.id, "421087104002", tx.now()); }).responsible->person_name == "王五");
}

TEST_CASE("a post ends at once, tells whoever listens, and may be given again") {
  Office office;
  const auto person = office.person("张三");
  const auto post = office.appoint(code + "001", "grid_leader", person);
  std::vector<Id<Person>> changed;
  office.posts().when_changed([&](Tx&, Id<Person> id) { changed.push_back(id); });
  const auto secretary = testing::caller_with({view, manage}, code);
  CHECK(office.house.as(secretary, "DELETE", office.url("/posts/" + post.id.text())).status == 204);
  CHECK(changed == std::vector{person.id});
  CHECK(office.house.read([&](Tx& tx) { return office.posts().held_by(tx, person.id); }).empty());
  CHECK(office.appoint(code + "001", "grid_leader", person).rank == 0);
  CHECK(changed == std::vector{person.id, person.id});
}

TEST_CASE("posts are refused on the wrong level, for oneself, twice, and out of reach") {
  Office office;
  const auto person = office.person("张三");
  const auto post = [&](const Caller& caller, const std::string& body) { return office.house.as(caller, "POST", office.url("/posts"), body); };
  const auto first_fault = [](const HttpResponse& response) { return std::string(body_of(response).at("errors").as_array().at(0).at("code").as_string()); };
  const auto secretary = testing::caller_with({view, manage}, code);
  CHECK(first_fault(post(secretary, office.appointment(person, code, "grid_leader"))) == "posts.wrong_level");
  CHECK(first_fault(post(secretary, office.appointment(person, code, "king"))) == "posts.no_such_post");
  CHECK(problem_code(post(secretary, office.appointment(person, "421087104", "street_staff"))) == "platform.no_permission");
  CHECK(problem_code(post(testing::caller_with({view, manage}, code, person.id.value), office.appointment(person, code + "001", "grid_worker"))) == "posts.not_yourself");
  office.appoint(code + "001", "grid_worker", person);
  CHECK(problem_code(post(secretary, office.appointment(person, code + "001", "grid_worker"))) == "posts.already_held");
}

TEST_CASE("only the holder or a manager takes leave, and it must end after it begins") {
  Office office;
  const auto post = office.appoint(code + "001", "grid_leader", office.person("张三"));
  const auto url = office.url("/posts/" + post.id.text() + "/leave");
  const auto body = R"({"starts_at":"2026-11-25T00:00:00Z","ends_at":"2026-11-24T12:00:00Z"})";
  CHECK(problem_code(office.house.as(testing::caller_with({}, "", 77), "POST", url, body)) == "platform.no_permission");
  CHECK(problem_code(office.house.as(testing::caller_with({manage}, code), "POST", url, body)) == "platform.invalid");
}

TEST_CASE("a mistake in the catalogue of posts is refused with its line and what to write") {
  const auto file = std::filesystem::temp_directory_path() / "linli-posts-test.yaml";
  std::ofstream(file) << "posts:\n  - {code: a, name: {zh: 甲, en: A}, level: grid, rolle: x}\n";
  const auto fault = [&] {
    try {
      read_post_kinds(file);
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string();
  }();
  CHECK(fault.find("linli-posts-test.yaml:2") != std::string::npos);
  CHECK(fault.find("“role” is missing") != std::string::npos);
  std::filesystem::remove(file);
}

TEST_CASE("a resident reads whom to call, and calling the grid worker leaves a look") {
  Office office;
  const auto resident = office.person("田桂英");
  const char* fault = nullptr;
  const auto worker = office.house.write([&](Tx& tx) {
    return office.house.room<people::People>().add_person(
        tx, office.program,
        {.community_id = office.community.id, .name = Text<1, 60>("张三"), .phone = Phone::make("13800004444", fault)}, {});
  });
  office.appoint(code, "secretary", worker);
  auto caller = testing::caller_with({}, "", resident.id.value);
  caller.community_id = office.community.id;
  const auto desk = testing::caller_with({view, manage}, code);
  CHECK(office.house.as(desk, "PUT", office.url("/telephone"), R"({"number":"0716-5550100"})").status == 200);
  CHECK(problem_code(office.house.as(caller, "PUT", office.url("/telephone"), R"({"number":"1"})")) == "platform.no_permission");
  const auto line = office.house.as(caller, "GET", office.url("/me/helpline"));
  CHECK(body_of(line).at("number").as_string() == "0716-5550100");
  CHECK(line.body.find("13800004444") == std::string::npos);
  const auto opened = office.house.as(caller, "POST", office.url("/me/helpline/calls"), "{}");
  CHECK(body_of(opened).at("phone").as_string() == "13800004444");
  auto worked = testing::caller_with({}, "", worker.id.value);
  worked.community_id = office.community.id;
  const auto looks = body_of(office.house.as(worked, "GET", office.url("/me/looks"))).at("items").as_array();
  REQUIRE(looks.size() == 1);
  CHECK(std::string(looks[0].at("purpose").as_string()).find("田桂英") != std::string::npos);
}

TEST_CASE("nobody calls in the name of a resident they do not act for") {
  Office office;
  const auto resident = office.person("田桂英"), other = office.person("李四");
  auto caller = testing::caller_with({}, "", other.id.value);
  caller.community_id = office.community.id;
  const auto line = office.url("/me/helpline?for_person_id=" + resident.id.text());
  CHECK(problem_code(office.house.as(caller, "GET", line)) == "platform.not_found");
}
