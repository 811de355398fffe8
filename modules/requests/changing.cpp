#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {
namespace {

constexpr std::size_t most_pictures_in_a_note = 9;

}  // namespace

Request Requests::own(Tx& tx, const Caller& caller, Id<Area> community, Id<Request> id) const {
  auto request = book_.visible(tx, caller, community, id);
  if (!book_.is_requester(caller, request)) throw Refusal::forbidden("requests.ask_who_ordered");
  return request;
}

Request Requests::change(Tx& tx, const Caller& caller, const ChangeRequest& wanted) const {
  const auto before = own(tx, caller, wanted.community_id, wanted.id);
  if (wanted.version != before.version) throw Refusal::conflict("requests.changed_meanwhile");
  if (!is_untaken(before.state)) book_.refuse_for_now(before);
  const auto& services = book_.rooms().services;
  const auto& terms = services.terms(tx, before.community_id, before.ordered_at);
  const auto& service = terms.get(before.kind);
  json::Complaints complaints;
  if (wanted.fields) services.check_answers(service, *wanted.fields, complaints);
  if (const auto* fault = fault_of_preferred(wanted.preferred_at, tx.now()))
    complaints.push_back({"/preferred_at", fault, {}});
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));

  auto after = before;
  if (wanted.words) after.words = wanted.words->str();
  if (wanted.place_text) after.place_text = wanted.place_text->str();
  if (wanted.fields) after.fields = *wanted.fields;
  if (wanted.preferred_at) {
    after.preferred_at = wanted.preferred_at;
    after.finish_due_at =
        terms.due(service, services::Promise::finish, std::max(before.ordered_at, *wanted.preferred_at));
  }
  book_.save(tx, after);
  if (after.words != before.words && !before.words.empty())
    book_.trace(tx, caller, after, "changed_words", {{"was", before.words}});
  else
    book_.trace(tx, caller, after, "changed");
  return after;
}

RequestPage Requests::note(Tx& tx, const Caller& caller, const AddNote& wanted) const {
  const auto request = book_.visible(tx, caller, wanted.community_id, wanted.id);
  if (!is_open(request.state)) book_.refuse_for_now(request);
  const auto words = wanted.words ? wanted.words->str() : std::string();
  if (words.empty() && wanted.pictures.empty()) throw Refusal::wrong("/words", "text.empty");
  if (wanted.pictures.size() > most_pictures_in_a_note)
    throw Refusal::wrong("/pictures", "list.too_long", std::to_string(most_pictures_in_a_note));
  book_.trace(tx, caller, request, words.empty() ? "pictured" : "noted", {{"words", words}}, wanted.pictures,
              drawn_in(wanted.happened_at, request.ordered_at, tx.now()));
  tx.announce("requests", request.community_id.value, request.id.value);
  return get(tx, caller, {wanted.community_id, wanted.id});
}

Request Requests::withdraw(Tx& tx, const Caller& caller, const ActOnRequest& wanted) const {
  auto request = own(tx, caller, wanted.community_id, wanted.id);
  book_.move(request, "withdrawal");
  request.closed_at = tx.now();
  request.returns_to.reset();
  book_.save(tx, request);
  const auto reason = wanted.reason ? wanted.reason->str() : std::string();
  book_.trace(tx, caller, request, reason.empty() ? "withdrawn" : "withdrawn_because", {{"reason", reason}});
  book_.end_assignments(tx, caller, request, AssignmentState::cancelled);
  return request;
}

}  // namespace linli::requests
