#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engines/districting/ground.hpp"

namespace linli::districting {
namespace {

bool is_number(double value) { return std::isfinite(value) && value >= 0; }

std::string fault_of(const Place& place, std::size_t kinds) {
  if (!is_number(place.households))
    return fmt::format("Place {} has {} households; give a number that is not below zero.", place.id, place.households);
  if (place.work.size() != kinds)
    return fmt::format("Place {} counts {} kinds of work, the first place counts {}; give every place as many.",
                       place.id, place.work.size(), kinds);
  if (!std::ranges::all_of(place.work, is_number))
    return fmt::format("The work at place {} is below zero or not a number.", place.id);
  if (place.spot && !(std::abs(place.spot->lat) <= 90 && std::abs(place.spot->lng) <= 180))
    return fmt::format("Place {} lies at {}, {}, which is nowhere on the Earth.", place.id, place.spot->lat,
                       place.spot->lng);
  return {};
}

std::string fault_of(const Link& link, std::size_t places) {
  if (link.a >= places || link.b >= places)
    return fmt::format("A link joins places {} and {}, but there are {} places, counted from 0.", link.a, link.b,
                       places);
  if (!is_number(link.metres) || !std::isfinite(link.tie) || link.tie <= 0)
    return fmt::format("The link between places {} and {} needs metres that are not below zero and a tie above zero.",
                       link.a, link.b);
  return {};
}

std::string fault_of_numbers(const Options& options) {
  if (!options.grids && !(std::isfinite(options.target) && options.target > 0))
    return "The households of a grid have to be more than zero.";
  if (options.grids && *options.grids == 0) return "There has to be at least one grid.";
  if (!is_number(options.tolerance)) return "The tolerance has to be a share that is not below zero, such as 0.03.";
  if (!std::ranges::all_of(options.minutes, is_number)) return "The minutes of a kind of work are below zero.";
  const auto& weights = options.emphasis;
  for (const double weight : {weights.ties, weights.compactness, weights.work, weights.staying})
    if (!is_number(weight)) return "An emphasis is below zero or not a number.";
  if (!(std::isfinite(options.effort) && options.effort > 0)) return "The effort has to be more than zero.";
  return {};
}

std::string fault_of_names(const City& city, const Options& options) {
  for (const auto& pin : options.pins)
    if (pin.place >= city.places.size())
      return fmt::format("A pin names place {}, but there are {} places, counted from 0.", pin.place,
                         city.places.size());
  for (const auto& group : options.glued)
    for (const auto place : group)
      if (place >= city.places.size())
        return fmt::format("Glue names place {}, but there are {} places, counted from 0.", place, city.places.size());
  if (!options.start.empty() && options.start.size() != city.places.size())
    return fmt::format("The plan to start from has {} places, the city {}.", options.start.size(), city.places.size());
  return {};
}

}  // namespace

std::string fault_of(const City& city, const Options& options) {
  if (city.places.empty()) return "There is no place to make a grid of.";
  const auto kinds = city.places.front().work.size();
  for (const auto& place : city.places)
    if (auto fault = fault_of(place, kinds); !fault.empty()) return fault;
  for (const auto& link : city.links)
    if (auto fault = fault_of(link, city.places.size()); !fault.empty()) return fault;
  if (auto fault = fault_of_numbers(options); !fault.empty()) return fault;
  if (!options.minutes.empty() && options.minutes.size() != kinds)
    return fmt::format("There are minutes for {} kinds of work, but places count {}.", options.minutes.size(), kinds);
  const auto lives_there = [](const Place& place) { return place.households > 0; };
  if (std::ranges::none_of(city.places, lives_there)) return "No place has a household.";
  return fault_of_names(city, options);
}

double minutes_of(const Place& place, const Options& options) {
  double minutes = 0;
  for (std::size_t kind = 0; kind < place.work.size(); ++kind)
    minutes += place.work[kind] * (options.minutes.empty() ? 1 : options.minutes[kind]);
  return minutes;
}

}  // namespace linli::districting
