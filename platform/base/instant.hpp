#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// A length of time, in milliseconds.
struct Duration {
  std::int64_t milliseconds = 0;
  auto operator<=>(const Duration&) const = default;
  double in_minutes() const { return static_cast<double>(milliseconds) / 60'000.0; }
};
constexpr Duration seconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration minutes(std::int64_t n) { return {n * 60'000}; }
constexpr Duration hours(std::int64_t n) { return {n * 3'600'000}; }
constexpr Duration days(std::int64_t n) { return {n * 86'400'000}; }
constexpr Duration operator+(Duration a, Duration b) { return {a.milliseconds + b.milliseconds}; }

// A point in time: milliseconds since 1970-01-01T00:00:00Z. Written as ISO 8601 in UTC, "2026-11-24T08:00:00Z".
struct Instant {
  std::int64_t milliseconds = 0;

  auto operator<=>(const Instant&) const = default;
  Instant operator+(Duration d) const { return {milliseconds + d.milliseconds}; }
  Instant operator-(Duration d) const { return {milliseconds - d.milliseconds}; }
  Duration operator-(Instant other) const { return {milliseconds - other.milliseconds}; }
  std::string iso() const;
};

// Reads ISO 8601 with a zone ("Z" or "+08:00") and optional fraction; empty when it is anything else.
std::optional<Instant> parse_instant(std::string_view text);

// A calendar day and the minute of that day, in a zone that is `offset_minutes` east of UTC.
struct LocalTime {
  int year = 1970, month = 1, day = 1, minute_of_day = 0, weekday = 4;  // weekday: 1 Monday … 7 Sunday
};
LocalTime local_time(Instant instant, int offset_minutes);
Instant from_local(int year, int month, int day, int minute_of_day, int offset_minutes);

}  // namespace linli
