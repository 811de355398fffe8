#include "modules/requests/ratings.hpp"

#include "modules/people/people.hpp"
#include "modules/requests/closing/rewards.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {
namespace {

std::string words_of(const std::optional<Text<0, 500>>& words) { return words ? words->str() : std::string(); }

}  // namespace

RequestPage Ratings::rate(Tx& tx, const Caller& caller, const RateRequest& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  if (!book_.is_requester(caller, request)) throw Refusal::forbidden("platform.no_permission");
  if (!book_.speaks_for_resident(caller, request)) throw Refusal::forbidden("requests.rate_by_call_back");
  require_no_part(tx, caller, request);
  hear(tx, caller, request, wanted, false);
  return requests_.get(tx, caller, {request.community_id, request.id});
}

RequestPage Ratings::call_back(Tx& tx, const Caller& caller, const RateRequest& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, rate_by_call, request);
  if (!request.requester_person_id) throw Refusal::conflict("requests.nobody_to_call");
  require_no_part(tx, caller, request);
  hear(tx, caller, request, wanted, true);
  return requests_.get(tx, caller, {request.community_id, request.id});
}

RequestPage Ratings::verify(Tx& tx, const Caller& caller, const VerifyRequest& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  book_.require(caller, requests::verify, request);
  require_no_part(tx, caller, request);
  // Where nobody asked there is nobody whose word counts more.
  if (!needs_verification(tx, request) && request.requester_person_id)
    throw Refusal::conflict("requests.not_to_verify");
  const auto words = words_of(wanted.words);
  if (wanted.passed)
    close(tx, caller, request, "verification", "verified", {{"words", words}});
  else
    open_again(tx, caller, request, "not_verified", words);
  return requests_.get(tx, caller, {request.community_id, request.id});
}

RequestPage Ratings::reopen(Tx& tx, const Caller& caller, const ActWithReason& wanted) const {
  auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  if (!book_.is_requester(caller, request)) throw Refusal::forbidden("platform.no_permission");
  open_again(tx, caller, request, "reopened", wanted.reason.str());
  return requests_.get(tx, caller, {request.community_id, request.id});
}

// ---- what they share ----

void Ratings::require_no_part(Tx& tx, const Caller& caller, const Request& request) const {
  const auto resident = request.requester_person_id.value_or(Id<Person>{});
  if (book_.handled_by(tx, request, caller.person_id) || book_.handled_by(tx, request, resident))
    throw Refusal::forbidden("requests.own_work");
}

bool Ratings::needs_verification(Tx& tx, const Request& request) const {
  return book_.kind_of(tx, request).closing == services::Closing::verification;
}

void Ratings::hear(Tx& tx, const Caller& caller, Request request, const RateRequest& wanted, bool by_call_back) const {
  const std::string_view move = by_call_back ? "call_back" : "rating";
  // What the handler or a verification has closed can still be rated; everything else must be done.
  if (request.state != State::closed && flow.find(move, request.state) == nullptr) book_.refuse_for_now(request);
  if (is_rated(request, book_.rating_of(tx, request.community_id, request.id)))
    throw Refusal::conflict("requests.already_rated");
  const auto words = words_of(wanted.words);
  const bool solved = wanted.answer != Answer::not_solved;
  if (!solved && words.empty()) throw Refusal::wrong("/words", "requests.say_why");
  tx.insert("requests_ratings", Rating{tx.new_id<Rating>(), request.community_id, request.id, wanted.answer, words,
                                       tx.now(), caller.person_id, caller.name, by_call_back});
  if (!solved) return open_again(tx, caller, request, by_call_back ? "called_back_unsolved" : "reopened", words);
  const auto answer = book_.rooms().words.both("requests.said." + std::string(word_of(wanted.answer)));
  const Words::Arguments said{{"answer.zh", answer.zh}, {"answer.en", answer.en}, {"words", words}};
  const std::string_view word = by_call_back ? "called_back" : "rated";
  if (request.state == State::done && !needs_verification(tx, request))
    return close(tx, caller, request, move, word, said);
  book_.trace(tx, caller, request, word, said);
  book_.save(tx, request);
  if (request.state == State::closed) settle(tx, caller, book_, request);
}

void Ratings::close(Tx& tx, const Caller& caller, Request& request, std::string_view move, std::string_view word,
                    Words::Arguments said) const {
  book_.move(request, move);
  request.closed_at = tx.now();
  request.returns_to.reset();
  book_.trace(tx, caller, request, word, std::move(said));
  book_.save(tx, request);
  settle(tx, caller, book_, request);
}

void Ratings::open_again(Tx& tx, const Caller& caller, Request& request, std::string_view word,
                         const std::string& reason) const {
  if (reason.empty()) throw Refusal::wrong("/words", "requests.say_why");
  if (request.closed_at && tx.now() - *request.closed_at > reopened_within)
    throw Refusal::conflict("requests.too_late_to_reopen");
  book_.move(request, "reopening");
  const auto& terms = book_.rooms().services.terms(tx, request.community_id, request.ordered_at);
  const auto& service = terms.get(request.kind);
  request.accept_due_at = terms.due(service, services::Promise::accept, tx.now());
  request.finish_due_at = terms.due(service, services::Promise::finish, tx.now());
  request.accepted_at.reset();
  request.done_at.reset();
  request.closed_at.reset();
  request.answer.reset();
  request.returns_to.reset();
  request.helper_names.clear();
  request.escalation_step = 0;
  ++request.reopened_count;
  book_.end_assignments(tx, caller, request, AssignmentState::cancelled);
  book_.trace(tx, caller, request, word, {{"reason", reason}});
  book_.save(tx, request);
}

}  // namespace linli::requests
