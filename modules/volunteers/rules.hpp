#pragma once
#include <span>

#include "modules/volunteers/records.hpp"

namespace linli::volunteers {

enum class Absence;

// "07:30" as a minute of the day; empty when it is no time of day.
std::optional<int> minute_of(std::string_view clock);

// What speaks against quiet hours: both ends or none, each a time of day, and not the same. Null when nothing does.
const char* fault_of_quiet_hours(const std::optional<std::string>& from, const std::optional<std::string>& to);

// Quiet hours may run across midnight: from 22:00 to 07:00. The last minute is no longer quiet.
bool is_quiet(const std::optional<std::string>& from, const std::optional<std::string>& to, int minute_of_day);

bool is_on_leave(const std::optional<Leave>& leave, Instant at);

// Why somebody is not offered a job at a moment, the strongest reason first.
Absence absence_of(State state, const std::optional<Leave>& leave, const std::optional<std::string>& quiet_from,
                   const std::optional<std::string>& quiet_to, Instant at, int zone_minutes);

// Applied for, running or paused: somebody who need not apply again.
bool is_registered(State state);

// Work is kept in whole minutes, as pages tell them: of two jobs in a row the second begins when the first ended, and no
// minute counts twice.
Instant whole_minute(Instant at);
std::int64_t minutes_between(Instant start, Instant end);

// What speaks against hours of a finished job; null when nothing does.
const char* fault_of_hours(Instant start, Instant end, Instant now, std::int64_t cap_minutes);

// True when two stretches of work share any time. A stretch does not hold its end.
bool overlap(Instant start, Instant end, Instant other_start, Instant other_end);

// "11-24 09:00–09:50", on the community's clock.
std::string stretch_in_words(Instant start, Instant end, int zone_minutes);

// The Monday before, at midnight.
Instant start_of_week(Instant at, int zone_minutes);

// Somebody with a part in a line of hours: a person, an account, or both.
struct Hand {
  Id<Person> person_id;
  Id<Account> account_id;
};

// True when the caller is none of them. The program itself is a second person to everybody: it acts on rules, not for
// itself.
bool is_second_person(const Caller& caller, std::span<const Hand> hands);

}  // namespace linli::volunteers
