#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/record/types.hpp"
#include "platform/yaml/yaml.hpp"

// A calendar as people read and write it: what catalog/calendars/*.yaml says, in its own words.
namespace linli::work {

struct OfficeHours {
  std::string from;  // "08:30"
  std::string to;
};
LINLI_RECORD(OfficeHours, from, to)

// Both days are included.
struct Holiday {
  std::string from;  // "2026-10-01"
  std::string to;
  Words2 name;
};
LINLI_RECORD(Holiday, from, to, name)

struct CalendarYear {
  std::int64_t year = 0;
  std::string source;
  std::string source_status;
  std::vector<Holiday> holidays;
  std::vector<std::string> workdays;  // weekends that are worked
};
LINLI_RECORD(CalendarYear, year, source, source_status, holidays, workdays)

struct CalendarSheet {
  std::string code;
  Words2 name;
  std::string timezone;
  std::string offset;     // "+08:00"
  std::vector<int> days;  // of the week that are worked, 1 is Monday
  std::vector<OfficeHours> hours;
  std::vector<CalendarYear> years;
};
LINLI_RECORD(CalendarSheet, code, name, timezone, offset, days, hours, years)

// The minutes since midnight of a time such as "08:30" that has been checked.
int minute_of(const std::string& time);
// Reads and checks a whole calendar; throws YamlFault.
CalendarSheet read_sheet(YamlMap root);
// The YAML that reads back as this sheet, laid out as the files are.
std::string write_sheet(const CalendarSheet& sheet);

}  // namespace linli::work
