#include "modules/people/people.hpp"
#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::volunteers {

people::KeptPart Volunteers::kept(Tx& tx, const Words& words, const Person& person) const {
  people::KeptPart part{"volunteers", words.both("volunteers.kept"), words.both("volunteers.kept.for"), {}};
  const auto volunteer = find_of_person(tx, person.community_id, person.id);
  if (!volunteer) return part;
  part.items.push_back({words.both("volunteers.kept.registration"),
                        {volunteer->affiliation, volunteer->affiliation},
                        words.both("volunteers.kept.from"),
                        volunteer->joined_at,
                        json::object_of(*volunteer)});
  for (const auto& hours : tx.all<Hours>(statements::hours_of, person.community_id, volunteer->id))
    part.items.push_back({words.both("volunteers.kept.hours"),
                          words.both("volunteers.kept.minutes", {{"minutes", std::to_string(hours.minutes)}}),
                          words.both("volunteers.kept.by_work"),
                          hours.started_at,
                          json::object_of(hours)});
  return part;
}

}  // namespace linli::volunteers
