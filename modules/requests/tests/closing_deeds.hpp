// What is done at the end of a request, by those who live in the village of these tests.
#pragma once
#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

namespace linli::testing {

inline const requests::Ratings& ratings_of(Village& village) { return village.house.room<requests::Ratings>(); }

// Taken by `who` and done half an hour later.
inline void taken_and_done(Village& village, const Caller& who, Id<requests::Request> id) {
  const auto& dispatch = village.house.room<requests::Dispatch>();
  const auto part = village.house.write([&](Tx& tx) { return dispatch.take(tx, who, {village.community.id, id}); });
  village.house.clock().advance(minutes(30));
  village.house.write([&](Tx& tx) {
    requests::CompleteAssignment done{.community_id = village.community.id, .id = part.id};
    done.note = Text<0, 500>("换了垫圈");
    dispatch.complete(tx, who, done);
  });
}

inline Id<requests::Request> mended_for_granny(Village& village) {
  const auto id = village.ordered_by_granny().id;
  taken_and_done(village, village.as_helper(), id);
  return id;
}

inline requests::RateRequest word(Village& village, Id<requests::Request> id, requests::Answer answer,
                                  const char* words = "") {
  return {village.community.id, id, answer, Text<0, 500>(words)};
}

inline requests::RequestPage rated(Village& village, const Caller& who, Id<requests::Request> id,
                                   requests::Answer answer, const char* words = "") {
  return village.house.write(
      [&](Tx& tx) { return ratings_of(village).rate(tx, who, word(village, id, answer, words)); });
}

inline requests::RequestPage called_back(Village& village, const Caller& who, Id<requests::Request> id,
                                         requests::Answer answer, const char* words = "") {
  return village.house.write(
      [&](Tx& tx) { return ratings_of(village).call_back(tx, who, word(village, id, answer, words)); });
}

inline requests::RequestPage looked_at(Village& village, const Caller& who, Id<requests::Request> id, bool passed,
                                       const char* words = "") {
  return village.house.write([&](Tx& tx) {
    return ratings_of(village).verify(tx, who, {village.community.id, id, passed, Text<0, 500>(words)});
  });
}

inline std::int64_t points_of_helper(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<points::Points>().balance(tx, village.community.id, points::Holder::volunteer,
                                                        {village.volunteer.id.value});
  });
}

inline std::int64_t points_of_home(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<points::Points>().balance(tx, village.community.id, points::Holder::household,
                                                        {village.home.id.value});
  });
}

inline std::vector<volunteers::Hours> hours_of_helper(Village& village) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<volunteers::Volunteers>().my_hours(tx, village.as_helper(), {village.community.id}).items;
  });
}

inline std::int64_t asked_of(Village& village, const Caller& who, std::string_view group) {
  const auto inbox = village.house.read(
      [&](Tx& tx) { return village.house.room<requests::Offices>().inbox(tx, who, {village.community.id}); });
  const auto found = std::ranges::find(inbox.items, group, &requests::InboxGroup::code);
  REQUIRE(found != inbox.items.end());
  CHECK(found->count == std::ssize(found->items));
  return found->count;
}

}  // namespace linli::testing
