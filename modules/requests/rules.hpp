#pragma once
#include "modules/people/people.hpp"
#include "modules/requests/records.hpp"

namespace linli::requests {

// "261125-0042": the day on the community's clock and the place in that day.
std::string number_of(LocalTime day, std::int64_t place);
// The key of a day, 261125, by which its requests are counted.
std::int64_t day_of(LocalTime day);

// The moment that counts in this state: until when somebody should have taken it, until when it should be done, since
// when it waits for the resident's word or was over, or until when it is put off.
Instant promise_of(const Request&);
// When a step was taken that is told later: within the last day, not before `earliest`, not after now.
Instant drawn_in(std::optional<Instant> told, Instant earliest, Instant now);
// When something was told, if that was noticeably after it happened.
std::optional<Instant> told_later(Instant happened_at, Instant told_at);
// Whoever was helped longer ago is not called back any more, and nobody goes to look: it could not be told from memory.
inline constexpr Duration asked_about_for = days(90);
// How long after its end the resident may open it again.
inline constexpr Duration reopened_within = days(7);
// Said of what is done now; what was said before it was opened again counts no more.
bool is_rated(const Request&, const std::optional<Rating>& newest);

// What is wrong with the time that a resident prefers; null when nothing is.
const char* fault_of_preferred(std::optional<Instant> preferred_at, Instant now);
// One of the caller's own home.
bool is_of_home(const Caller&, const Request&);

// The next step of its ladder that a request can climb; null when there is none. While nobody has taken it both
// promises can be late, afterwards only the second.
const services::LadderStep* next_step(const Request&, const services::Service&);

// How much two texts have in common, 0 to 1: the share of neighbouring pairs of letters they both have, with capitals,
// spaces and punctuation left out. Needs no dictionary, so it serves Chinese as well as English.
double overlap_of(std::string_view one, std::string_view other);
// The compound in an area code, "421087104001001C01"; empty when it names none.
std::string_view compound_of(std::string_view area_code);

// What a request is likened to: what somebody is about to order.
struct Likeness {
  std::string_view kind;
  std::string_view words;
  std::string_view area_code;
  std::optional<double> lat;
  std::optional<double> lng;
};
std::optional<double> metres_between(const Likeness&, const Request&);
// In the same compound or within 300 metres.
bool is_near(const Likeness&, const Request&);
// 0 when it is something else; the likelier the same, the more.
double likeness_of(const Likeness&, const Request&);

// How somebody is called by who does not know them well: "requests.called.auntie" with the first letter of their name.
std::string_view called(people::Sex, std::optional<int> age);

// Matters of a place and not of a person: a property company or an office answers for them, no volunteer comes first,
// and no police are needed. Neighbours may read of these and wait along; everything else stays with the household that
// asks.
bool is_shared(const services::Service&);

}  // namespace linli::requests
