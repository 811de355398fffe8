#include "modules/requests/closing/rates.hpp"
#include "modules/requests/closing/statements.hpp"
#include "modules/requests/ratings.hpp"

namespace linli::requests {
namespace {

// How one request went, as far as figures need it.
struct Course {
  std::string kind;
  State state = State::ordered;
  Instant ordered_at;
  Instant accept_due_at;
  std::optional<Instant> accepted_at;
  std::optional<Instant> done_at;
  std::int64_t reopened_count = 0;
  bool dispatched = false;
};
LINLI_RECORD(Course, kind, state, ordered_at, accept_due_at, accepted_at, done_at, reopened_count, dispatched)

struct AnswerCount {
  Answer answer = Answer::solved;
  std::int64_t count = 0;
};
LINLI_RECORD(AnswerCount, answer, count)

constexpr std::int64_t usual_days = 7;

std::int64_t minutes_until(Instant from, Instant to) { return (to - from).milliseconds / minutes(1).milliseconds; }

// Nobody can keep the promise of what was taken back or not accepted before anybody took it.
bool counts_for_response(const Course& course, Instant now) {
  if (course.accepted_at) return true;
  return is_open(course.state) && course.accept_due_at < now;
}

std::vector<KindCount> most_first(const std::map<std::string, std::int64_t>& counts) {
  std::vector<KindCount> kinds;
  for (const auto& [kind, count] : counts) kinds.push_back({kind, count});
  std::ranges::stable_sort(kinds, std::greater(), &KindCount::count);
  return kinds;
}

void add_courses(Figures& figures, const std::vector<Course>& courses, Instant now) {
  std::vector<std::int64_t> until_accepted, until_done;
  std::map<std::string, std::int64_t> kinds;
  std::int64_t in_time = 0, of = 0;
  for (const auto& course : courses) {
    ++figures.ordered;
    ++kinds[course.kind];
    if (course.dispatched) ++figures.dispatched;
    if (course.reopened_count > 0) ++figures.reopened;
    if (counts_for_response(course, now)) ++of;
    if (course.accepted_at && *course.accepted_at <= course.accept_due_at) ++in_time;
    if (course.accepted_at) until_accepted.push_back(minutes_until(course.ordered_at, *course.accepted_at));
    if (course.done_at) until_done.push_back(minutes_until(course.ordered_at, *course.done_at));
  }
  figures.response = rate_of(in_time, of);
  figures.median_accept_minutes = median(std::move(until_accepted));
  figures.median_finish_minutes = median(std::move(until_done));
  figures.by_kind = most_first(kinds);
}

void add_answers(Figures& figures, const std::vector<AnswerCount>& answers) {
  std::int64_t solved = 0, partly = 0, answered = 0;
  for (const auto& each : answers) {
    answered += each.count;
    if (each.answer == Answer::solved) solved = each.count;
    if (each.answer == Answer::partly) partly = each.count;
  }
  figures.solution = rate_of(solved, answered);
  figures.satisfaction = rate_of(solved + partly, answered);
}

}  // namespace

Figures Ratings::figures(Tx& tx, const Caller& caller, const AskFigures& wanted) const {
  const auto from = tx.now() - days(wanted.days ? wanted.days->value : usual_days);
  const auto reach = caller.reach(view);
  const auto count = [&](const Statement& statement, const auto&... more) {
    return tx.find<std::int64_t>(statement, wanted.community_id, reach, more...).value_or(0);
  };
  Figures figures;
  add_courses(figures, tx.all<Course>(statements::courses, wanted.community_id, reach, from), tx.now());
  add_answers(figures, tx.all<AnswerCount>(statements::count_answers, wanted.community_id, reach, from));
  figures.closed = count(statements::count_closed, from);
  figures.late_now = count(statements::count_late);
  return figures;
}

}  // namespace linli::requests
