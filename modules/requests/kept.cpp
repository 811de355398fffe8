#include "modules/people/people.hpp"
#include "modules/requests/listing_statements.hpp"
#include "modules/requests/requests.hpp"

namespace linli::requests {
namespace {

constexpr auto newest = std::numeric_limits<std::int64_t>::max();
constexpr int most_told = 500;

}  // namespace

people::KeptPart Requests::kept(Tx& tx, const Person& person) const {
  const auto& words = book_.rooms().words;
  people::KeptPart part{"requests", words.both("requests.kept"), words.both("requests.kept.for"), {}};
  const services::Timeline timeline(tx, book_.rooms().services, person.community_id);
  for (const auto& request :
       tx.all<Request>(statements::list_of_person, person.community_id, person.id, newest, most_told)) {
    const auto* service = timeline.at(request.ordered_at).find(request.kind);
    const auto said = request.number + " " + request.words;
    part.items.push_back({service ? service->name : Words2{request.kind, request.kind},
                          {said, said},
                          words.both("requests.kept.from", {{"name", request.ordered_by_name}}),
                          request.ordered_at,
                          json::object_of(request)});
  }
  return part;
}

}  // namespace linli::requests
