#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

using namespace linli;
using requests::Office;
using requests::State;
using testing::Village;

namespace {

constexpr std::string_view street_code{"421087104"};

const requests::Offices& offices_of(Village& village) { return village.house.room<requests::Offices>(); }

requests::Request passed_to(Village& village, Id<requests::Request> id, std::string_view code) {
  return village.house.write([&](Tx& tx) {
    return offices_of(village).transfer(tx, village.as_staff(),
                                        {village.community.id, id, Text<6, 40>(code), Text<1, 500>("管子是市政的")});
  });
}

requests::Request put_off(Village& village, Id<requests::Request> id, Duration by) {
  return village.house.write([&](Tx& tx) {
    return offices_of(village).defer(tx, village.as_staff(),
                                     {village.community.id, id, tx.now() + by, Text<1, 500>("等配件")});
  });
}

std::string last_sentence(Village& village, Id<requests::Request> id) {
  return village.house.read([&](Tx& tx) {
    return village.requests()
        .get(tx, village.as_resident(village.granny), {village.community.id, id})
        .trace.back()
        .words.zh;
  });
}

template <class Verb>
std::string refusal_of(Village& village, Verb&& verb) {
  return testing::refusal_code_of([&] { village.house.write([&](Tx& tx) { verb(tx); }); });
}

std::int64_t waiting_in(Village& village, const Caller& caller, std::string_view group) {
  const auto inbox =
      village.house.read([&](Tx& tx) { return offices_of(village).inbox(tx, caller, {village.community.id}); });
  const auto found = std::ranges::find(inbox.items, group, &requests::InboxGroup::code);
  REQUIRE(found != inbox.items.end());
  CHECK(found->count == std::ssize(found->items));
  return found->count;
}

}  // namespace

TEST_CASE("another office becomes responsible while the request stays where it is, and receives it") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  const auto passed = passed_to(village, ordered.id, street_code);
  CHECK(passed.area_code == ordered.area_code);
  CHECK(passed.responsible_code == street_code);
  CHECK(passed.level == Office::street);
  CHECK(passed.returns_to == ordered.responsible_code);
  CHECK(last_sentence(village, ordered.id).find("管子是市政的") != std::string::npos);

  const auto received = village.house.write([&](Tx& tx) {
    return offices_of(village).receive(tx, village.as_street(), {village.community.id, ordered.id});
  });
  CHECK_FALSE(received.returns_to);
  CHECK(received.responsible_code == street_code);
  const auto again = refusal_of(village, [&](Tx& tx) {
    offices_of(village).receive(tx, village.as_street(), {village.community.id, ordered.id});
  });
  CHECK(again == "requests.nothing_to_receive");
}

TEST_CASE("an office that is not the right one returns it with the reason") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  passed_to(village, ordered.id, street_code);
  const auto returned = village.house.write([&](Tx& tx) {
    return offices_of(village).give_back(tx, village.as_street(),
                                         {village.community.id, ordered.id, Text<1, 500>("户内的管子归社区")});
  });
  CHECK(returned.responsible_code == ordered.responsible_code);
  CHECK(returned.level == ordered.level);
  CHECK_FALSE(returned.returns_to);
  CHECK(last_sentence(village, ordered.id).find("户内的管子归社区") != std::string::npos);
}

TEST_CASE("only the responsible office receives what was passed to it") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  passed_to(village, ordered.id, street_code);
  const auto code = refusal_of(village, [&](Tx& tx) {
    offices_of(village).receive(tx, village.as_staff(), {village.community.id, ordered.id});
  });
  CHECK(code == "platform.no_permission");
  CHECK(village.find(ordered.id).returns_to);
}

TEST_CASE("nothing is passed to an office that is none, to the one that has it, or when it is over") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  const auto pass = [&](std::string_view code) {
    return refusal_of(village, [&](Tx& tx) {
      offices_of(village).transfer(tx, village.as_staff(),
                                   {village.community.id, ordered.id, Text<6, 40>(code), Text<1, 500>("试试")});
    });
  };
  CHECK(pass("110101") == "requests.no_such_office");
  CHECK(pass(testing::building_code) == "requests.no_such_office");
  CHECK(pass(ordered.responsible_code) == "requests.same_office");
  village.house.write([&](Tx& tx) {
    village.requests().withdraw(tx, village.as_resident(village.granny), {village.community.id, ordered.id, {}});
  });
  CHECK(pass(street_code) == "requests.not_now");
}

TEST_CASE("what is put off goes on by itself on its day, with as much time left as it had") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");  // to be taken within two hours, day and night
  const auto deferred = put_off(village, ordered.id, days(3));
  CHECK(deferred.state == State::deferred);
  CHECK(deferred.accept_due_at == ordered.accept_due_at + days(3));
  village.wait(days(3) + Duration{-1});
  CHECK(village.find(ordered.id).state == State::deferred);
  CHECK_FALSE(village.find(ordered.id).late);
  village.wait({1});
  const auto resumed = village.find(ordered.id);
  CHECK(resumed.state == State::ordered);
  CHECK_FALSE(resumed.deferred_until);
  CHECK_FALSE(resumed.late);
  village.wait(hours(2));
  CHECK(village.find(ordered.id).late);
}

TEST_CASE("what is taken up early keeps the time it had, so that putting off wins nothing") {
  Village village;
  const auto ordered = village.ordered_by_granny();
  put_off(village, ordered.id, days(10));
  const auto resumed = village.house.write([&](Tx& tx) {
    return offices_of(village).resume(tx, village.as_staff(), {village.community.id, ordered.id});
  });
  CHECK(resumed.accept_due_at == ordered.accept_due_at);
  CHECK(resumed.finish_due_at == ordered.finish_due_at);
  village.wait(days(10));
  CHECK(village.find(ordered.id).version > resumed.version);  // it climbed; the alarm of the day did nothing
  CHECK(village.find(ordered.id).state == State::ordered);
}

TEST_CASE("what is late already is not made punctual by putting it off") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  village.wait(hours(3));
  const auto deferred = put_off(village, ordered.id, days(2));
  CHECK(deferred.accept_due_at == ordered.accept_due_at);
  village.wait(days(2));
  CHECK(village.find(ordered.id).late);
}

TEST_CASE("nothing is put off to a day that has passed") {
  Village village;
  const auto ordered = village.ordered_by_granny();
  CHECK(refusal_of(village, [&](Tx& tx) {
          offices_of(village).defer(tx, village.as_staff(),
                                    {village.community.id, ordered.id, tx.now(), Text<1, 500>("等等")});
        }) == "requests.until_in_the_past");
}

TEST_CASE("each of the six classes tells the resident what to do instead") {
  Village village;
  for (const auto* code : {"emergency", "legal_channel", "duplicate", "secret", "beyond_duty", "unlawful"}) {
    const auto ordered = village.ordered_by_granny();
    const auto refused = village.house.write([&](Tx& tx) {
      return offices_of(village).not_accept(tx, village.as_staff(),
                                            {village.community.id, ordered.id, Text<1, 40>(code), {}});
    });
    CHECK(refused.state == State::not_accepted);
    CHECK(refused.non_accept_class == code);
    const auto* known = village.house.room<services::Services>().find_non_accept(code);
    REQUIRE(known != nullptr);
    CHECK(last_sentence(village, ordered.id).find(known->tell.zh) != std::string::npos);
  }
  const auto ordered = village.ordered_by_granny();
  CHECK(refusal_of(village, [&](Tx& tx) {
          offices_of(village).not_accept(tx, village.as_staff(),
                                         {village.community.id, ordered.id, Text<1, 40>("too_busy"), {}});
        }) == "requests.no_such_class");
}

TEST_CASE("a resident does none of what offices do") {
  Village village;
  const auto ordered = village.ordered_by_granny();
  const auto granny = village.as_resident(village.granny);
  const requests::RequestKey key{village.community.id, ordered.id};
  CHECK(refusal_of(village, [&](Tx& tx) { offices_of(village).receive(tx, granny, key); }) == "platform.no_permission");
  CHECK(refusal_of(village, [&](Tx& tx) { offices_of(village).resume(tx, granny, key); }) == "platform.no_permission");
  CHECK(refusal_of(village, [&](Tx& tx) {
          offices_of(village).not_accept(tx, granny, {village.community.id, ordered.id, Text<1, 40>("secret"), {}});
        }) == "platform.no_permission");
}

TEST_CASE("everybody's inbox holds what their office must do, and what is passed on leaves it") {
  Village village;
  const auto ordered = village.ordered_by_granny("water");
  CHECK(waiting_in(village, village.as_staff(), "to_dispatch") == 1);
  passed_to(village, ordered.id, street_code);
  CHECK(waiting_in(village, village.as_staff(), "to_dispatch") == 0);
  CHECK(waiting_in(village, village.as_staff(), "to_receive") == 0);
  CHECK(waiting_in(village, village.as_street(), "to_receive") == 1);
  village.house.write([&](Tx& tx) {
    offices_of(village).receive(tx, village.as_street(), {village.community.id, ordered.id});
  });
  CHECK(waiting_in(village, village.as_street(), "to_receive") == 0);
  CHECK(waiting_in(village, village.as_street(), "to_dispatch") == 1);
  village.wait(hours(2));
  CHECK(waiting_in(village, village.as_street(), "late") == 1);
  const auto counts = village.house.read(
      [&](Tx& tx) { return offices_of(village).counts(tx, village.as_street(), {village.community.id}); });
  CHECK(counts.ordered == 1);
  CHECK(counts.late == 1);
  CHECK(counts.to_receive == 0);
}

TEST_CASE("a grid worker's inbox holds what their own grid answers for, and no other grid's") {
  Village village;
  const auto ordered = village.ordered_by_granny();
  passed_to(village, ordered.id,
            ordered.responsible_code == testing::other_grid_code ? testing::village_code : testing::other_grid_code);
  CHECK(waiting_in(village, village.as_grid_worker(), "to_receive") == 0);
  passed_to(village, ordered.id, testing::grid_code);
  CHECK(waiting_in(village, village.as_grid_worker(), "to_receive") == 1);
}
