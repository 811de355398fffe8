#include "modules/notices/notices.hpp"

#include "modules/areas/areas.hpp"
#include "modules/notices/rules.hpp"
#include "modules/notices/statements.hpp"
#include "modules/people/people.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::notices {

Notices::Notices(const areas::Areas& areas, const people::People& people, const volunteers::Volunteers& volunteers,
                 int zone_minutes)
    : areas_(areas), people_(people), volunteers_(volunteers), zone_minutes_(zone_minutes) {}

Items<Notice> Notices::list(Tx& tx, const Caller& caller, const ListNotices& wanted) const {
  const auto places = places_of(tx, caller, wanted.community_id);
  const auto reach = caller.reach(areas::view);
  Items<Notice> mine;
  tx.each<Notice>(
      statements::list_current,
      [&](Notice notice) {
        if (is_for(notice.area_code, places) || reach.touches(notice.area_code))
          mine.items.push_back(std::move(notice));
      },
      wanted.community_id, tx.now());
  return mine;
}

Notice Notices::get(Tx& tx, const Caller& caller, const NoticeKey& wanted) const {
  auto notice = tx.find<Notice>(statements::find, wanted.community_id, wanted.id);
  if (!notice || !is_current(*notice, tx.now())) throw Refusal::not_found();
  const bool concerns = is_for(notice->area_code, places_of(tx, caller, wanted.community_id)) ||
                        caller.reach(areas::view).touches(notice->area_code);
  if (!concerns) throw Refusal::not_found();
  return *notice;
}

std::vector<std::string> Notices::places_of(Tx& tx, const Caller& caller, Id<Area> community) const {
  std::vector<std::string> places;
  const auto add_home = [&](Id<Person> person) {
    const auto resident = people_.find_resident(tx, community, person);
    if (!resident) return;
    places.push_back(resident->area_code);
    const auto home =
        resident->household_id ? people_.find_household(tx, community, *resident->household_id) : std::nullopt;
    if (home && !home->micro_grid_code.empty()) places.push_back(home->micro_grid_code);
  };
  if (!caller.person_id) return places;
  if (caller.community_id == community) add_home(caller.person_id);
  for (const auto& principal : caller.principals)
    if (principal.community_id == community) add_home(principal.person_id);
  if (const auto volunteer = volunteers_.find_of_person(tx, community, caller.person_id))
    if (volunteer->state == volunteers::State::active) places.push_back(volunteer->area_code);
  return places;
}

}  // namespace linli::notices
