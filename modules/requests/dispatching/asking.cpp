#include "modules/requests/dispatching/asking.hpp"

#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/dispatching/reasons.hpp"
#include "modules/services/services.hpp"

namespace linli::requests::dispatching {
namespace {

void require_other_home(Tx& tx, const Book& book, const Request& request, Id<Person> person) {
  const auto at_home = people_at_home(tx, book, waiting_of(request));
  if (std::ranges::find(at_home, person) != at_home.end()) throw Refusal::conflict("requests.own_home");
}

// Quiet hours are no hindrance: who is asked by a person may still say yes.
void require_there(Tx& tx, const Book& book, const Ranking& ranking, const Request& request,
                   Id<volunteers::Volunteer> id) {
  const auto& volunteers = book.rooms().volunteers;
  const auto* helper = ranking.find(id);
  const auto away =
      helper == nullptr ? volunteers::Absence::not_active : ranking.absence(*helper, waiting_of(request), tx.now());
  if (away == volunteers::Absence::none || away == volunteers::Absence::quiet) return;
  const auto volunteer = volunteers.get_volunteer(tx, request.community_id, id);
  volunteers.require_at_work(volunteer, tx.now());
  if (request.preferred_at) volunteers.require_at_work(volunteer, *request.preferred_at);
}

Refusal lacks_skill(const Book& book, const std::string& name, const services::Service& service) {
  const auto skills = skills_in_words(book.rooms().services, service.skills);
  return Refusal::conflict("requests.lacks_skill", {{"name", name}, {"skill.zh", skills.zh}, {"skill.en", skills.en}});
}

bool is_away(const posts::Post& post, Instant at) {
  return post.leave && post.leave->starts_at <= at && at < post.leave->ends_at;
}

// The head of the home's micro-grid stands beside the line from the building up.
std::vector<posts::Post> posts_over(Tx& tx, const Book::Rooms& rooms, const Waiting& request) {
  auto posts = rooms.posts.held_over(tx, request.community_id, request.area_code, tx.now());
  if (!request.household_id) return posts;
  const auto home = rooms.people.find_household(tx, request.community_id, *request.household_id);
  if (!home || home->micro_grid_code.empty()) return posts;
  for (auto& post : rooms.posts.held_over(tx, request.community_id, home->micro_grid_code, tx.now()))
    if (post.area_code == home->micro_grid_code) posts.push_back(std::move(post));
  return posts;
}

// Only where the rota says something: else the nearest post comes first.
void put_on_duty_first(Tx& tx, const Book& book, const Waiting& request, std::vector<Holder>& holders) {
  if (holders.size() < 2) return;
  const auto duty = book.rooms().posts.duty(tx, request.community_id, request.area_code, tx.now());
  if (!duty.planned) return;
  const auto found = std::ranges::find(holders, duty.responsible->person_id, &Holder::person_id);
  if (found != holders.end()) std::rotate(holders.begin(), found, found + 1);
}

}  // namespace

Asked as_asked(const Book& book, const Candidate& candidate) {
  return {candidate.helper->id, candidate.helper->person_id, candidate.helper->name,
          Taker::volunteer,     candidate.rating.cost,       in_words(book, candidate.rating)};
}

Asked ask_volunteer(Tx& tx, const Book& book, const Ranking& ranking, const Request& request,
                    const std::vector<Assignment>& assignments, Id<volunteers::Volunteer> volunteer) {
  const auto& service = book.kind_of(tx, request);
  require_there(tx, book, ranking, request, volunteer);
  const auto* helper = ranking.find(volunteer);
  if (helper == nullptr || !service.may_take(Taker::volunteer)) throw Refusal::conflict("requests.may_not_take");
  require_other_home(tx, book, request, helper->person_id);
  auto rating = ranking.rate(tx, *helper, waiting_of(request), assignments);
  if (!rating) throw lacks_skill(book, helper->name, service);
  return as_asked(book, {helper, std::move(*rating)});
}

std::vector<Holder> holders_for(Tx& tx, const Book& book, const Waiting& request) {
  const auto& service = book.rooms().services.terms(tx, request.community_id, request.ordered_at).get(request.kind);
  std::vector<Holder> holders;
  for (const auto& post : posts_over(tx, book.rooms(), request)) {
    const auto* kind = book.rooms().posts.find_kind(post.post);
    const auto taker = kind == nullptr ? std::nullopt : taker_of_role(kind->role);
    if (!taker || !service.may_take(*taker) || post.person_name.empty()) continue;
    if (std::ranges::find(holders, post.person_id, &Holder::person_id) != holders.end()) continue;
    holders.push_back(
        {post.person_id, post.person_name, *taker, is_away(post, tx.now()), post.post_name, post.area_name});
  }
  put_on_duty_first(tx, book, request, holders);
  return holders;
}

Asked ask_holder(Tx& tx, const Book& book, const Request& request, Id<Person> person) {
  const auto holders = holders_for(tx, book, waiting_of(request));
  const auto holder = std::ranges::find(holders, person, &Holder::person_id);
  if (holder == holders.end()) throw Refusal::conflict("requests.may_not_take");
  require_other_home(tx, book, request, person);
  if (holder->on_leave) throw Refusal::conflict("volunteers.on_leave", {{"name", holder->name}});
  return {.volunteer_id = {}, .person_id = person, .name = holder->name, .taker = holder->taker, .reasons = {}};
}

Assignment part_for(Tx& tx, const Caller& caller, const Request& request, const Asked& asked) {
  Assignment part;
  part.id = tx.new_id<Assignment>();
  part.community_id = request.community_id;
  part.request_id = request.id;
  part.volunteer_id = asked.volunteer_id;
  part.person_id = asked.person_id;
  part.name = asked.name;
  part.taker = asked.taker;
  part.cost = asked.cost;
  part.reasons = asked.reasons;
  part.offered_at = part.answer_due_at = tx.now();
  part.offered_by_person_id = caller.person_id;
  part.offered_by_name = caller.name;
  return part;
}

}  // namespace linli::requests::dispatching
