#include "shapes/work/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

#include "platform/yaml/yaml.hpp"

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

int minute_of(const YamlMap& map, const std::string& key, const std::string& text) {
  int hour = 0, minute = 0, read = 0;
  if (std::sscanf(text.c_str(), "%2d:%2d%n", &hour, &minute, &read) != 2 ||
      static_cast<std::size_t>(read) != text.size() || hour < 0 || minute < 0 || minute > 59 ||
      hour * 60 + minute > minutes_a_day)
    map.fail(key, "write a time of day such as \"08:30\"");
  return hour * 60 + minute;
}

Calendar::Date date_in(const YamlMap& map, const std::string& key, const std::string& text) {
  Calendar::Date date{};
  int read = 0;
  if (std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &read) != 3 ||
      static_cast<std::size_t>(read) != text.size() || !ymd_of(date).ok())
    map.fail(key, fmt::format("“{}” is no date; write one such as 2026-10-01", text));
  return date;
}

int read_offset(YamlMap& map) {
  const auto text = map.text("offset");
  int hours = 0, minutes = 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') ||
      std::sscanf(text.c_str() + 1, "%2d:%2d", &hours, &minutes) != 2)
    map.fail("offset", "write the offset from UTC such as \"+08:00\"");
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

Calendar::Week read_week(YamlMap& working) {
  Calendar::Week week{};
  for (const auto& day : working.texts("days")) {
    if (day.size() != 1 || day[0] < '1' || day[0] > '7')
      working.fail("days", fmt::format("“{}” is no day; write numbers from 1 (Monday) to 7", day));
    week[static_cast<std::size_t>(day[0] - '0')] = true;
  }
  if (std::ranges::find(week, true) == week.end()) working.fail("days", "give at least one working day");
  return week;
}

std::vector<Calendar::Hours> read_hours(YamlMap& working) {
  std::vector<Calendar::Hours> hours;
  for (auto& each : working.maps("hours")) {
    const Calendar::Hours span{minute_of(each, "from", each.text("from")), minute_of(each, "to", each.text("to"))};
    each.finish();
    if (span.to <= span.from || (!hours.empty() && span.from < hours.back().to))
      each.fail("from", "office hours must be in order and end after they begin");
    hours.push_back(span);
  }
  if (hours.empty()) working.fail("hours", "give at least one span of office hours");
  return hours;
}

void read_holiday(YamlMap& holiday, std::map<Calendar::Date, bool>& exceptions) {
  const auto last = date_in(holiday, "to", holiday.text("to"));
  auto day = date_in(holiday, "from", holiday.text("from"));
  holiday.words("name");
  holiday.finish();
  if (last < day) holiday.fail("to", "a holiday must end on or after the day it begins");
  for (; day <= last; day = next(day)) exceptions[day] = false;
}

std::map<Calendar::Date, bool> read_exceptions(YamlMap& root) {
  std::map<Calendar::Date, bool> exceptions;
  for (auto& year : root.maps("years")) {
    year.whole("year", 1900, 9999);
    year.text("source");
    year.word("source_status", {"verified", "unverified"});
    for (auto& holiday : year.maps("holidays")) read_holiday(holiday, exceptions);
    for (const auto& workday : year.texts("workdays")) exceptions[date_in(year, "workdays", workday)] = true;
    year.finish();
  }
  return exceptions;
}

}  // namespace

Calendar Calendar::read(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  root.text("code");
  root.words("name");
  root.text("timezone");
  const int offset = read_offset(root);
  auto working = root.map("working");
  const auto week = read_week(working);
  auto hours = read_hours(working);
  working.finish();
  auto exceptions = read_exceptions(root);
  root.finish();
  return Calendar(offset, week, std::move(hours), std::move(exceptions));
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
