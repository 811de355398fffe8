#include <doctest/doctest.h>

#include <fstream>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/testing/test_database.hpp"
#include "server/modules.hpp"
#include "shapes/facts/facts.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

const std::string hamlet_code = "421087104001";
const Caller founder = Caller::program("faults");

// Builds the one building and lets everybody move in.
struct Founding {
  Tx& tx;
  House& house;
  Id<Area> community;
  std::string building_code;

  void build() {
    const auto add = [&](AreaKind kind, const char* name, const std::string& parent) {
      return house.room<areas::Areas>()
          .create(tx, founder,
                  {.community_id = community,
                   .kind = kind,
                   .name = Text<1, 60>(name),
                   .parent_code = Text<12, 40>(parent),
                   .lat = Latitude{30.17},
                   .lng = Longitude{111.77}})
          .code;
    };
    building_code =
        add(AreaKind::building, "3栋", add(AreaKind::compound, "玉岭新村", add(AreaKind::grid, "一网格", hamlet_code)));
  }

  Person move_in(const std::string& name, const char* phone, const std::string& room) {
    const auto& people = house.room<people::People>();
    const auto home = people.ensure_household(
        tx, {community, Text<12, 40>(building_code), Text<0, 20>("1单元"), Text<1, 20>(room), {}});
    return people.add_person(
        tx, founder,
        {.community_id = community, .name = Text<1, 60>(name), .phone = Phone::stored(phone), .household_id = home.id},
        {});
  }

  void people() {
    int room = 101;
    for (const auto* phone : Hamlet::residents)
      move_in("居民" + std::to_string(room), phone, std::to_string(room)), ++room;
    for (const auto* phone : Hamlet::volunteers) {
      const auto helper = move_in("志愿者" + std::to_string(room), phone, std::to_string(room));
      house.room<volunteers::Volunteers>().enrol(
          tx, founder, helper.id,
          {.community_id = community, .affiliation = Text<0, 80>("县水利局"), .weekly_minutes = Whole<0, 6000>{240}});
      ++room;
    }
  }
};

}  // namespace

Hamlet::Hamlet(const std::filesystem::path& below) : folder_(below) {
  Clock clock;
  const auto house = open_house(clock);
  house->database().write_now([&](Tx& tx) {
    const auto& areas = house->room<areas::Areas>();
    const auto community = areas.ensure_community(tx, hamlet_code, "玉岭社区", Latitude{30.17}, Longitude{111.77}).id;
    community_id_ = community.text();
    other_community_id_ = areas.ensure_community(tx, "421087104002", "城东社区", {}, {}).id.text();
    Founding founding{tx, *house, community, {}};
    founding.build();
    founding.people();
  });
}

std::unique_ptr<House> Hamlet::open_house(Clock& clock) const {
  Settings settings;
  settings.set("data", data().string(), "test");
  settings.set("db", database_of(data(), migrations_of(all_modules())), "test");
  settings.set("share", LINLI_SOURCE_DIR, "test");
  settings.set("message_port", "file", "test");
  return std::make_unique<House>(settings, all_modules(), clock);
}

std::string Hamlet::code_for(const std::string& phone) const {
  std::ifstream messages(data() / "messages.jsonl");
  std::string code;
  for (std::string line; std::getline(messages, line);) {
    const auto message = boost::json::parse(boost::json::string_view(line)).as_object();
    if (message.at("to").as_string() != boost::json::string_view(phone)) continue;
    const std::string words(message.at("words").as_string());
    code = words.substr(words.find_first_of("0123456789"), 6);
  }
  return code;
}

Visitor Hamlet::sign_in(const Server& server, const std::string& phone) const {
  Visitor visitor{.community_id = community_id_};
  const auto sent = visitor.post(server, "//api/v1/sign-in/codes", R"({"phone":")" + phone + R"("})");
  REQUIRE_MESSAGE(sent.status == 202, sent.body);
  const auto opened = visitor.post(server, "//api/v1/sign-in/sessions",
                                   R"({"phone":")" + phone + R"(","code":")" + code_for(phone) + R"("})");
  REQUIRE_MESSAGE(opened.status == 201, opened.body);
  visitor.csrf = text_at(opened, "csrf");
  const auto cookies = opened.headers.at("set-cookie");  // the session's and the device's
  const auto start = cookies.find("linli_session=") + 14;
  visitor.cookie = cookies.substr(start, cookies.find(';', start) - start);
  return visitor;
}

std::string ordered(const Server& server, const Visitor& who, const std::string& words) {
  const auto reply = who.post(server, "/requests", order_of(words));
  REQUIRE_MESSAGE(reply.status == 201, reply.body);
  return text_at(reply, "id");
}

void check_verifies(const Hamlet& hamlet) {
  const auto verified = run_linli({"verify", "--data", hamlet.data().string()});
  CHECK_MESSAGE(verified.code == 0, verified.said);
}

}  // namespace linli::testing
