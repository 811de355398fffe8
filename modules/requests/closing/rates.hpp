#pragma once
#include "modules/requests/pages.hpp"

namespace linli::requests {

// Empty without numbers; of two in the middle, what lies half way.
inline std::optional<std::int64_t> median(std::vector<std::int64_t> numbers) {
  if (numbers.empty()) return {};
  const auto middle = numbers.begin() + std::ssize(numbers) / 2;
  std::ranges::nth_element(numbers, middle);
  if (numbers.size() % 2 == 1) return *middle;
  return (*std::ranges::max_element(numbers.begin(), middle) + *middle) / 2;
}

// Without a rate when there is nothing to divide by.
inline Rate rate_of(std::int64_t count, std::int64_t of) {
  if (of == 0) return {};
  return {static_cast<double>(count) / static_cast<double>(of), of, count};
}

}  // namespace linli::requests
