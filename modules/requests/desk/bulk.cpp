#include <unordered_set>

#include "modules/requests/desk.hpp"

namespace linli::requests {
namespace {

constexpr std::size_t most_at_once = 500;

// What a deed needs to know, refused once for all requests and naming the field.
void require_enough(const Bulk& wanted) {
  if (wanted.request_ids.empty()) throw Refusal::wrong("/request_ids", "requests.none_chosen");
  if (wanted.request_ids.size() > most_at_once)
    throw Refusal::conflict("requests.too_many_at_once", {{"most", std::to_string(most_at_once)}});
  const bool said = wanted.words && !wanted.words->empty();
  switch (wanted.deed) {
    case BulkDeed::transfer:
      if (!wanted.area_code) throw Refusal::wrong("/area_code", "requests.no_such_office");
      if (!said) throw Refusal::wrong("/words", "text.empty");
      return;
    case BulkDeed::deferral:
      if (!wanted.until) throw Refusal::wrong("/until", "requests.until_in_the_past");
      if (!said) throw Refusal::wrong("/words", "text.empty");
      return;
    case BulkDeed::notes:
      if (!said) throw Refusal::wrong("/words", "text.empty");
      return;
    case BulkDeed::non_acceptance:
      if (!wanted.non_accept_class) throw Refusal::wrong("/non_accept_class", "requests.no_such_class");
      return;
    default:
      return;
  }
}

std::optional<BulkDeed> undo_of(BulkDeed deed) {
  if (deed == BulkDeed::transfer) return BulkDeed::taking_back;
  if (deed == BulkDeed::deferral) return BulkDeed::resumption;
  return {};
}

std::vector<Id<Request>> each_once(const std::vector<Id<Request>>& ids) {
  std::unordered_set<Id<Request>> seen;
  std::vector<Id<Request>> once;
  for (const auto id : ids)
    if (seen.insert(id).second) once.push_back(id);
  return once;
}

Text<1, 500> reason_of(const Bulk& wanted) { return Text<1, 500>(wanted.words ? wanted.words->str() : ""); }

}  // namespace

BulkResult Desk::preview(Tx& tx, const Caller& caller, const Bulk& wanted) const {
  require_enough(wanted);
  return wanted.deed == BulkDeed::offers ? planned(tx, caller, wanted) : on_each(tx, caller, wanted, foretelling);
}

BulkResult Desk::bulk(Tx& tx, const Caller& caller, const Bulk& wanted) const {
  require_enough(wanted);
  return wanted.deed == BulkDeed::offers ? offers(tx, caller, wanted) : on_each(tx, caller, wanted, doing);
}

const Desk::Step Desk::foretelling{&Desk::foretold, ""}, Desk::doing{&Desk::done, ".done"};

BulkResult Desk::on_each(Tx& tx, const Caller& caller, const Bulk& wanted, const Step& step) const {
  BulkResult result{.rows = {}, .count = 0, .undo = undo_of(wanted.deed)};
  for (const auto id : each_once(wanted.request_ids)) {
    result.rows.push_back(on_one(tx, caller, wanted, id, step));
    result.count += result.rows.back().ok ? 1 : 0;
  }
  return result;
}

// Every deed refuses before it stores anything, so what is refused leaves nothing behind.
BulkRow Desk::on_one(Tx& tx, const Caller& caller, const Bulk& wanted, Id<Request> id, const Step& step) const {
  try {
    const auto request = (this->*step.take)(tx, caller, wanted, id);
    return {id, request.number, request.kind, true, words_of(tx, wanted, request, step.told), {}};
  } catch (const Refusal& refusal) {
    return refused(tx, caller, wanted, id, refusal);
  }
}

BulkRow Desk::refused(Tx& tx, const Caller& caller, const Bulk& wanted, Id<Request> id, const Refusal& refusal) const {
  BulkRow row{id, "", "", false, rooms_.book.why(refusal), {}};
  const auto request = rooms_.book.find(tx, wanted.community_id, id);
  if (!request || !rooms_.book.may(caller, view, *request)) return row;
  row.number = request->number;
  row.kind = request->kind;
  return row;
}

Request Desk::foretold(Tx& tx, const Caller& caller, const Bulk& wanted, Id<Request> id) const {
  const auto community = wanted.community_id;
  const auto& offices = rooms_.offices;
  switch (wanted.deed) {
    case BulkDeed::transfer:
      return offices.transferred(tx, caller, {community, id, *wanted.area_code, reason_of(wanted)});
    case BulkDeed::taking_back:
      return offices.taken_back(tx, caller, {community, id});
    case BulkDeed::deferral:
      return offices.deferred(tx, caller, {community, id, *wanted.until, reason_of(wanted)});
    case BulkDeed::resumption:
      return offices.resumed(tx, caller, {community, id});
    case BulkDeed::non_acceptance:
      return offices.not_accepted(tx, caller, {community, id, *wanted.non_accept_class, wanted.words});
    default:
      return to_note(tx, caller, wanted, id);
  }
}

Request Desk::done(Tx& tx, const Caller& caller, const Bulk& wanted, Id<Request> id) const {
  const auto community = wanted.community_id;
  const auto& offices = rooms_.offices;
  switch (wanted.deed) {
    case BulkDeed::transfer:
      return offices.transfer(tx, caller, {community, id, *wanted.area_code, reason_of(wanted)});
    case BulkDeed::taking_back:
      return offices.take_back(tx, caller, {community, id});
    case BulkDeed::deferral:
      return offices.defer(tx, caller, {community, id, *wanted.until, reason_of(wanted)});
    case BulkDeed::resumption:
      return offices.resume(tx, caller, {community, id});
    case BulkDeed::non_acceptance:
      return offices.not_accept(tx, caller, {community, id, *wanted.non_accept_class, wanted.words});
    default:
      break;
  }
  auto request = to_note(tx, caller, wanted, id);
  rooms_.requests.note(tx, caller, {community, id, wanted.words, {}});
  return request;
}

Request Desk::to_note(Tx& tx, const Caller& caller, const Bulk& wanted, Id<Request> id) const {
  auto request = rooms_.book.visible(tx, caller, wanted.community_id, id);
  rooms_.book.require(caller, view, request);
  if (!is_open(request.state)) rooms_.book.refuse_for_now(request);
  return request;
}

Words2 Desk::words_of(Tx& tx, const Bulk& wanted, const Request& request, std::string_view told) const {
  Words::Arguments said;
  if (wanted.deed == BulkDeed::transfer || wanted.deed == BulkDeed::taking_back)
    said.emplace_back("office", rooms_.offices.name_of_office(tx, request, request.responsible_code));
  if (wanted.deed == BulkDeed::non_acceptance) {
    const auto* reason = rooms_.book.rooms().services.find_non_accept(wanted.non_accept_class->str());
    said.emplace_back("class.zh", reason->name.zh);
    said.emplace_back("class.en", reason->name.en);
  }
  return rooms_.book.rooms().words.both(
      "requests.bulk." + std::string(word_of(wanted.deed)) + std::string(told), said);
}

// ---- asking people, by plan ----

BulkResult Desk::planned(Tx& tx, const Caller& caller, const Bulk& wanted) const {
  const auto plan = rooms_.dispatch.plan(tx, caller, {wanted.community_id, wanted.request_ids});
  BulkResult result;
  std::unordered_set<Id<Request>> named;
  for (const auto& pair : plan.pairs) {
    named.insert(pair.request_id);
    const PlannedOffer offer{pair.request_id, pair.volunteer_id,
                             pair.volunteer_id ? std::nullopt : std::optional(pair.person_id)};
    result.rows.push_back({pair.request_id, pair.number, pair.kind, true,
                           rooms_.book.rooms().words.both("requests.bulk.offers", {{"name", pair.name}}), offer});
  }
  result.count = std::ssize(result.rows);
  for (const auto& each : plan.unassigned) {
    named.insert(each.request_id);
    result.rows.push_back({each.request_id, each.number, each.kind, false, each.why, {}});
  }
  for (const auto id : each_once(wanted.request_ids)) {
    if (named.contains(id)) continue;
    try {
      const auto request = rooms_.book.visible(tx, caller, wanted.community_id, id);
      rooms_.book.require(caller, requests::dispatch, request);
      rooms_.book.refuse_for_now(request);
    } catch (const Refusal& refusal) {
      result.rows.push_back(refused(tx, caller, wanted, id, refusal));
    }
  }
  return result;
}

BulkResult Desk::offers(Tx& tx, const Caller& caller, const Bulk& wanted) const {
  BulkResult result;
  DispatchPlan plan{wanted.community_id, {}};
  for (const auto& offer : wanted.offers) {
    const auto request = rooms_.book.find(tx, wanted.community_id, offer.request_id);
    if (request && rooms_.book.may(caller, requests::dispatch, *request))
      plan.offers.push_back(offer);
    else
      result.rows.push_back(refused(tx, caller, wanted, offer.request_id, Refusal::not_found()));
  }
  const auto done = rooms_.dispatch.dispatch(tx, caller, plan);
  for (const auto& part : done.offered) {
    const auto request = rooms_.book.get(tx, wanted.community_id, part.request_id);
    result.rows.push_back({request.id,
                           request.number,
                           request.kind,
                           true,
                           rooms_.book.rooms().words.both("requests.bulk.offers.done", {{"name", part.name}}),
                           {}});
  }
  result.count = std::ssize(done.offered);
  for (const auto& each : done.not_offered)
    result.rows.push_back({each.request_id, each.number, each.kind, false, each.why, {}});
  return result;
}

}  // namespace linli::requests
