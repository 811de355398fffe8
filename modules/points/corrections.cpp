#include "modules/points/points.hpp"
#include "modules/points/rules.hpp"
#include "modules/points/statements.hpp"

namespace linli::points {

Correction Points::propose(Tx& tx, const Caller& caller, const ProposeCorrection& wanted) const {
  require(tx, caller, correct, wanted.community_id);
  const auto holder = tx.find<HolderRow>(statements::find_holder, wanted.community_id, wanted.account_id);
  if (!holder) throw Refusal::wrong("/account_id", "points.no_such_account");
  const auto reversed = line_to_reverse(tx, wanted);
  if (const auto* fault = fault_of_points(wanted.points.value, reversed)) throw Refusal::wrong("/points", fault);
  const Correction correction{.id = tx.new_id<Correction>(),
                              .community_id = wanted.community_id,
                              .account_id = wanted.account_id,
                              .holder_name = holder->holder_name,
                              .points = wanted.points.value,
                              .reason = wanted.reason.str(),
                              .reverses_line_id = wanted.reverses_line_id,
                              .proposed_by_name = caller.name,
                              .proposed_at = tx.now()};
  tx.run(statements::add_correction, correction.id, correction.community_id, correction.account_id,
         correction.holder_name, correction.points, correction.reason, correction.reverses_line_id, correction.state,
         correction.proposed_by_name, correction.proposed_at, caller.person_id, caller.account_id);
  tx.announce("points", correction.community_id.value, correction.account_id.value);
  return correction;
}

Items<Correction> Points::list_corrections(Tx& tx, const Caller& caller, const ListCorrections& wanted) const {
  require(tx, caller, view, wanted.community_id);
  return {tx.all<Correction>(statements::list_corrections, wanted.community_id, wanted.state)};
}

std::int64_t Points::count_corrections_to_decide(Tx& tx, Id<Area> community) const {
  return tx.find<std::int64_t>(statements::count_proposed, community).value_or(0);
}

Correction Points::approve_correction(Tx& tx, const Caller& caller, const DecideCorrection& wanted) const {
  const auto correction = correction_to_decide(tx, caller, wanted);
  book_correction(tx, caller, correction);
  return settle(tx, caller, correction, wanted, Decision::approved);
}

Correction Points::refuse_correction(Tx& tx, const Caller& caller, const DecideCorrection& wanted) const {
  return settle(tx, caller, correction_to_decide(tx, caller, wanted), wanted, Decision::refused);
}

std::optional<ledger::Line> Points::line_to_reverse(Tx& tx, const ProposeCorrection& wanted) const {
  if (!wanted.reverses_line_id) return {};
  const Id<ledger::Line> id{wanted.reverses_line_id->value};
  auto line = ledger::find_line(tx, wanted.community_id, id);
  if (!line || line->account_id != wanted.account_id) throw Refusal::conflict("points.not_this_line");
  if (ledger::is_reversed(tx, wanted.community_id, id)) throw Refusal::conflict("points.already_reversed");
  if (tx.find<std::int64_t>(statements::count_proposed_for, wanted.community_id, id).value_or(0) > 0)
    throw Refusal::conflict("points.already_proposed");
  return line;
}

Correction Points::correction_to_decide(Tx& tx, const Caller& caller, const DecideCorrection& wanted) const {
  require(tx, caller, approve, wanted.community_id);
  const auto correction = tx.find<Correction>(statements::find_correction, wanted.community_id, wanted.id);
  const auto proposer = tx.find<Proposer>(statements::proposer_of, wanted.community_id, wanted.id);
  if (!correction || !proposer) throw Refusal::not_found();
  if (correction->state != Decision::proposed)
    throw Refusal::conflict("points.already_decided", {{"name", correction->decided_by_name.value_or("")}});
  const auto holder = tx.find<HolderRow>(statements::find_holder, wanted.community_id, correction->account_id);
  if (!is_second_person(caller, *proposer) || !holder || has_part_in(tx, caller, *holder))
    throw Refusal::forbidden("points.second_person");
  return *correction;
}

// A caller's own account, their household's, or that of somebody for whom they act.
bool Points::has_part_in(Tx& tx, const Caller& caller, const HolderRow& account) const {
  std::vector<Id<Person>> persons{caller.person_id};
  for (const auto& principal : caller.principals) persons.push_back(principal.person_id);
  return std::ranges::any_of(persons, [&](Id<Person> person) {
    return holder_of(tx, account.community_id, person, account.holder) == account.holder_id;
  });
}

void Points::book_correction(Tx& tx, const Caller& caller, const Correction& correction) const {
  ledger::Memo memo{.cause = std::string(cause::correction),
                    .note = correction.reason,
                    .entered_by = correction.proposed_by_name,
                    .approved_by = caller.name};
  if (correction.reverses_line_id) {
    memo.reverses = Id<ledger::Line>{correction.reverses_line_id->value};
    if (const auto reversed = ledger::find_line(tx, correction.community_id, *memo.reverses)) {
      memo.subject_id = reversed->subject_id;
      memo.subject_name = reversed->subject_name;
    }
  }
  const auto account = ledger::find_account(tx, correction.community_id, correction.account_id);
  if (!account) throw std::logic_error("a correction without an account");
  move(tx, *account, correction.points, memo);
}

Correction Points::settle(Tx& tx, const Caller& caller, Correction correction, const DecideCorrection& wanted,
                          Decision decision) const {
  correction.state = decision;
  correction.decided_by_name = caller.name;
  correction.decided_at = tx.now();
  if (wanted.reason && !wanted.reason->empty()) correction.decision_reason = wanted.reason->str();
  tx.run(statements::decide, correction.community_id, correction.id, correction.state, correction.decided_by_name,
         correction.decided_at, correction.decision_reason);
  tx.announce("points", correction.community_id.value, correction.account_id.value);
  return correction;
}

}  // namespace linli::points
