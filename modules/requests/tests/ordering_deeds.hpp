// What somebody who ordered reads and is told, in the village of these tests.
#pragma once
#include "modules/requests/tests/village.hpp"

namespace linli::testing {

// The code of a refusal, with every complaint behind it: "platform.invalid /kind services.no_such_kind".
template <class F>
std::string refused(F&& verb) {
  try {
    verb();
  } catch (const Refusal& refusal) {
    auto text = refusal.code();
    for (const auto& complaint : refusal.complaints()) text += " " + complaint.pointer + " " + complaint.code;
    return text;
  }
  return {};
}

inline std::vector<std::string> words_of_story(Village& village, const Caller& caller, Id<requests::Request> id) {
  std::vector<std::string> codes;
  const auto page = village.house.read([&](Tx& tx) {
    return village.requests().get(tx, caller, {village.community.id, id});
  });
  for (const auto& step : page.trace) codes.push_back(step.code.substr(std::string("requests.trace.").size()));
  return codes;
}

inline requests::RequestPage page_for(Village& village, const Caller& caller, Id<requests::Request> id) {
  return village.house.read([&](Tx& tx) { return village.requests().get(tx, caller, {village.community.id, id}); });
}

inline bool offers(const requests::RequestPage& page, std::string_view action) {
  return std::ranges::find(page.actions, action) != page.actions.end();
}

inline std::optional<Instant> alarm_of(Village& village, const requests::Request& request) {
  return village.house.read([&](Tx& tx) {
    return village.house.room<work::Clocks>().due_at(tx, request.community_id, {request.id.value},
                                                     requests::Book::ladder_alarm);
  });
}

}  // namespace linli::testing
