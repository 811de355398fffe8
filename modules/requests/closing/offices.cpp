#include "modules/requests/offices.hpp"

#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/requests/closing/statements.hpp"

namespace linli::requests {
namespace {

// What was left of a promise at one moment is left of it at another; what was late stays late.
Instant moved_promise(const work::Calendar& calendar, work::TimeKind time, Instant due, Instant from, Instant to) {
  if (due <= from) return due;
  if (time == work::TimeKind::calendar) return to + (due - from);
  return calendar.after(to, {calendar.working_minutes(from, due), time});
}

void move_promises(Tx& tx, const services::Services& services, Request& request, Instant from, Instant to) {
  const auto& terms = services.terms(tx, request.community_id, request.ordered_at);
  const auto& limits = terms.get(request.kind).limits;
  const auto& calendar = terms.calendar();
  request.accept_due_at = moved_promise(calendar, limits.accept.time, request.accept_due_at, from, to);
  request.finish_due_at = moved_promise(calendar, limits.finish.time, request.finish_due_at, from, to);
}

Words::Arguments day_in_words(int offset_minutes, Instant at) {
  const auto day = local_time(at, offset_minutes);
  return {{"until.zh", fmt::format("{}月{}日", day.month, day.day)},
          {"until.en", fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)}};
}

}  // namespace

Offices::Offices(const Book& book) : book_(book) {
  auto& clocks = book_.rooms().clocks;
  clocks.on(std::string(Book::ladder_alarm),
            [this](Tx& tx, const Caller& caller, Id<Area> community, Id<work::Subject> subject, Instant) {
              climb(tx, caller, community, {subject.value});
            });
  clocks.on(std::string(Book::resume_alarm),
            [this](Tx& tx, const Caller& caller, Id<Area> community, Id<work::Subject> subject, Instant due_at) {
              auto request = book_.find(tx, community, {subject.value});
              if (request && request->state == State::deferred && request->deferred_until == due_at)
                go_on(tx, caller, *request);
            });
}

// ---- who answers for it ----

Request Offices::transferred(Tx& tx, const Caller& caller, const TransferRequest& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, dispatch, request);
  if (!is_open(request.state) || request.state == State::done) book_.refuse_for_now(request);
  const auto& office = wanted.area_code.str();
  if (!is_office(tx, request, office)) throw Refusal::wrong("/area_code", "requests.no_such_office");
  if (office == request.responsible_code) throw Refusal::wrong("/area_code", "requests.same_office");
  request.returns_to = request.responsible_code;
  request.responsible_code = office;
  request.level = Book::level_of(office);
  return request;
}

Request Offices::transfer(Tx& tx, const Caller& caller, const TransferRequest& wanted) const {
  auto request = transferred(tx, caller, wanted);
  book_.trace(tx, caller, request, "transferred",
              {{"office", name_of_office(tx, request, request.responsible_code)}, {"reason", wanted.reason.str()}});
  tx.run(statements::forget_return, request.community_id, request.id);
  book_.save(tx, request);
  return request;
}

Request Offices::taken_back(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, dispatch, request);
  if (!is_open(request.state) || !request.returns_to) throw Refusal::conflict("requests.nothing_to_take_back");
  request.responsible_code = *request.returns_to;
  request.level = Book::level_of(request.responsible_code);
  request.returns_to.reset();
  return request;
}

Request Offices::take_back(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = taken_back(tx, caller, wanted);
  book_.trace(tx, caller, request, "taken_back", {{"office", name_of_office(tx, request, request.responsible_code)}});
  book_.save(tx, request);
  return request;
}

Request Offices::receive(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = to_receive(tx, caller, wanted);
  request.returns_to.reset();
  book_.trace(tx, caller, request, "received", {{"office", name_of_office(tx, request, request.responsible_code)}});
  book_.save(tx, request);
  return request;
}

Request Offices::give_back(Tx& tx, const Caller& caller, const ActWithReason& wanted) const {
  auto request = to_receive(tx, caller, {wanted.community_id, wanted.id});
  const auto from = request.responsible_code;
  request.responsible_code = *request.returns_to;
  request.level = Book::level_of(request.responsible_code);
  request.returns_to.reset();
  book_.trace(tx, caller, request, "given_back",
              {{"from", name_of_office(tx, request, from)},
               {"office", name_of_office(tx, request, request.responsible_code)},
               {"reason", wanted.reason.str()}});
  tx.run(statements::keep_return, request.community_id, request.id, tx.now());
  book_.save(tx, request);
  return request;
}

// ---- not now, and not at all ----

Request Offices::deferred(Tx& tx, const Caller& caller, const DeferRequest& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, dispatch, request);
  book_.move(request, "deferral");
  if (wanted.until <= tx.now()) throw Refusal::wrong("/until", "requests.until_in_the_past");
  request.deferred_until = wanted.until;
  move_promises(tx, book_.rooms().services, request, tx.now(), wanted.until);
  return request;
}

Request Offices::defer(Tx& tx, const Caller& caller, const DeferRequest& wanted) const {
  auto request = deferred(tx, caller, wanted);
  auto arguments = day_in_words(book_.rooms().services.offset_minutes(), wanted.until);
  arguments.emplace_back("reason", wanted.reason.str());
  book_.trace(tx, caller, request, "deferred", std::move(arguments));
  book_.rooms().clocks.set(tx, request.community_id, {request.id.value}, Book::resume_alarm, wanted.until);
  book_.save(tx, request);
  return request;
}

Request Offices::resumed(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, dispatch, request);
  book_.move(request, "resumption");
  return request;
}

Request Offices::resume(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  resumed(tx, caller, wanted);
  auto request = book_.get(tx, wanted.community_id, wanted.id);
  go_on(tx, caller, request);
  return request;
}

Request Offices::not_accepted(Tx& tx, const Caller& caller, const NotAcceptRequest& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, dispatch, request);
  const auto* reason = book_.rooms().services.find_non_accept(wanted.non_accept_class.str());
  if (reason == nullptr) throw Refusal::wrong("/non_accept_class", "requests.no_such_class");
  book_.move(request, "non_acceptance");
  request.non_accept_class = reason->code;
  request.returns_to.reset();
  if (wanted.words && !wanted.words->empty()) request.answer = wanted.words->str();
  return request;
}

Request Offices::not_accept(Tx& tx, const Caller& caller, const NotAcceptRequest& wanted) const {
  auto request = not_accepted(tx, caller, wanted);
  const auto& reason = *book_.rooms().services.find_non_accept(*request.non_accept_class);
  book_.end_assignments(tx, caller, request, AssignmentState::cancelled);
  book_.trace(tx, caller, request, "not_accepted",
              {{"class.zh", reason.name.zh},
               {"class.en", reason.name.en},
               {"tell.zh", reason.tell.zh},
               {"tell.en", reason.tell.en},
               {"words", request.answer ? " " + *request.answer : ""}});
  book_.save(tx, request);
  return request;
}

// ---- what they share ----

void Offices::go_on(Tx& tx, const Caller& caller, Request& request) const {
  book_.move(request, "resumption");
  if (request.deferred_until && tx.now() < *request.deferred_until)
    move_promises(tx, book_.rooms().services, request, *request.deferred_until, tx.now());
  request.deferred_until.reset();
  book_.rooms().clocks.stop(tx, request.community_id, {request.id.value}, Book::resume_alarm);
  book_.trace(tx, caller, request, "resumed");
  book_.save(tx, request);
}

// Receiving is for the office itself, not for whoever has the place in reach.
Request Offices::to_receive(Tx& tx, const Caller& caller, const RequestKey& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  caller.require(handle, request.responsible_code);
  if (!is_open(request.state)) book_.refuse_for_now(request);
  if (!request.returns_to) throw Refusal::conflict("requests.nothing_to_receive");
  return request;
}

bool Offices::is_office(Tx& tx, const Request& request, const std::string& area_code) const {
  const auto level = Book::level_of(area_code);
  if (level != Office::grid) return area_code == Book::office_of(request.area_code, level);
  const auto area = book_.rooms().areas.find(tx, request.community_id, area_code);
  return area && area->kind == AreaKind::grid;
}

std::string Offices::name_of_office(Tx& tx, const Request& request, const std::string& area_code) const {
  return book_.rooms().areas.name_of(tx, request.community_id, area_code);
}

}  // namespace linli::requests
