#include "shapes/work/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "shapes/work/calendar_sheet.hpp"

namespace linli::work {
namespace {

constexpr int minutes_a_day = 1440;
constexpr int days_looked_ahead = 3660;

std::chrono::year_month_day ymd_of(Calendar::Date date) {
  return {std::chrono::year{date.year}, std::chrono::month(static_cast<unsigned>(date.month)),
          std::chrono::day(static_cast<unsigned>(date.day))};
}
std::chrono::sys_days day_number(Calendar::Date date) { return ymd_of(date); }
Calendar::Date date_of(std::chrono::sys_days days) {
  const std::chrono::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}
Calendar::Date next(Calendar::Date date) { return date_of(day_number(date) + std::chrono::days{1}); }

Calendar::Date date_of(const std::string& text) {
  return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8))};
}
int offset_of(const std::string& text) { return (text[0] == '-' ? -1 : 1) * minute_of(text.substr(1)); }

std::map<Calendar::Date, bool> exceptions_of(const CalendarSheet& sheet) {
  std::map<Calendar::Date, bool> exceptions;
  for (const auto& year : sheet.years) {
    for (const auto& holiday : year.holidays)
      for (auto day = date_of(holiday.from); day <= date_of(holiday.to); day = next(day)) exceptions[day] = false;
    for (const auto& workday : year.workdays) exceptions[date_of(workday)] = true;
  }
  return exceptions;
}

}  // namespace

Calendar Calendar::read(const std::filesystem::path& file) { return of(read_sheet(YamlMap::open(file))); }

Calendar Calendar::of(const CalendarSheet& sheet) {
  Week week{};
  for (const auto day : sheet.days) week[static_cast<std::size_t>(day)] = true;
  std::vector<Hours> hours;
  for (const auto& span : sheet.hours) hours.push_back({minute_of(span.from), minute_of(span.to)});
  return Calendar(offset_of(sheet.offset), week, std::move(hours), exceptions_of(sheet));
}

bool Calendar::is_working_day(Date date) const {
  const auto exception = exceptions_.find(date);
  if (exception != exceptions_.end()) return exception->second;
  return week_[std::chrono::weekday{day_number(date)}.iso_encoding()];
}

Instant Calendar::after(Instant start, Limit limit) const {
  if (limit.time == TimeKind::calendar) return start + linli::minutes(limit.minutes);
  const auto local = local_time(start, offset_minutes_);
  Date date{local.year, local.month, local.day};
  int minute = local.minute_of_day;
  auto left = limit.minutes;
  for (int i = 0; i < days_looked_ahead; ++i, date = next(date), minute = 0) {
    if (!is_working_day(date)) continue;
    for (const auto& span : hours_) {
      const int from = std::max(minute, span.from);
      if (from >= span.to) continue;
      if (left <= span.to - from)
        return from_local(date.year, date.month, date.day, from + static_cast<int>(left), offset_minutes_);
      left -= span.to - from;
    }
  }
  throw std::logic_error("a calendar without working days");
}

std::int64_t Calendar::working_minutes(Instant from, Instant to) const {
  std::int64_t total = 0;
  const auto first = local_time(from, offset_minutes_), last = local_time(to, offset_minutes_);
  const Date end{last.year, last.month, last.day};
  Date date{first.year, first.month, first.day};
  for (; date <= end; date = next(date)) {
    if (!is_working_day(date)) continue;
    const int day_from = date == Date{first.year, first.month, first.day} ? first.minute_of_day : 0;
    const int day_to = date == end ? last.minute_of_day : minutes_a_day;
    for (const auto& span : hours_) total += std::max(0, std::min(day_to, span.to) - std::max(day_from, span.from));
  }
  return total;
}

}  // namespace linli::work
