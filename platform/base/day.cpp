#include "platform/base/day.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "platform/base/half_width.hpp"

namespace linli {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

// A date taken apart: its numbers and what stands between them ("2024", "年", "3", "月", "5", "日").
struct Pieces {
  std::vector<std::string> numbers, between;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Pieces take_apart(std::string_view text) {
  Pieces pieces;
  std::string separator;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    if (i > begin) {
      pieces.between.push_back(std::exchange(separator, {}));
      pieces.numbers.emplace_back(text.substr(begin, i - begin));
    } else {
      if (text[i] != ' ') separator += text[i];
      ++i;
    }
  }
  pieces.between.push_back(separator);
  return pieces;
}

// Without the time that spreadsheets put behind a date: "2024/3/5 0:00:00", "2024-03-05T08:30".
std::string_view without_time(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const auto gap = text.find_last_of(" T", colon);
  if (gap == std::string_view::npos || gap == 0) return {};
  for (const char c : text.substr(gap + 1))
    if (!is_digit(c) && c != ':' && c != '.' && c != 'Z') return {};
  text = text.substr(0, gap);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<Day> day_of_digits(const std::string& digits) {
  if (digits.size() == 8)
    return make_day(std::stoi(digits.substr(0, 4)), std::stoi(digits.substr(4, 2)), std::stoi(digits.substr(6)));
  // Numbers of days from 1927 to 2173: shorter ones are years or ages, longer ones anything.
  if (digits.size() == 5) return day_of_serial(std::stoi(digits), DayCount::from_1900);
  return {};
}

}  // namespace

std::string Day::iso() const { return fmt::format("{:04}-{:02}-{:02}", year, month, day); }

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const year_month_day made{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  return made.ok() ? std::optional(Day{year, month, day}) : std::nullopt;
}

std::optional<Day> parse_day(std::string_view text) {
  const auto plain = half_width(text);
  auto view = without_time(plain);
  while (!view.empty() && view.front() == ' ') view.remove_prefix(1);
  while (!view.empty() && view.back() == ' ') view.remove_suffix(1);
  const auto [numbers, between] = take_apart(view);
  for (const auto& number : numbers)
    if (number.size() > 8) return {};
  if (numbers.size() == 1 && between[0].empty() && between[1].empty()) return day_of_digits(numbers[0]);
  if (numbers.size() != 3 || !between[0].empty()) return {};
  const auto made = [&](int year, int month, int day) {
    return make_day(std::stoi(numbers[static_cast<std::size_t>(year)]),
                    std::stoi(numbers[static_cast<std::size_t>(month)]),
                    std::stoi(numbers[static_cast<std::size_t>(day)]));
  };
  const bool year_first = numbers[0].size() == 4 && numbers[1].size() <= 2 && numbers[2].size() <= 2;
  if (year_first && between[1] == "年" && between[2] == "月" && (between[3] == "日" || between[3] == "号" || between[3].empty()))
    return made(0, 1, 2);
  if (!between[3].empty() || between[1] != between[2]) return {};
  if (year_first && (between[1] == "-" || between[1] == "/" || between[1] == ".")) return made(0, 1, 2);
  const bool year_last = numbers[2].size() == 4 && numbers[0].size() <= 2 && numbers[1].size() <= 2;
  return year_last && between[1] == "." ? made(2, 1, 0) : std::nullopt;
}

std::optional<Day> day_of_serial(double serial, DayCount count) {
  // Also turns away what is no number.
  if (!(serial >= 0 && serial < 2'958'466)) return {};
  auto days = static_cast<int>(serial);
  if (count == DayCount::from_1900) {
    if (days == 0 || days == 60) return {};
    if (days < 60) ++days;  // before the day that never was
  }
  const auto first = count == DayCount::from_1900 ? sys_days(year_month_day(std::chrono::year(1899), std::chrono::month(12), std::chrono::day(30)))
                                                  : sys_days(year_month_day(std::chrono::year(1904), std::chrono::month(1), std::chrono::day(1)));
  const year_month_day made(first + std::chrono::days(days));
  return make_day(int(made.year()), static_cast<int>(unsigned(made.month())), static_cast<int>(unsigned(made.day())));
}

Day day_of(Instant instant, int offset_minutes) {
  const auto local = local_time(instant, offset_minutes);
  return {local.year, local.month, local.day};
}

}  // namespace linli
