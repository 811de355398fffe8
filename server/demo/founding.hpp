#pragma once
#include "platform/module/house.hpp"
#include "server/demo/plan.hpp"

namespace linli::demo {

// Which planned person is which in the house: those with a part are looked up by their telephone, in either community.
struct Founded {
  Id<Area> community;
  Id<Area> neighbour_community;
};

// Writes the planned areas, people, posts, volunteers and proxies into an empty house, as of `at`.
Founded found(House& house, const Plan& plan, Instant at);

// The communities of a house that was founded earlier; empty when it was not.
std::optional<Founded> find_founded(House& house, const Plan& plan);

}  // namespace linli::demo
