#include "shapes/work/calendar.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace linli::work {
namespace {

constexpr int minutes_a_day = 1440;
constexpr int days_looked_ahead = 3660;

std::chrono::sys_days day_number(Calendar::Date date) {
  return std::chrono::sys_days{std::chrono::year_month_day{std::chrono::year{date.year}, std::chrono::month(static_cast<unsigned>(date.month)),
                                                           std::chrono::day(static_cast<unsigned>(date.day))}};
}
Calendar::Date date_of(std::chrono::sys_days days) {
  const std::chrono::year_month_day ymd{days};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}
Calendar::Date next(Calendar::Date date) { return date_of(day_number(date) + std::chrono::days{1}); }

class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  [[noreturn]] void fail(const YAML::Node& node, const std::string& what) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", file_, node.Mark().line + 1, what));
  }
  int minute(const YAML::Node& node) const {
    int hour = 0, minute = 0;
    if (!node.IsScalar() || std::sscanf(node.Scalar().c_str(), "%2d:%2d", &hour, &minute) != 2 || hour > 24 || minute > 59)
      fail(node, "write a time of day such as \"08:30\"");
    return hour * 60 + minute;
  }
  Calendar::Date date(const YAML::Node& node) const {
    Calendar::Date date{};
    if (!node.IsScalar() || std::sscanf(node.Scalar().c_str(), "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3)
      fail(node, "write a date such as 2026-10-01");
    return date;
  }
  int offset(const YAML::Node& node) const {
    if (!node.IsScalar() || node.Scalar().size() != 6 || (node.Scalar()[0] != '+' && node.Scalar()[0] != '-'))
      fail(node, "write the offset from UTC such as \"+08:00\"");
    const int size = std::stoi(node.Scalar().substr(1, 2)) * 60 + std::stoi(node.Scalar().substr(4, 2));
    return node.Scalar()[0] == '-' ? -size : size;
  }

 private:
  std::string file_;
};

std::vector<Calendar::Hours> read_hours(const Reader& reader, const YAML::Node& list) {
  std::vector<Calendar::Hours> hours;
  for (const auto& each : list) {
    const Calendar::Hours span{reader.minute(each["from"]), reader.minute(each["to"])};
    if (span.to <= span.from || (!hours.empty() && span.from < hours.back().to))
      reader.fail(each, "office hours must be in order and end after they begin");
    hours.push_back(span);
  }
  if (hours.empty()) reader.fail(list, "give at least one span of office hours");
  return hours;
}

std::map<Calendar::Date, bool> read_exceptions(const Reader& reader, const YAML::Node& years) {
  std::map<Calendar::Date, bool> exceptions;
  for (const auto& year : years) {
    for (const auto& holiday : year["holidays"]) {
      const auto last = reader.date(holiday["to"]);
      auto day = reader.date(holiday["from"]);
      if (last < day) reader.fail(holiday, "a holiday must end on or after the day it begins");
      for (; day <= last; day = next(day)) exceptions[day] = false;
    }
    for (const auto& workday : year["workdays"]) exceptions[reader.date(workday)] = true;
  }
  return exceptions;
}

}  // namespace

Calendar Calendar::read(const std::filesystem::path& file) {
  const Reader reader(file.string());
  try {
    const auto root = YAML::LoadFile(file.string());
    return Calendar(reader.offset(root["offset"]), read_hours(reader, root["working"]["hours"]),
                    read_exceptions(reader, root["years"]));
  } catch (const YAML::Exception& error) {
    throw std::runtime_error(fmt::format("{}:{}: {}", file.string(), error.mark.line + 1, error.msg));
  }
}

bool Calendar::is_working_day(Date date) const {
  const auto exception = exceptions_.find(date);
  if (exception != exceptions_.end()) return exception->second;
  return std::chrono::weekday{day_number(date)}.iso_encoding() <= 5;
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
      if (left <= span.to - from) return from_local(date.year, date.month, date.day, from + static_cast<int>(left), offset_minutes_);
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
