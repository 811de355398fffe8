#pragma once
#include <array>
#include <filesystem>
#include <map>
#include <vector>

#include "platform/base/instant.hpp"
#include "platform/record/fields.hpp"

namespace linli::work {

// Which clock a promise runs on: office hours on working days, or all hours.
LINLI_ENUM(TimeKind, working, calendar)

// A promise: so many hours, in minutes so that half an hour can be said.
struct Limit {
  std::int64_t minutes = 0;
  TimeKind time = TimeKind::calendar;
};

struct CalendarSheet;

// Office hours and public holidays of a country as data (catalog/calendars/*.yaml), with make-up working days. In years
// that the data does not know, only the days of its week count.
class Calendar {
 public:
  struct Hours {
    int from = 0, to = 0;  // minutes of the day
  };
  struct Date {
    int year, month, day;
    auto operator<=>(const Date&) const = default;
  };

  using Week = std::array<bool, 8>;  // by ISO weekday, 1 is Monday; true: working

  Calendar(int offset_minutes, Week week, std::vector<Hours> hours, std::map<Date, bool> exceptions)
      : offset_minutes_(offset_minutes), week_(week), hours_(std::move(hours)), exceptions_(std::move(exceptions)) {}
  // Reads a calendar file; throws std::runtime_error with file, line and what to write instead.
  static Calendar read(const std::filesystem::path& file);
  // From what `read_sheet` has read and found good.
  static Calendar of(const CalendarSheet& sheet);

  bool is_working_day(Date date) const;
  // The moment when `limit` has passed since `start`. Working time counts only inside office hours.
  Instant after(Instant start, Limit limit) const;
  // Working minutes between two moments.
  std::int64_t working_minutes(Instant from, Instant to) const;
  int offset_minutes() const { return offset_minutes_; }

 private:
  int offset_minutes_;
  Week week_;
  std::vector<Hours> hours_;         // in order, not overlapping
  std::map<Date, bool> exceptions_;  // true: working although a weekend; false: a holiday
};

}  // namespace linli::work
