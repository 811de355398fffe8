#pragma once
#include <span>
#include <string_view>

namespace linli::demo {

// What a resident might write: a kind of service, the words, and the answers to the kind's own questions as JSON.
struct Saying {
  std::string_view kind, words, fields;
  bool outdoors = false;  // about a place that all share; else at home
  int weight = 10;        // how common it is
};
std::span<const Saying> sayings();

// Two neighbours telling of one and the same thing, in their own words.
struct Echo {
  Saying first, second;
};
std::span<const Echo> echoes();

// What people say afterwards.
std::span<const std::string_view> thanks();
std::span<const std::string_view> half_thanks();
std::span<const std::string_view> reproaches();
// What a helper notes when the work is done, a note where money changes hands, and why one declines.
std::span<const std::string_view> done_notes();
std::span<const std::string_view> money_notes();
std::span<const std::string_view> decline_reasons();

}  // namespace linli::demo
