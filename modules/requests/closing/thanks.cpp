#include "modules/people/people.hpp"
#include "modules/requests/closing/statements.hpp"
#include "modules/requests/ratings.hpp"
#include "modules/requests/rules.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::requests {
namespace {

struct ThanksRow {
  Id<Rating> id;
  Instant at;
  std::string kind;
  std::string words;
  std::optional<Id<Person>> requester_person_id;
};
LINLI_RECORD(ThanksRow, id, at, kind, words, requester_person_id)

std::vector<Id<Area>> communities_of(Tx& tx, const volunteers::Volunteers& volunteers, Id<Area> community,
                                     Id<Person> person) {
  const auto volunteer = volunteers.find_of_person(tx, community, person);
  if (!volunteer) return {community};
  std::vector<Id<Area>> communities{volunteer->home_community_id};
  if (volunteer->paired_community_id) communities.push_back(*volunteer->paired_community_id);
  return communities;
}

Words2 neighbour(Tx& tx, const Book& book, Id<Area> community, std::optional<Id<Person>> id) {
  const auto person = id ? book.rooms().people.find_person(tx, community, *id) : std::nullopt;
  if (!person) return book.rooms().words.both("requests.called.nobody");
  const auto year = local_time(tx.now(), book.rooms().services.offset_minutes()).year;
  const auto age =
      person->birth_year ? std::optional(year - static_cast<int>(person->birth_year->value)) : std::nullopt;
  return book.rooms().words.both("requests.called." + std::string(called(person->sex, age)),
                                 {{"letter", first_letters(person->name.str(), 1)}});
}

}  // namespace

Items<Thanks> Ratings::thanks(Tx& tx, const Caller& caller, const InCommunity& wanted) const {
  Items<Thanks> thanks;
  if (!caller.person_id) return thanks;
  for (const auto community : communities_of(tx, book_.rooms().volunteers, wanted.community_id, caller.person_id))
    for (const auto& row : tx.all<ThanksRow>(statements::thanks_for, community, caller.person_id))
      thanks.items.push_back(
          {row.id, row.at, row.kind, row.words, neighbour(tx, book_, community, row.requester_person_id)});
  std::ranges::stable_sort(thanks.items, std::greater(), &Thanks::id);
  return thanks;
}

}  // namespace linli::requests
