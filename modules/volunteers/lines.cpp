#include "modules/volunteers/lines.hpp"

#include "modules/volunteers/statements.hpp"

namespace linli::volunteers {
namespace {

void announce_line(Tx& tx, const Hours& hours) {
  tx.announce("volunteers", hours.community_id.value, hours.volunteer_id.value);
}

}  // namespace

void add_line(Tx& tx, const Hours& hours, const HoursParties& parties) {
  tx.run(statements::add_hours, hours.id, hours.community_id, hours.volunteer_id, hours.volunteer_name,
         hours.request_id, hours.request_number, hours.started_at, hours.ended_at, hours.minutes, hours.state,
         hours.entered_by_name, hours.confirmed_by_name, hours.confirmed_at, hours.disputed_because, hours.reverses,
         hours.note, parties.area_code, parties.person_id, parties.entered_by_person_id, parties.entered_by_account_id);
  announce_line(tx, hours);
}

void settle_line(Tx& tx, const Hours& hours) {
  tx.run(statements::settle_hours, hours.community_id, hours.id, hours.state, hours.confirmed_by_name,
         hours.confirmed_at, hours.disputed_because);
  announce_line(tx, hours);
}

HoursParties parties_of(Tx& tx, const Hours& hours) {
  return tx.find<HoursParties>(statements::parties_of_hours, hours.community_id, hours.id).value();
}

std::vector<Hand> hands_of(const HoursParties& parties) {
  return {{parties.person_id, {}}, {parties.entered_by_person_id, parties.entered_by_account_id}};
}

}  // namespace linli::volunteers
