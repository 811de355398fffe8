// Orders as a page sends them.
#pragma once
#include <doctest/doctest.h>

#include "modules/requests/tests/village.hpp"

namespace linli::testing {

inline std::string id_of(const HttpResponse& response) { return std::string(body_of(response).at("id").as_string()); }

inline std::string get_order(Village& village, const Caller& caller, const std::string& body) {
  const auto response = village.house.as(caller, "POST", village.url("/requests"), body);
  REQUIRE_MESSAGE(response.status == 201, response.body);
  return id_of(response);
}

inline const std::string dripping_tap =
    R"({"kind":"home_repair","words":"厨房水龙头漏水","fields":{"trouble":"water"}})";

}  // namespace linli::testing
