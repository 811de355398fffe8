#include "platform/xlsx/cells.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace linli::xlsx {
namespace {

constexpr std::size_t most_columns = 16'384;
constexpr int seconds_a_day = 86'400;

std::optional<unsigned> code_of_escape(std::string_view text) {
  const bool framed = text.size() >= 7 && text.starts_with("_x") && text[6] == '_';
  unsigned code = 0;
  if (!framed) return {};
  const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
  return error == std::errc() && end == text.data() + 6 ? std::optional(code) : std::nullopt;
}

void append_code(std::string& out, unsigned code) {
  const bool is_surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (is_surrogate || (code < 0x20 && code != '\t' && code != '\n') || code >= 0xFFFE) return;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

}  // namespace

std::string letters_of_column(std::size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::optional<std::size_t> column_of_reference(std::string_view reference) {
  std::size_t column = 0, i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
    column = column * 26 + static_cast<std::size_t>(reference[i] - 'A' + 1);
  if (i == 0 || column > most_columns) return {};
  for (; i < reference.size(); ++i)
    if (reference[i] < '0' || reference[i] > '9') return {};
  return column - 1;
}

bool is_day_format(int number) {
  // Those of every language, then those of Chinese, Japanese and Korean spreadsheets (ECMA-376 part 1, 18.8.30).
  return (number >= 14 && number <= 22) || (number >= 45 && number <= 47) || (number >= 27 && number <= 36) ||
         (number >= 50 && number <= 58);
}

bool is_day_format(std::string_view code) {
  bool in_quotes = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      in_quotes = !in_quotes;
    } else if (in_quotes) {
      continue;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;  // the next is shown as it is, or is a width
    } else if (c == '[') {
      const auto end = code.find(']', i);
      const auto inside = code.substr(i + 1, end == std::string_view::npos ? end : end - i - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) return true;  // time that passed
      if (end == std::string_view::npos) return false;
      i = end;
    } else if (c == ';') {
      return false;  // the part for negative numbers says nothing new
    } else if (code.substr(i, 7) == "General" || code.substr(i, 8) == "Standard") {
      return false;
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

Cell number_cell(double number) {
  Cell cell{.kind = CellKind::number, .number = number};
  const bool is_whole = std::abs(number) < 1e21 && number == std::trunc(number);
  // Fifteen digits are what a double keeps of a number; the shortest form that reads back the same is what people typed.
  cell.text = is_whole ? fmt::format("{:.0f}", number == 0 ? 0.0 : number) : fmt::format("{}", number);
  return cell;
}

Cell day_cell(double serial, DayCount count) {
  const auto whole = std::floor(serial);
  const int second = static_cast<int>(std::lround((serial - whole) * seconds_a_day)) % seconds_a_day;
  const auto time = fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  const auto day = day_of_serial(serial, count);
  Cell cell{.kind = CellKind::day, .number = serial, .day = day};
  if (day)
    cell.text = second == 0 ? day->iso() : day->iso() + "T" + time;
  else if (whole == 0)
    cell.text = time;
  else
    return number_cell(serial);
  return cell;
}

std::string unescaped(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto code = code_of_escape(text.substr(i))) {
      append_code(plain, *code);
      i += 6;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

std::optional<double> parse_number(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n' || text.front() == '+')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return {};
  return number;
}

}  // namespace linli::xlsx
