#include "modules/requests/weeks.hpp"

#include "modules/requests/closing/rates.hpp"
#include "modules/requests/closing/statements.hpp"
#include "modules/requests/weeks/places.hpp"
#include "modules/requests/weeks/statements.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests {
namespace {

struct OrderedWeek {
  std::int64_t week = 0, ordered = 0, promised = 0, in_time = 0, reopened = 0, late = 0, waiting = 0;
};
LINLI_RECORD(OrderedWeek, week, ordered, promised, in_time, reopened, late, waiting)

struct DoneRow {
  std::int64_t week = 0, minutes = 0;
  bool in_time = false, asked = false;
};
LINLI_RECORD(DoneRow, week, minutes, in_time, asked)

struct AnswersOfWeek {
  std::int64_t week = 0;
  Answer answer = Answer::solved;
  std::int64_t count = 0;
};
LINLI_RECORD(AnswersOfWeek, week, answer, count)

void add_ordered(std::vector<Week>& weeks, const std::vector<OrderedWeek>& rows) {
  for (const auto& row : rows) {
    auto& week = weeks[place_of_week(row.week)];
    week.ordered += row.ordered;
    week.response = rate_of(week.response.count + row.in_time, week.response.of + row.promised);
    week.reopened += row.reopened;
    week.late += row.late;
    week.waiting += row.waiting;
  }
}

void add_done(std::vector<Week>& weeks, const std::vector<DoneRow>& rows) {
  std::array<std::vector<std::int64_t>, weeks_shown> minutes;
  for (const auto& row : rows) {
    const auto place = place_of_week(row.week);
    auto& week = weeks[place];
    ++week.done;
    if (row.in_time) ++week.done_in_time;
    if (row.asked) ++week.asked;
    minutes[place].push_back(row.minutes);
  }
  for (std::size_t place = 0; place < weeks.size(); ++place)
    weeks[place].median_minutes = median(std::move(minutes[place]));
}

void add_answers_of_weeks(std::vector<Week>& weeks, const std::vector<AnswersOfWeek>& rows) {
  for (const auto& row : rows) {
    auto& week = weeks[place_of_week(row.week)];
    const auto solved = row.answer == Answer::solved ? row.count : 0;
    const auto satisfied = row.answer == Answer::not_solved ? 0 : row.count;
    week.solution = rate_of(week.solution.count + solved, week.solution.of + row.count);
    week.satisfaction = rate_of(week.satisfaction.count + satisfied, week.satisfaction.of + row.count);
  }
}

void add_help(std::vector<Week>& weeks, const std::vector<volunteers::HelpWeek>& rows) {
  for (const auto& row : rows) {
    auto& week = weeks[place_of_week(row.week)];
    week.helpers += row.helpers;
    week.helped_minutes += row.minutes;
  }
}

}  // namespace

WeeksPage Weeks::weeks(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  const auto from = first_week(tx.now());
  const auto reach = caller.reach(view);
  const auto count = [&](const Statement& statement) {
    return tx.find<std::int64_t>(statement, wanted.community_id, reach).value_or(0);
  };
  WeeksPage page;
  page.weeks.resize(weeks_shown);
  for (std::int64_t place = 0; place < weeks_shown; ++place)
    page.weeks[static_cast<std::size_t>(place)].starts_at = from + days(7 * place);
  add_ordered(page.weeks, tx.all<OrderedWeek>(statements::ordered_by_week, wanted.community_id, reach, from, tx.now()));
  add_done(page.weeks, tx.all<DoneRow>(statements::done_by_week, wanted.community_id, reach, from));
  add_answers_of_weeks(page.weeks,
                       tx.all<AnswersOfWeek>(statements::answers_by_week, wanted.community_id, reach, from));
  add_help(page.weeks, book_.rooms().volunteers.help_by_week(tx, wanted.community_id, reach, from));
  page.late_now = count(statements::count_late);
  page.waiting_now = count(statements::count_untaken);
  page.reopened =
      tx.all<RequestName>(statements::list_reopened, wanted.community_id, reach, page.weeks.back().starts_at);
  return page;
}

}  // namespace linli::requests
