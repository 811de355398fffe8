#include "modules/requests/rules.hpp"

#include <fmt/format.h>

#include <set>

#include "engines/matching/matching.hpp"

namespace linli::requests {
namespace {

constexpr double near_metres = 300;
constexpr double words_alike = 0.3;
constexpr Duration lateness_allowed = minutes(5), furthest_preferred = days(366);

// The letters that count, each as its bytes in UTF-8.
std::vector<std::string> letters_of(std::string_view text) {
  std::vector<std::string> letters;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    auto letter = std::string(text.substr(i, length));
    i += length;
    if (length == 1) {
      if (std::isalnum(first) == 0) continue;
      letter[0] = static_cast<char>(std::tolower(first));
    }
    // U+3000 to U+303F and U+FF00 to U+FF0F are punctuation.
    const bool punctuation = letter.starts_with("\xE3\x80") || (letter.starts_with("\xEF\xBC") && letter[2] < '\x90');
    if (!punctuation) letters.push_back(std::move(letter));
  }
  return letters;
}

std::set<std::string> pairs_of(std::string_view text) {
  const auto letters = letters_of(text);
  std::set<std::string> pairs;
  for (std::size_t i = 1; i < letters.size(); ++i) pairs.insert(letters[i - 1] + letters[i]);
  return pairs;
}

}  // namespace

std::int64_t day_of(LocalTime day) { return (day.year % 100) * 10'000 + day.month * 100 + day.day; }

std::string number_of(LocalTime day, std::int64_t place) { return fmt::format("{:06}-{:04}", day_of(day), place); }

Instant drawn_in(std::optional<Instant> told, Instant earliest, Instant now) {
  return std::min(std::max({told.value_or(now), earliest, now - days(1)}), now);
}

std::optional<Instant> told_later(Instant happened_at, Instant told_at) {
  return told_at - happened_at > minutes(3) ? std::optional(told_at) : std::nullopt;
}

std::string_view called(people::Sex sex, std::optional<int> age) {
  constexpr int elder = 45, old = 72;
  if (sex == people::Sex::unstated) return "neighbour";
  const bool woman = sex == people::Sex::female;
  if (age && *age >= old) return woman ? "granny" : "grandpa";
  if (age && *age >= elder) return woman ? "auntie" : "uncle";
  return woman ? "madam" : "sir";
}

Instant promise_of(const Request& request) {
  switch (request.state) {
    case State::ordered:
    case State::offered:
      return request.accept_due_at;
    case State::accepted:
    case State::under_way:
      return request.finish_due_at;
    case State::deferred:
      return request.deferred_until.value_or(request.finish_due_at);
    case State::done:
      return request.done_at.value_or(request.finish_due_at);
    default:
      return request.closed_at.value_or(request.finish_due_at);
  }
}

bool is_rated(const Request& request, const std::optional<Rating>& newest) {
  return newest && newest->answer != Answer::not_solved && request.done_at && newest->at >= *request.done_at;
}

const char* fault_of_preferred(std::optional<Instant> preferred_at, Instant now) {
  if (!preferred_at) return nullptr;
  if (*preferred_at < now - lateness_allowed) return "requests.preferred_in_the_past";
  return *preferred_at > now + furthest_preferred ? "requests.preferred_too_far" : nullptr;
}

bool is_of_home(const Caller& caller, const Request& request) {
  return caller.household_id && request.household_id == caller.household_id;
}

const services::LadderStep* next_step(const Request& request, const services::Service& service) {
  const bool taken = is_running(request.state);
  const auto& steps = service.ladder_steps;
  for (auto i = static_cast<std::size_t>(request.escalation_step); has_promise(request.state) && i < steps.size(); ++i)
    if (!taken || steps[i].after == services::Promise::finish) return &steps[i];
  return nullptr;
}

double overlap_of(std::string_view one, std::string_view other) {
  const auto mine = pairs_of(one), theirs = pairs_of(other);
  if (mine.empty() || theirs.empty()) return 0;
  const auto common = std::ranges::count_if(mine, [&](const std::string& pair) { return theirs.contains(pair); });
  return 2.0 * static_cast<double>(common) / static_cast<double>(mine.size() + theirs.size());
}

std::string_view compound_of(std::string_view area_code) {
  const auto at = area_code.find('C');
  return at == std::string_view::npos ? std::string_view() : area_code.substr(0, at + 3);
}

std::optional<double> metres_between(const Likeness& wanted, const Request& request) {
  if (!wanted.lat || !wanted.lng || !request.lat || !request.lng) return {};
  return matching::metres_between({*wanted.lat, *wanted.lng}, {*request.lat, *request.lng});
}

bool is_near(const Likeness& wanted, const Request& request) {
  const auto compound = compound_of(wanted.area_code);
  if (!compound.empty() && compound == compound_of(request.area_code)) return true;
  const auto metres = metres_between(wanted, request);
  return metres && *metres <= near_metres;
}

double likeness_of(const Likeness& wanted, const Request& request) {
  if (!is_near(wanted, request)) return 0;
  const auto overlap = overlap_of(wanted.words, request.words);
  if (wanted.kind != request.kind) return overlap >= words_alike ? overlap : 0;
  return 1 + overlap;
}

bool is_shared(const services::Service& service) {
  using services::Taker;
  const bool by_an_office = service.may_take(Taker::property) || service.may_take(Taker::street);
  const bool by_volunteers_first = !service.takers.empty() && service.takers.front() == Taker::volunteer;
  return by_an_office && !by_volunteers_first && !service.may_take(Taker::police) && service.ladder != "private";
}

}  // namespace linli::requests
