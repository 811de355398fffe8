#pragma once
#include "modules/points/records.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
struct KeptPart;
}  // namespace linli::people
namespace linli::volunteers {
class Volunteers;
}

namespace linli::points {

struct HolderRow;

inline constexpr Permission view{"points.view"};
inline constexpr Permission correct{"points.correct"};  // proposes corrections, also of hours
inline constexpr Permission approve{"points.approve"};  // decides them; never in one role with points.correct

// The points of households and volunteers: a double-entry book in each community, in which the community's own account
// stands against all others. Lines never change; balances can be rebuilt from them. Safe from several threads.
class Points {
 public:
  Points(const areas::Areas& areas, const people::People& people, const volunteers::Volunteers& volunteers);

  // ---- for other modules ----

  // Books an award, once for each (job, holder, cause). Empty when there was nothing to book or it was booked before.
  std::optional<Line> award(Tx&, const Caller&, const Award&) const;
  // What a holder has; 0 while there is no account.
  std::int64_t balance(Tx&, Id<Area> community, Holder holder, Id<AnyHolder> holder_id) const;
  // Takes points for something. Refuses with points.not_enough when the holder has fewer.
  Line spend(Tx&, const Caller&, const Award&) const;
  // The points of somebody's household and of the volunteer they are, for their own eyes.
  people::KeptPart kept(Tx&, const Words&, const Person&) const;
  std::int64_t count_corrections_to_decide(Tx&, Id<Area> community) const;
  // Sets every balance of a community to the sum of its lines; returns how many were wrong.
  std::int64_t rebuild(Tx&, Id<Area> community) const;

  // ---- routes ----

  MyPoints mine(Tx&, const Caller&, const OwnPoints&) const;
  // Refuses with points.no_account who has nothing there to show.
  MyPoints opt_in(Tx&, const Caller&, const OptIn&) const;
  // The hundred with the most among those who opted in, for those who live or help there.
  Items<Rung> leaderboard(Tx&, const Caller&, const ReadLeaderboard&) const;

  Page<PointsBalance> list_accounts(Tx&, const Caller&, const ListPointsAccounts&) const;
  PointsAccount get_account(Tx&, const Caller&, const PointsAccountKey&) const;
  // Refuses with points.not_this_line, points.already_reversed, points.already_proposed; platform.invalid
  // (points.zero, points.not_the_opposite at /points; points.no_such_account at /account_id).
  Correction propose(Tx&, const Caller&, const ProposeCorrection&) const;
  Items<Correction> list_corrections(Tx&, const Caller&, const ListCorrections&) const;
  // Refuse with points.second_person whoever proposed it, owns the account or acts for its owner; with
  // points.already_decided and ledger.not_enough.
  Correction approve_correction(Tx&, const Caller&, const DecideCorrection&) const;
  Correction refuse_correction(Tx&, const Caller&, const DecideCorrection&) const;
  // Balances against lines, and all lines together against zero.
  BookCheck check(Tx&, const Caller&, const OwnPoints&) const;

 private:
  // Books points between an account and the house: positive ones come, negative ones go.
  Line move(Tx&, const ledger::Account& account, std::int64_t points, const ledger::Memo& memo) const;
  // The household in which a person lives, or the volunteer they are.
  std::optional<Id<AnyHolder>> holder_of(Tx&, Id<Area> community, Id<Person> person, Holder holder) const;
  std::optional<HolderRow> own(Tx&, const Caller&, Id<Area> community, Holder holder) const;
  void require(Tx&, const Caller&, const Permission&, Id<Area> community) const;
  void require_part_in(Tx&, const Caller&, Id<Area> community) const;

  std::optional<ledger::Line> line_to_reverse(Tx&, const ProposeCorrection&) const;
  Correction correction_to_decide(Tx&, const Caller&, const DecideCorrection&) const;
  bool has_part_in(Tx&, const Caller&, const HolderRow& account) const;
  void book_correction(Tx&, const Caller&, const Correction&) const;
  Correction settle(Tx&, const Caller&, Correction, const DecideCorrection&, Decision decision) const;

  const areas::Areas& areas_;
  const people::People& people_;
  const volunteers::Volunteers& volunteers_;
};

}  // namespace linli::points

namespace linli {
Module points_module();
}
