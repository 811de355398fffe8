#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/instant.hpp"

namespace linli {

// The key of one T: 64 bits, ordered by the time it was made. A string in JSON, because browsers lose 64-bit numbers.
template <class T>
struct Id {
  std::int64_t value = 0;

  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
  std::string text() const { return std::to_string(value); }
};

// Reads the decimal form of an id; empty when it is not one.
std::optional<std::int64_t> parse_id(std::string_view text);

// The moment at which an id was made.
Instant made_at(std::int64_t id);

// Makes ids: 41 bits of milliseconds since 2020-01-01, 10 of node, 12 of sequence. Never goes back, even when the
// clock does. Safe to use from several threads.
class IdMaker {
 public:
  explicit IdMaker(int node = 0) : node_(node & 1023) {}
  std::int64_t next(Instant now);
  // No id made from now on is smaller than one made at `instant`.
  void stay_after(Instant instant);

 private:
  std::mutex mutex_;
  int node_;
  std::int64_t milliseconds_ = 0;
  std::int64_t sequence_ = 0;
};

}  // namespace linli

template <class T>
struct std::hash<linli::Id<T>> {
  std::size_t operator()(linli::Id<T> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
