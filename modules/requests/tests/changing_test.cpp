#include <doctest/doctest.h>

#include "modules/requests/tests/ordering_deeds.hpp"

using namespace linli;
using namespace linli::requests;
using testing::alarm_of;
using testing::page_for;
using testing::refused;
using testing::Village;

TEST_CASE("the resident changes it while nobody does it, and what stood there before is kept") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto request = village.ordered_by_granny();
  const auto change = [&](const Caller& caller, std::int64_t version) {
    return village.house.write([&](Tx& tx) {
      return village.requests().change(tx, caller,
                                       {.community_id = village.community.id,
                                        .id = request.id,
                                        .version = version,
                                        .words = Text<0, 1000>("卫生间也漏")});
    });
  };
  CHECK(change(granny, 1).version == 2);
  CHECK(refused([&] { change(granny, 1); }) == "requests.changed_meanwhile");
  CHECK(refused([&] { change(village.as_staff(), 2); }) == "requests.ask_who_ordered");
  CHECK(refused([&] { change(village.as_resident(village.neighbour), 2); }) == "platform.not_found");
  const auto page = page_for(village, granny, request.id);
  CHECK(page.request.words == "卫生间也漏");
  CHECK(page.trace.at(1).words.zh == "改了说明。原来写的是：厨房水龙头漏水");
}

TEST_CASE("a note needs words or a picture and stands in the story as it was said") {
  Village village;
  const auto request = village.ordered_by_granny();
  const auto note = [&](const Caller& caller, const char* words) {
    return village.house.write([&](Tx& tx) {
      return village.requests().note(
          tx, caller, {.community_id = village.community.id, .id = request.id, .words = Text<0, 500>(words)});
    });
  };
  CHECK(note(village.as_resident(village.grandpa), "下午在家").trace.at(1).words.zh == "下午在家");
  CHECK(note(village.as_staff(), "{by} 已联系").trace.at(2).words.en == "{by} 已联系");
  CHECK(refused([&] { note(village.as_staff(), ""); }) == "platform.invalid /words text.empty");
}

TEST_CASE("withdrawing stops the clock and cannot be done twice") {
  Village village;
  const auto granny = village.as_resident(village.granny);
  const auto request = village.ordered_by_granny();
  const auto withdraw = [&](const Caller& caller) {
    return village.house.write([&](Tx& tx) {
      return village.requests().withdraw(tx, caller, {village.community.id, request.id, Text<0, 500>("自己修好了")});
    });
  };
  CHECK(refused([&] { withdraw(village.as_staff()); }) == "requests.ask_who_ordered");
  CHECK(withdraw(granny).state == State::withdrawn);
  CHECK_FALSE(alarm_of(village, request));
  CHECK(refused([&] { withdraw(granny); }) == "requests.not_now");
  CHECK(page_for(village, granny, request.id).trace.back().words.zh == "不用办了，已撤回：自己修好了");
}

TEST_CASE("of two who save the same version one is refused") {
  Village village;
  const auto request = village.ordered_by_granny();
  CHECK(refused([&] {
          village.house.write([&](Tx& tx) {
            auto one = village.find(request.id), other = one;
            village.house.room<Book>().save(tx, one);
            village.house.room<Book>().save(tx, other);
          });
        }) == "requests.changed_meanwhile");
  CHECK(village.find(request.id).version == 1);
}
