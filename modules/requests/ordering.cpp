#include "modules/areas/areas.hpp"
#include "modules/requests/placing.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {
namespace {

constexpr std::size_t most_pictures = 9;

// With its place, its promises and who is responsible for it: its grid, or the community where there is none. Somebody
// who asks for next week is promised next week.
Request fresh_request(Tx& tx, const services::Terms& terms, const services::Service& service, const Site& place,
                      Instant ordered_at, std::optional<Instant> preferred_at) {
  Request request{
      .id = tx.new_id<Request>(), .kind = service.code, .place_text = place.text, .area_code = place.area_code};
  request.lat = place.lat;
  request.lng = place.lng;
  request.responsible_code = Book::office_of(place.area_code, Office::grid);
  request.level = Book::level_of(request.responsible_code);
  request.ordered_at = ordered_at;
  request.preferred_at = preferred_at;
  request.accept_due_at = terms.due(service, services::Promise::accept, ordered_at);
  request.finish_due_at =
      terms.due(service, services::Promise::finish, std::max(ordered_at, preferred_at.value_or(ordered_at)));
  request.urgent = service.urgent;
  request.people_needed = service.people;
  return request;
}

void check(const OrderRequest& wanted, Instant now, json::Complaints& complaints) {
  if (const auto* fault = fault_of_preferred(wanted.preferred_at, now))
    complaints.push_back({"/preferred_at", fault, {}});
  if (wanted.pictures.size() > most_pictures)
    complaints.push_back({"/pictures", "list.too_long", std::to_string(most_pictures)});
  if (wanted.event && wanted.for_person_id) complaints.push_back({"/for_person_id", "requests.event_for_nobody", {}});
  if (wanted.card && (wanted.event || wanted.for_person_id)) complaints.push_back({"/card", "requests.card_alone", {}});
}

std::string_view word_of_channel(Channel channel) {
  if (channel == Channel::event) return "seen";
  if (channel == Channel::card) return "ordered_by_card";
  return channel == Channel::call ? "called_in" : "ordered";
}

Asker asker_for(Tx& tx, const Book& book, const Caller& caller, const OrderRequest& wanted) {
  if (wanted.event) return {{}, Channel::event, false};
  if (wanted.card) return asker_by_card(tx, book, caller, wanted.community_id, wanted.card->str());
  return asker_of(tx, book, caller, wanted.community_id, wanted.for_person_id, wanted.by_phone);
}

}  // namespace

Request Requests::order(Tx& tx, const Caller& caller, const OrderRequest& wanted) const {
  const auto& rooms = book_.rooms();
  const auto& terms = rooms.services.terms(tx, wanted.community_id);
  const auto* service = terms.find(wanted.kind.str());
  json::Complaints complaints;
  if (service == nullptr)
    complaints.push_back({"/kind", "services.no_such_kind", {}});
  else
    rooms.services.check_answers(*service, wanted.fields, complaints);
  check(wanted, tx.now(), complaints);
  const auto asker = asker_for(tx, book_, caller, wanted);
  const auto place = site_of(tx, book_, caller, wanted.community_id, asker,
                             {wanted.place_text, wanted.area_code, wanted.lat, wanted.lng}, complaints);
  if (wanted.card && service && service->group == "voice")
    complaints.push_back({"/kind", "requests.card_for_help", {}});
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  rooms.services.get_offered(tx, wanted.community_id, terms, service->code);
  if (wanted.event) caller.require(report, place.area_code);

  auto request = fresh_request(tx, terms, *service, place, tx.now(), wanted.preferred_at);
  request.community_id = wanted.community_id;
  request.words = wanted.words ? wanted.words->str() : "";
  request.fields = wanted.fields;
  request.channel = asker.channel;
  request.on_behalf = asker.on_behalf;
  if (asker.person) {
    request.requester_person_id = asker.person->id;
    request.requester_name = asker.person->name;
    request.household_id = asker.person->household_id;
  }
  request.ordered_by_person_id = caller.person_id;
  request.ordered_by_name = caller.name;
  if (wanted.people_needed) request.people_needed = wanted.people_needed->value;
  request.pictures = wanted.pictures;
  book_.add(tx, terms, request);
  // Promises count from when the community could know of it; the story says when it was seen.
  const auto seen_at = wanted.event ? drawn_in(wanted.happened_at, {}, tx.now()) : tx.now();
  book_.trace(tx, caller, request, word_of_channel(request.channel), {}, wanted.pictures, seen_at);
  if (wanted.card) rooms.people.count_card_use(tx, wanted.card->str());
  return as_seen_by(tx, caller, std::move(request));
}

Request Requests::record(Tx& tx, const Caller& caller, const ForeignRequest& told) const {
  const auto& rooms = book_.rooms();
  const auto& terms = rooms.services.terms(tx, told.community_id, told.ordered_at);
  const auto& service = terms.get(told.kind);
  const auto area = rooms.areas.must_have(tx, told.community_id, told.area_code, "/area_code");
  const Site place{told.place_text.empty() ? area.name.str() : told.place_text, told.area_code, told.lat, told.lng};
  auto request = fresh_request(tx, terms, service, place, told.ordered_at, {});
  request.community_id = told.community_id;
  request.words = told.words;
  request.fields = told.fields;
  request.channel = told.channel;
  request.requester_name = told.requester_name;
  if (told.requester_person_id) {
    const auto person = rooms.people.get_person(tx, told.community_id, *told.requester_person_id);
    request.requester_person_id = person.id;
    request.requester_name = person.name.str();
    request.household_id = person.household_id;
  }
  request.ordered_by_person_id = caller.person_id;
  request.ordered_by_name = told.ordered_by_name;
  if (told.closed_at) {
    request.state = State::closed;
    request.done_at = request.closed_at = told.closed_at;
  }
  book_.add(tx, terms, request);
  book_.trace(tx, caller, request, told.closed_at ? "recorded_closed" : "recorded", {{"source", told.ordered_by_name}});
  return request;
}

}  // namespace linli::requests
