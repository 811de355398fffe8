#include "modules/volunteers/lines.hpp"
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/statements.hpp"
#include "modules/volunteers/stored.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::volunteers {

std::int64_t Volunteers::count_corrections_to_decide(Tx& tx, Id<Area> community) const {
  return tx.find<std::int64_t>(statements::count_proposed, community).value_or(0);
}

HoursCorrection Volunteers::propose_correction(Tx& tx, const Caller& caller,
                                               const ProposeHoursCorrection& wanted) const {
  const auto hours = visible_hours(tx, caller, {wanted.community_id, wanted.id});
  const auto area_code = parties_of(tx, hours).area_code;
  caller.require(correct, area_code);
  if (hours.state == HoursState::corrected) throw Refusal::conflict("volunteers.already_corrected");
  if (tx.find<std::int64_t>(statements::count_proposed_for, hours.community_id, hours.id) != 0)
    throw Refusal::conflict("volunteers.already_proposed");
  if (wanted.minutes.value == hours.minutes) throw Refusal::wrong("/minutes", "volunteers.same_minutes");
  const auto ends_at = hours.started_at + minutes(wanted.minutes.value);
  const auto other = other_work(tx, hours.community_id, hours.volunteer_id, hours.started_at, ends_at, hours.id);
  if (!other.empty()) throw Refusal::wrong("/minutes", "volunteers.hours_overlap", other);
  HoursCorrection correction;
  correction.id = tx.new_id<HoursCorrection>();
  correction.community_id = hours.community_id;
  correction.hours_id = hours.id;
  correction.volunteer_id = hours.volunteer_id;
  correction.volunteer_name = hours.volunteer_name;
  correction.request_number = hours.request_number;
  correction.minutes_before = hours.minutes;
  correction.minutes = wanted.minutes.value;
  correction.reason = wanted.reason.str();
  correction.proposed_by_name = caller.name;
  correction.proposed_at = tx.now();
  tx.run(statements::add_correction, correction.id, correction.community_id, correction.hours_id,
         correction.volunteer_id, correction.volunteer_name, correction.request_number, correction.minutes_before,
         correction.minutes, correction.reason, correction.state, correction.proposed_by_name, correction.proposed_at,
         area_code, caller.person_id, caller.account_id);
  tx.announce("volunteers", correction.community_id.value, correction.volunteer_id.value);
  return correction;
}

Items<HoursCorrection> Volunteers::list_corrections(Tx& tx, const Caller& caller,
                                                    const ListHoursCorrections& wanted) const {
  const auto reach = caller.reach(view_points);
  return {tx.all<HoursCorrection>(statements::list_corrections, wanted.community_id, wanted.state, reach)};
}

// The wrong line stays and is marked, its opposite stands beside it, and a third says what is right. Only the third
// counts.
HoursCorrection Volunteers::approve_correction_of_hours(Tx& tx, const Caller& caller,
                                                        const DecideHoursCorrection& wanted) const {
  const auto correction = decide(tx, caller, wanted, Decision::approved);
  auto wrong = tx.find<Hours>(statements::find_hours, correction.community_id, correction.hours_id).value();
  const auto ends_at = wrong.started_at + minutes(correction.minutes);
  const auto other = other_work(tx, wrong.community_id, wrong.volunteer_id, wrong.started_at, ends_at, wrong.id);
  if (!other.empty()) throw Refusal::conflict("volunteers.hours_overlap", {{"limit", other}});
  const auto parties = parties_of(tx, wrong);
  const auto counted = wrong.state == HoursState::confirmed ? wrong.minutes : 0;
  wrong.state = HoursState::corrected;
  settle_line(tx, wrong);

  auto opposite = wrong;
  opposite.id = tx.new_id<Hours>();
  opposite.minutes = -wrong.minutes;
  opposite.entered_by_name = correction.proposed_by_name;
  opposite.confirmed_by_name = caller.name;
  opposite.confirmed_at = tx.now();
  opposite.disputed_because.reset();
  opposite.reverses = wrong.id;
  opposite.note = correction.reason;
  const auto proposer =
      tx.find<CorrectionParties>(statements::parties_of_correction, correction.community_id, correction.id).value();
  const HoursParties of_correction{parties.area_code, parties.person_id, proposer.proposed_by_person_id,
                                   proposer.proposed_by_account_id};
  add_line(tx, opposite, of_correction);

  auto right = opposite;
  right.id = tx.new_id<Hours>();
  right.minutes = correction.minutes;
  right.ended_at = ends_at;
  right.state = HoursState::confirmed;
  right.reverses.reset();
  add_line(tx, right, of_correction);
  count_confirmed(tx, right, right.minutes - counted);
  count_worked(tx, right, right.minutes - wrong.minutes);
  return correction;
}

HoursCorrection Volunteers::refuse_correction_of_hours(Tx& tx, const Caller& caller,
                                                       const DecideHoursCorrection& wanted) const {
  return decide(tx, caller, wanted, Decision::refused);
}

HoursCorrection Volunteers::decide(Tx& tx, const Caller& caller, const DecideHoursCorrection& wanted,
                                   Decision decision) const {
  auto correction = tx.find<HoursCorrection>(statements::find_correction, wanted.community_id, wanted.id);
  if (!correction) throw Refusal::not_found();
  const auto parties =
      tx.find<CorrectionParties>(statements::parties_of_correction, wanted.community_id, wanted.id).value();
  caller.require(approve_correction, parties.area_code);
  const auto hours = tx.find<Hours>(statements::find_hours, correction->community_id, correction->hours_id).value();
  auto hands = hands_of(parties_of(tx, hours));
  hands.push_back({parties.proposed_by_person_id, parties.proposed_by_account_id});
  if (!is_second_person(caller, hands)) throw Refusal::forbidden("volunteers.second_person");
  if (correction->state != Decision::proposed) throw Refusal::conflict("volunteers.already_decided");
  correction->state = decision;
  correction->decided_by_name = caller.name;
  correction->decided_at = tx.now();
  if (wanted.reason && !wanted.reason->empty()) correction->decision_reason = wanted.reason->str();
  tx.run(statements::decide_correction, correction->community_id, correction->id, correction->state,
         correction->decided_by_name, correction->decided_at, correction->decision_reason);
  tx.announce("volunteers", correction->community_id.value, correction->volunteer_id.value);
  return *correction;
}

}  // namespace linli::volunteers
