#include <doctest/doctest.h>

#include <boost/json.hpp>

#include <map>
#include <set>

#include "server/demo/plan.hpp"

namespace linli::demo {
namespace {

constexpr int china = 480;
const Instant noon = from_local(2026, 11, 24, 12 * 60, china);

const Plan& plan() {
  static const Plan only = make_plan(noon, china);
  return only;
}

using Corners = std::vector<Spot>;

// The corners of a planned outline, without the one that closes it.
Corners corners_of(const std::string& outline) {
  Corners corners;
  const auto ring = boost::json::parse(outline).at("coordinates").at(0).as_array();
  for (const auto& spot : ring) corners.push_back({spot.at(1).to_number<double>(), spot.at(0).to_number<double>()});
  corners.pop_back();
  return corners;
}
bool is_inside(const Spot& spot, const Corners& corners) {
  bool inside = false;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const auto &a = corners[i], &b = corners[(i + 1) % corners.size()];
    if ((a.lat > spot.lat) == (b.lat > spot.lat)) continue;
    if (spot.lng < (b.lng - a.lng) * (spot.lat - a.lat) / (b.lat - a.lat) + a.lng) inside = !inside;
  }
  return inside;
}
bool lies_in(const Corners& inner, const Corners& outer) {
  return std::ranges::all_of(inner, [&](const Spot& corner) { return is_inside(corner, outer); });
}
bool overlap(const Corners& a, const Corners& b) {
  const auto has_corner_of = [](const Corners& one, const Corners& other) {
    return std::ranges::any_of(other, [&](const Spot& corner) { return is_inside(corner, one); });
  };
  return has_corner_of(a, b) || has_corner_of(b, a);
}

std::string told(const Population& population) {
  std::string all;
  for (const auto& person : population.people) all += person.name + person.phone + std::to_string(person.birth_year);
  return all;
}

}  // namespace

TEST_CASE("the planned community has the numbers of the study") {
  const auto& town = plan().town;
  CHECK(town.compounds.size() == 37);
  CHECK(town.homes.size() == 4992);
  CHECK(town.grids.size() == 9);
  CHECK(town.micro_grids.size() == 86);
  CHECK(plan().population.people.size() > 10'500);
  CHECK(plan().population.people.size() < 11'500);
}

TEST_CASE("the codes of the planned areas are unlike and lie below their parents") {
  const auto& town = plan().town;
  std::set<std::string> codes;
  for (const auto& grid : town.grids) {
    CHECK(codes.insert(grid.code).second);
    CHECK(grid.code.starts_with(town.code));
  }
  for (const auto& micro_grid : town.micro_grids) {
    CHECK(codes.insert(micro_grid.code).second);
    CHECK(micro_grid.code.starts_with(town.grids[static_cast<std::size_t>(micro_grid.grid)].code));
  }
  for (const auto& compound : town.compounds) CHECK(codes.insert(compound.code).second);
  for (const auto& building : town.buildings) {
    CHECK(codes.insert(building.code).second);
    CHECK(building.code.starts_with(town.compounds[static_cast<std::size_t>(building.compound)].code));
  }
}

TEST_CASE("no home is planned twice, and neighbours of a micro-grid live in its grid") {
  const auto& town = plan().town;
  std::set<std::string> doors;
  std::vector<int> homes(town.micro_grids.size());
  for (const auto& home : town.homes) {
    const auto& building = town.buildings[static_cast<std::size_t>(home.building)];
    CHECK(doors.insert(building.code + home.unit + home.room).second);
    const auto& micro_grid = town.micro_grids[static_cast<std::size_t>(home.micro_grid)];
    CHECK(micro_grid.grid == town.compounds[static_cast<std::size_t>(building.compound)].grid);
    ++homes[static_cast<std::size_t>(home.micro_grid)];
  }
  for (const int count : homes) {
    CHECK(count >= 40);
    CHECK(count <= 75);
  }
}

TEST_CASE("every planned house stands within two kilometres of the middle of the town") {
  for (const auto& building : plan().town.buildings) {
    CHECK(std::abs(building.spot.lat - 30.17) < 0.018);
    CHECK(std::abs(building.spot.lng - 111.77) < 0.021);
  }
}

TEST_CASE("planned compounds lie in their grids, houses in their compounds, and none on another") {
  const auto& town = plan().town;
  std::vector<Corners> compounds, houses;
  for (const auto& compound : town.compounds) {
    compounds.push_back(corners_of(compound.outline));
    CHECK(lies_in(compounds.back(), corners_of(town.grids[static_cast<std::size_t>(compound.grid)].outline)));
  }
  for (const auto& building : town.buildings) {
    houses.push_back(corners_of(building.outline));
    CHECK(lies_in(houses.back(), compounds[static_cast<std::size_t>(building.compound)]));
    CHECK(is_inside(building.spot, houses.back()));
  }
  for (std::size_t i = 0; i < compounds.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(compounds[i], compounds[j]));
  for (std::size_t i = 0; i < houses.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(houses[i], houses[j]));
}

TEST_CASE("the same seed makes the same town and people, another seed makes others") {
  const auto& town = plan().town;
  CHECK(told(plan_population(town, 2026, 19900000001, Dice(2))) == told(plan().population));
  CHECK(told(plan_population(town, 2026, 19900000001, Dice(7))) != told(plan().population));
}

TEST_CASE("planned people have telephones of their own in the range that nobody else has") {
  std::set<std::string> phones;
  for (const auto& person : plan().population.people) {
    if (person.phone.empty()) continue;
    CHECK(person.phone.starts_with("1990000"));
    CHECK(person.phone.size() == 11);
    CHECK(phones.insert(person.phone).second);
    CHECK(person.birth_year <= 2026 - 14);
  }
}

TEST_CASE("every planned grid has one owner and a deputy, and nobody holds posts of two kinds") {
  std::map<std::string, std::set<int>> ranks;
  std::map<int, std::set<std::string>> held;
  for (const auto& post : plan().cast.posts) {
    if (post.post == "grid_leader") CHECK(ranks[post.area_code].insert(post.rank).second);
    held[post.person].insert(post.post);
  }
  CHECK(ranks.size() == 9);
  for (const auto& [grid, both] : ranks) CHECK(both == std::set{0, 1});
  for (const auto& [person, posts] : held) CHECK(posts.size() == 1);
}

TEST_CASE("nobody is planned to manage more than four separate compounds") {
  std::map<int, int> compounds;
  for (const auto& post : plan().cast.posts)
    if (post.post == "property_manager") CHECK(++compounds[post.person] <= 4);
}

TEST_CASE("planned volunteers are grown up and hold no post, and those who act for somebody live in another home") {
  const auto& population = plan().population;
  const auto& cast = plan().cast;
  std::set<int> busy;
  for (const auto& post : cast.posts) busy.insert(post.person);
  CHECK(cast.volunteers.size() == 440);
  for (const auto& volunteer : cast.volunteers) {
    CHECK(population.age(volunteer.person) >= 18);
    CHECK(busy.insert(volunteer.person).second);
  }
  CHECK(cast.proxies.size() == 12);
  for (const auto& proxy : cast.proxies) {
    CHECK(population.age(proxy.principal) >= 76);
    CHECK(population.people[static_cast<std::size_t>(proxy.agent)].home != population.people[static_cast<std::size_t>(proxy.principal)].home);
  }
}

TEST_CASE("the planned month is in order, ends before now, and has every fate in it") {
  const auto& stories = plan().stories;
  CHECK(stories.size() > 300);
  std::set<Fate> fates;
  auto last = noon - days(31);
  for (const auto& story : stories) {
    CHECK(story.ordered_at >= last);
    last = story.ordered_at;
    fates.insert(story.fate);
    if (story.echo_of >= 0) CHECK(stories[static_cast<std::size_t>(story.echo_of)].saying->kind == story.saying->kind);
  }
  CHECK(last < noon);
  CHECK(fates.size() == 16);
}

}  // namespace linli::demo
