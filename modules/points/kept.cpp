#include "modules/people/people.hpp"
#include "modules/points/points.hpp"

namespace linli::points {

people::KeptPart Points::kept(Tx& tx, const Words& words, const Person& person) const {
  people::KeptPart part{"points", words.both("points.kept"), words.both("points.kept.for"), {}};
  Caller themself;
  themself.person_id = person.id;
  const auto theirs = mine(tx, themself, {person.community_id});
  const auto tell = [&](const std::optional<PointsAccount>& account, const char* what) {
    if (!account) return;
    const auto said = std::to_string(account->balance);
    part.items.push_back({words.both(what),
                          {said, said},
                          words.both("points.kept.from"),
                          {},
                          json::object_of(*account)});
  };
  tell(theirs.household, "points.kept.household");
  tell(theirs.volunteer, "points.kept.volunteer");
  return part;
}

}  // namespace linli::points
