#include "modules/requests/closing/rewards.hpp"

#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests {
namespace {

constexpr std::string_view suggestion_kind{"suggestion"};

points::Award award_for(const Request& request, const services::Service& service) {
  points::Award award;
  award.community_id = request.community_id;
  award.note = service.name.zh;
  award.request_id = {request.id.value};
  award.request_number = request.number;
  return award;
}

void reward_helpers(Tx& tx, const Caller& caller, const Book& book, const Request& request,
                    const services::Service& service) {
  for (const auto& assignment : book.assignments_of(tx, request.community_id, request.id)) {
    if (assignment.state != AssignmentState::done || !assignment.volunteer_id) continue;
    auto award = award_for(request, service);
    award.holder = points::Holder::volunteer;
    award.holder_id = {assignment.volunteer_id->value};
    award.holder_name = assignment.name;
    award.points = service.points.helper;
    book.rooms().points.award(tx, caller, award);
  }
}

void reward_household(Tx& tx, const Caller& caller, const Book& book, const Request& request,
                      const services::Service& service) {
  if (!request.household_id) return;
  const auto household = book.rooms().people.find_household(tx, request.community_id, *request.household_id);
  if (!household) return;
  auto award = award_for(request, service);
  award.holder = points::Holder::household;
  award.holder_id = {household->id.value};
  award.holder_name = household->place;
  award.points = service.points.household;
  if (request.kind == suggestion_kind) award.cause = points::cause::suggestion;
  book.rooms().points.award(tx, caller, award);
}

}  // namespace

void settle(Tx& tx, const Caller& caller, const Book& book, const Request& request) {
  const auto& rooms = book.rooms();
  rooms.volunteers.confirm_hours_of(tx, caller, request.community_id, {request.id.value});
  const auto& service = book.kind_of(tx, request);
  reward_helpers(tx, caller, book, request, service);
  reward_household(tx, caller, book, request, service);
}

void reward_suggestion(Tx& tx, const Caller& caller, const Book& book, const Request& request) {
  if (request.kind == suggestion_kind) reward_household(tx, caller, book, request, book.kind_of(tx, request));
}

}  // namespace linli::requests
