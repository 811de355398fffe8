#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/instant.hpp"

namespace linli {

// A day of the Gregorian calendar without a clock: a birthday, the date on a paper. Written "2024-03-05".
struct Day {
  int year = 1970, month = 1, day = 1;
  auto operator<=>(const Day&) const = default;
  std::string iso() const;
};

// The day with these numbers; empty when the calendar has none, or before 1800 or after 2200.
std::optional<Day> make_day(int year, int month, int day);

// A day as people in China and their programs write it, full-width digits too: 2024-03-05, 2024/3/5, 2024.3.5,
// 2024年3月5日, 20240305, the day-first 05.03.2024, each with a time behind it or not, and the number of a day in a
// spreadsheet (45356). Empty for anything else, and for 3/5/2024, which means two days.
std::optional<Day> parse_day(std::string_view text);

// The day that it is at a moment, so many minutes east of Greenwich.
Day day_of(Instant instant, int offset_minutes);

// From which day a spreadsheet counts: most from 1900, old ones of the Macintosh from 1904.
enum class DayCount { from_1900, from_1904 };
// The day with this number in a spreadsheet (ECMA-376 part 1, 18.17.4.1); the part of the day behind the point is left
// out. The system of 1900 has a 29 February 1900 that never was: its number, 60, is empty, as is 0.
std::optional<Day> day_of_serial(double serial, DayCount count);

}  // namespace linli
