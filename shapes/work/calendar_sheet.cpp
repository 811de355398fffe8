#include "shapes/work/calendar_sheet.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <set>

namespace linli::work {
namespace {

constexpr int longest_holiday = 60;
// With these every promise finds its working minutes within the ten years that are looked ahead.
constexpr int most_days_off = 1000;
constexpr int fewest_minutes_a_week = 600;

bool is_time(const std::string& text) {
  int hour = 0, minute = 0, read = 0;
  return text.size() == 5 && std::sscanf(text.c_str(), "%2d:%2d%n", &hour, &minute, &read) == 2 && read == 5 &&
         hour >= 0 && minute >= 0 && minute <= 59 && hour * 60 + minute <= 24 * 60;
}

std::string read_time(YamlMap& map, const std::string& key) {
  auto text = map.text(key);
  if (!is_time(text)) map.refuse(key, {"要写几点几分，比如 \"08:30\"", "write a time of day such as \"08:30\""});
  return text;
}

std::optional<std::chrono::sys_days> day_of(const std::string& text) {
  int year = 0, month = 0, day = 0, read = 0;
  if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2d-%2d%n", &year, &month, &day, &read) != 3 || read != 10)
    return {};
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1900 || month < 1 || day < 1 || !date.ok()) return {};
  return std::chrono::sys_days(date);
}

std::chrono::sys_days must_be_day(const YamlMap& map, const std::string& key, const std::string& text) {
  const auto day = day_of(text);
  if (!day)
    map.refuse(key, {fmt::format("“{}”不是日期，要写成 2026-10-01 这样", text),
                     fmt::format("“{}” is no date; write one such as 2026-10-01", text)});
  return *day;
}

std::string read_offset(YamlMap& map) {
  auto text = map.text("offset");
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || !is_time(text.substr(1)))
    map.refuse("offset", {"要写和世界时差几小时，比如 \"+08:00\"", "write the offset from UTC such as \"+08:00\""});
  return text;
}

std::vector<int> read_days(YamlMap& working) {
  std::vector<int> days;
  for (const auto& day : working.texts("days")) {
    if (day.size() != 1 || day[0] < '1' || day[0] > '7')
      working.refuse("days", {fmt::format("“{}”不是星期几，请写 1（星期一）到 7（星期日）", day),
                              fmt::format("“{}” is no day; write numbers from 1 (Monday) to 7", day)});
    days.push_back(day[0] - '0');
  }
  if (days.empty()) working.refuse("days", {"一周至少要有一天上班", "give at least one working day"});
  return days;
}

std::vector<OfficeHours> read_hours(YamlMap& working) {
  std::vector<OfficeHours> hours;
  for (auto& each : working.maps("hours")) {
    const OfficeHours span{read_time(each, "from"), read_time(each, "to")};
    each.finish();
    if (span.to <= span.from || (!hours.empty() && span.from < hours.back().to))
      each.refuse("from",
                  {"上班时间要从早到晚写，下班要在上班之后", "office hours must be in order and end after they begin"});
    hours.push_back(span);
  }
  if (hours.empty()) working.refuse("hours", {"至少写一段上班时间", "give at least one span of office hours"});
  return hours;
}

Holiday read_holiday(YamlMap& map) {
  Holiday holiday{map.text("from"), map.text("to"), map.words("name")};
  const auto first = must_be_day(map, "from", holiday.from), last = must_be_day(map, "to", holiday.to);
  map.finish();
  if (last < first)
    map.refuse("to", {"放假的最后一天要在第一天当天或之后", "a holiday must end on or after the day it begins"});
  if (last - first >= std::chrono::days{longest_holiday})
    map.refuse("to", {fmt::format("一次放假最多 {} 天，更长的请分开写", longest_holiday),
                      fmt::format("a holiday has at most {} days; write a longer one in parts", longest_holiday)});
  return holiday;
}

CalendarYear read_year(YamlMap& map) {
  CalendarYear year{
      map.whole("year", 1900, 9999), map.text("source"), map.word("source_status", {"verified", "unverified"}), {}, {}};
  for (auto& holiday : map.maps("holidays")) year.holidays.push_back(read_holiday(holiday));
  for (const auto& workday : map.texts("workdays")) {
    must_be_day(map, "workdays", workday);
    year.workdays.push_back(workday);
  }
  map.finish();
  return year;
}

void require_enough_hours(YamlMap& working, const CalendarSheet& sheet) {
  int minutes = 0;
  for (const auto& span : sheet.hours) minutes += minute_of(span.to) - minute_of(span.from);
  if (minutes * std::set(sheet.days.begin(), sheet.days.end()).size() < fewest_minutes_a_week)
    working.refuse("hours", {"一周至少要上班 10 小时", "give at least ten office hours a week"});
}

void require_working_days(YamlMap& root, const CalendarSheet& sheet) {
  std::chrono::days off{0};
  for (const auto& year : sheet.years)
    for (const auto& holiday : year.holidays) off += *day_of(holiday.to) - *day_of(holiday.from) + std::chrono::days{1};
  if (off.count() > most_days_off)
    root.refuse("years", {fmt::format("所有放假加起来最多 {} 天；过去的年份可以删掉", most_days_off),
                          fmt::format("all holidays together have at most {} days; take out years that are over",
                                      most_days_off)});
}

std::string words_of(const Words2& words) {
  return fmt::format("{{zh: {}, en: {}}}", yaml_scalar(words.zh), yaml_scalar(words.en));
}

}  // namespace

int minute_of(const std::string& time) { return std::stoi(time.substr(0, 2)) * 60 + std::stoi(time.substr(3)); }

CalendarSheet read_sheet(YamlMap root) {
  CalendarSheet sheet;
  sheet.code = root.text("code");
  sheet.name = root.words("name");
  sheet.timezone = root.text("timezone");
  sheet.offset = read_offset(root);
  auto working = root.map("working");
  sheet.days = read_days(working);
  sheet.hours = read_hours(working);
  require_enough_hours(working, sheet);
  working.finish();
  for (auto& year : root.maps("years")) sheet.years.push_back(read_year(year));
  require_working_days(root, sheet);
  root.finish();
  return sheet;
}

std::string write_sheet(const CalendarSheet& sheet) {
  auto text = fmt::format("code: {}\nname: {}\ntimezone: {}\noffset: {}\nworking:\n  days: [{}]\n  hours:\n",
                          yaml_scalar(sheet.code), words_of(sheet.name), yaml_scalar(sheet.timezone),
                          yaml_scalar(sheet.offset), fmt::join(sheet.days, ", "));
  for (const auto& span : sheet.hours)
    text += fmt::format("    - {{from: {}, to: {}}}\n", yaml_scalar(span.from), yaml_scalar(span.to));
  text += sheet.years.empty() ? "years: []\n" : "years:\n";
  for (const auto& year : sheet.years) {
    text += fmt::format("  - year: {}\n    source: {}\n    source_status: {}\n    holidays:{}\n", year.year,
                        yaml_scalar(year.source), yaml_scalar(year.source_status), year.holidays.empty() ? " []" : "");
    for (const auto& holiday : year.holidays)
      text += fmt::format("      - {{from: {}, to: {}, name: {}}}\n", yaml_scalar(holiday.from),
                          yaml_scalar(holiday.to), words_of(holiday.name));
    std::string workdays;
    for (const auto& day : year.workdays) workdays += (workdays.empty() ? "" : ", ") + yaml_scalar(day);
    text += fmt::format("    workdays: [{}]\n", workdays);
  }
  return text;
}

}  // namespace linli::work
