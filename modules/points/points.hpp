#pragma once
#include "modules/points/records.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
}
namespace linli::volunteers {
class Volunteers;
}

namespace linli::points {

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
  // Takes points for something. Refuses with ledger.not_enough when the holder has fewer.
  Line spend(Tx&, const Caller&, const Award&) const;
  std::int64_t count_corrections_to_decide(Tx&, Id<Area> community) const;
  // Sets every balance of a community to the sum of its lines; returns how many were wrong.
  std::int64_t rebuild(Tx&, Id<Area> community) const;

  // ---- routes ----

  MyPoints mine(Tx&, const Caller&, const OwnPoints&) const;
  // Refuses with points.no_account who has nothing there to show.
  MyPoints opt_in(Tx&, const Caller&, const OptIn&) const;
  Items<Rung> leaderboard(Tx&, const Caller&, const ReadLeaderboard&) const;

  Page<PointsBalance> list_accounts(Tx&, const Caller&, const ListPointsAccounts&) const;
  PointsAccount get_account(Tx&, const Caller&, const PointsAccountKey&) const;
  // Refuses with points.not_this_line, points.already_reversed, points.already_proposed; platform.invalid
  // (points.zero, points.not_the_opposite) at /points.
  Correction propose(Tx&, const Caller&, const ProposeCorrection&) const;
  Items<Correction> list_corrections(Tx&, const Caller&, const ListCorrections&) const;
  // Refuse with points.second_person whoever proposed it or owns the account, points.already_decided, ledger.not_enough.
  Correction approve_correction(Tx&, const Caller&, const DecideCorrection&) const;
  Correction refuse_correction(Tx&, const Caller&, const DecideCorrection&) const;
  // Balances against lines, and all lines together against zero.
  ledger::Check check(Tx&, const Caller&, const OwnPoints&) const;

 private:
  const areas::Areas& areas_;
  const people::People& people_;
  const volunteers::Volunteers& volunteers_;
};

}  // namespace linli::points

namespace linli {
Module points_module();
}
