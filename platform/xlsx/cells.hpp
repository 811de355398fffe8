// How cells are written down in a workbook; pure.
#pragma once
#include "platform/xlsx/xlsx.hpp"

namespace linli::xlsx {

// The 0-based column of "BC17"; empty when it is no reference, or the column lies beyond 16,384.
std::optional<std::size_t> column_of_reference(std::string_view reference);

// Whether numbers of this format are shown as days or times: one of the program's own formats by its number, or a code
// such as `yyyy"年"m"月"d"日"`.
bool is_day_format(int format_number);
bool is_day_format(std::string_view format_code);

Cell number_cell(double number);
// A day, a day with a time, or a time alone; a number when the calendar has no such day.
Cell day_cell(double serial, DayCount count);

// A text with its _xHHHH_ escapes (ECMA-376 part 1, 22.9.2.19) taken back; those that stand for nothing readable go.
std::string unescaped(std::string_view text);

// A number as XML Schema writes it; empty when it is none, or not finite.
std::optional<double> parse_number(std::string_view text);

}  // namespace linli::xlsx
