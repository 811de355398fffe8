#include "modules/areas/areas.hpp"
#include "modules/requests/listing_statements.hpp"
#include "modules/requests/placing.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/rules.hpp"
#include "modules/requests/statements.hpp"

namespace linli::requests {
namespace {

constexpr Duration alike_for = days(7);
constexpr int most_compared = 500;
constexpr std::size_t most_alike = 5;

Likeness likeness(const Site& place, std::string_view kind, std::string_view words) {
  return {kind, words, place.area_code, place.lat, place.lng};
}

}  // namespace

bool Requests::is_told(const services::Timeline& timeline, const Caller& caller, const Request& request) const {
  if (book_.knows_home(caller, request)) return true;
  const auto* service = timeline.at(request.ordered_at).find(request.kind);
  return service != nullptr && is_shared(*service);
}

Items<Similar> Requests::likeness(Tx& tx, const Caller& caller, const AskLikeness& wanted) const {
  json::Complaints complaints;
  // Who writes down an event is no resident: then the place is the area of their round.
  const bool resident = wanted.for_person_id || caller.community_id == wanted.community_id;
  const auto asker = resident ? asker_of(tx, book_, caller, wanted.community_id, wanted.for_person_id) : Asker{};
  const auto place = site_of(tx, book_, caller, wanted.community_id, asker,
                             {{}, wanted.area_code, wanted.lat, wanted.lng}, complaints);
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  const auto words = wanted.words ? wanted.words->str() : std::string();
  const auto about = requests::likeness(place, wanted.kind.str(), words);

  const services::Timeline timeline(tx, book_.rooms().services, wanted.community_id);
  std::vector<std::pair<double, Request>> alike;
  for (auto& request :
       tx.all<Request>(statements::recently_ordered, wanted.community_id, tx.now() - alike_for, most_compared))
    if (const auto degree = likeness_of(about, request); degree > 0 && is_told(timeline, caller, request))
      alike.emplace_back(degree, std::move(request));
  std::ranges::stable_sort(alike, std::greater{}, &std::pair<double, Request>::first);

  Items<Similar> items;
  for (const auto& [degree, each] : alike) {
    if (items.items.size() == most_alike) break;
    const auto shown = as_seen_by(tx, caller, each);
    items.items.push_back({each.id, each.number, each.kind, each.words, shown.place_text, each.ordered_at,
                           metres_between(about, each), each.joined_count, each.state});
  }
  return items;
}

Request Requests::join(Tx& tx, const Caller& caller, const JoinRequest& wanted) const {
  auto request = book_.get(tx, wanted.community_id, wanted.id);
  const auto asker = asker_of(tx, book_, caller, wanted.community_id, wanted.for_person_id);
  const auto& person = *asker.person;
  json::Complaints complaints;
  const auto home = site_of(tx, book_, caller, wanted.community_id, asker, {}, complaints);
  const services::Timeline timeline(tx, book_.rooms().services, request.community_id);
  const bool hinted =
      is_told(timeline, caller, request) && is_near(requests::likeness(home, request.kind, ""), request);
  if (!book_.knows_home(caller, request) && !hinted) throw Refusal::not_found();
  if (request.requester_person_id == person.id || (person.household_id && request.household_id == person.household_id))
    throw Refusal::conflict("requests.own");
  if (!is_open(request.state) || request.state == State::done) book_.refuse_for_now(request);
  if (tx.find<std::int64_t>(statements::count_joiners_of_person, request.community_id, request.id, person.id)
          .value_or(0) > 0)
    throw Refusal::conflict("requests.already_joined");

  const Joiner joiner{tx.new_id<Joiner>(),
                      request.community_id,
                      request.id,
                      person.id,
                      person.name,
                      person.household_id,
                      wanted.words ? wanted.words->str() : "",
                      tx.now()};
  tx.insert("requests_joiners", joiner);
  ++request.joined_count;
  book_.save(tx, request);
  work::add_trace(tx, caller, request.community_id, {request.id.value},
                  {joiner.words.empty() ? "requests.trace.joined" : "requests.trace.joined_saying",
                   {{"words", joiner.words}},
                   asker.on_behalf ? joiner.name : "",
                   {}});
  return as_seen_by(tx, caller, request);
}

}  // namespace linli::requests
