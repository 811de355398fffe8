#include "modules/people/people.hpp"
#include "modules/requests/listing_statements.hpp"
#include "modules/requests/requests.hpp"

namespace linli::requests {
namespace {

constexpr auto newest = std::numeric_limits<std::int64_t>::max();
constexpr int most_told = 500;

// What is told of an order for somebody else: no more than its sender wrote.
struct OrderedForOther {
  std::string number;
  std::string kind;
  State state = State::ordered;
  std::string words;
  std::string for_name;
  Instant ordered_at;
  Channel channel = Channel::proxy;
};
LINLI_RECORD(OrderedForOther, number, kind, state, words, for_name, ordered_at, channel)

Words2 name_of(const services::Timeline& timeline, Instant ordered_at, const std::string& kind) {
  const auto* service = timeline.at(ordered_at).find(kind);
  return service != nullptr ? service->name : Words2{kind, kind};
}

}  // namespace

people::KeptPart Requests::kept(Tx& tx, const Person& person) const {
  const auto& words = book_.rooms().words;
  people::KeptPart part{"requests", words.both("requests.kept"), words.both("requests.kept.for"), {}};
  const services::Timeline timeline(tx, book_.rooms().services, person.community_id);
  for (const auto& request :
       tx.all<Request>(statements::list_of_person, person.community_id, person.id, newest, most_told)) {
    const auto said = request.number + " " + request.words;
    part.items.push_back({name_of(timeline, request.ordered_at, request.kind),
                          {said, said},
                          words.both("requests.kept.from", {{"name", request.ordered_by_name}}),
                          request.ordered_at,
                          json::object_of(request)});
  }
  for (const auto community : book_.rooms().people.communities_helped(tx, person))
    add_kept_for_others(tx, person, community, part);
  return part;
}

void Requests::add_kept_for_others(Tx& tx, const Person& person, Id<Area> community, people::KeptPart& part) const {
  const auto& words = book_.rooms().words;
  const services::Timeline timeline(tx, book_.rooms().services, community);
  for (auto& order : tx.all<OrderedForOther>(statements::ordered_for_others, community, person.id, most_told)) {
    // Whoever was shown a card follows what they ordered like a neighbour: what and where, but not who.
    const bool by_card = order.channel == Channel::card;
    const auto from = by_card ? words.both("requests.kept.by_card")
                              : words.both("requests.kept.for_other", {{"name", order.for_name}});
    if (by_card) order.for_name.clear();
    const auto said = order.number + " " + order.words;
    part.items.push_back({name_of(timeline, order.ordered_at, order.kind),
                          {said, said},
                          from,
                          order.ordered_at,
                          json::object_of(order)});
  }
}

}  // namespace linli::requests
