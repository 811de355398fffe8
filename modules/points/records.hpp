#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/instant.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/ledger/ledger.hpp"
#include "shapes/work/trace.hpp"

namespace linli::points {

LINLI_ENUM(Holder, household, volunteer)
LINLI_ENUM(Decision, proposed, approved, refused)

struct AnyHolder;  // a household or a volunteer

// Why a line is there. An award is given once for each (job, holder, cause).
namespace cause {
inline constexpr std::string_view job{"job"}, suggestion{"suggestion"}, correction{"correction"}, redeem{"redeem"},
    giving_back{"return"};
}

// One line of an account. A mistake is put right by its opposite, which names it in `reverses`.
struct Line {
  Id<Line> id;
  std::int64_t points = 0;  // positive earned, negative spent, never zero
  std::string cause;
  std::string note;
  std::optional<Id<work::Subject>> request_id;
  std::optional<std::string> request_number;
  Instant occurred_at;
  std::optional<Id<Line>> reverses;
  std::optional<Id<Line>> reversed_by;
  std::optional<std::string> approved_by_name;
};
LINLI_RECORD(Line, id, points, cause, note, request_id, request_number, occurred_at, reverses, reversed_by,
             approved_by_name)

// An account with its newest 200 lines, newest first.
struct PointsAccount {
  Id<ledger::Account> id;
  Holder holder = Holder::household;
  Id<AnyHolder> holder_id;
  std::string holder_name;
  std::int64_t balance = 0;
  bool opted_in = false;
  std::vector<Line> lines;
};
LINLI_RECORD(PointsAccount, id, holder, holder_id, holder_name, balance, opted_in, lines)

struct PointsBalance {
  Id<ledger::Account> id;
  Holder holder = Holder::household;
  Id<AnyHolder> holder_id;
  std::string holder_name;
  std::int64_t balance = 0;
};
LINLI_RECORD(PointsBalance, id, holder, holder_id, holder_name, balance)

struct MyPoints {
  std::optional<PointsAccount> household;
  std::optional<PointsAccount> volunteer;
};
LINLI_RECORD(MyPoints, household, volunteer)

// A proposal to put an account right. Somebody in another role decides.
struct Correction {
  Id<Correction> id;
  Id<Area> community_id;
  Id<ledger::Account> account_id;
  std::string holder_name;
  std::int64_t points = 0;
  std::string reason;
  std::optional<Id<Line>> reverses_line_id;
  Decision state = Decision::proposed;
  std::string proposed_by_name;
  Instant proposed_at;
  std::optional<std::string> decided_by_name;
  std::optional<Instant> decided_at;
  std::optional<std::string> decision_reason;
};
LINLI_RECORD(Correction, id, community_id, account_id, holder_name, points, reason, reverses_line_id, state,
             proposed_by_name, proposed_at, decided_by_name, decided_at, decision_reason)

// An account whose balance is not the sum of its lines. The name is empty where it is the community's own account.
struct BookMismatch {
  Id<ledger::Account> account_id;
  std::string holder_name;
  std::int64_t balance = 0;
  std::int64_t lines_sum = 0;
};
LINLI_RECORD(BookMismatch, account_id, holder_name, balance, lines_sum)

// What adding up the whole book found; `sum` must be zero.
struct BookCheck {
  std::int64_t accounts = 0;
  std::int64_t lines = 0;
  std::int64_t sum = 0;
  std::vector<BookMismatch> mismatches;
};
LINLI_RECORD(BookCheck, accounts, lines, sum, mismatches)

struct Rung {
  std::int64_t place = 1;  // those with equal points share it
  std::string name;
  std::int64_t points = 0;  // earned, whatever was spent since
};
LINLI_RECORD(Rung, place, name, points)

// ---- what verbs are given ----

struct OwnPoints {
  Id<Area> community_id;
};
LINLI_RECORD(OwnPoints, community_id)

struct ListPointsAccounts {
  Id<Area> community_id;
  std::optional<Text<0, 40>> q;
  std::optional<Holder> holder;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListPointsAccounts, community_id, q, holder, limit, after)

struct PointsAccountKey {
  Id<Area> community_id;
  Id<ledger::Account> id;
};
LINLI_RECORD(PointsAccountKey, community_id, id)

struct ProposeCorrection {
  Id<Area> community_id;
  Id<ledger::Account> account_id;
  Whole<-10000, 10000> points;
  Text<1, 500> reason;
  std::optional<Id<Line>> reverses_line_id;
};
LINLI_RECORD(ProposeCorrection, community_id, account_id, points, reason, reverses_line_id)

struct ListCorrections {
  Id<Area> community_id;
  std::optional<Decision> state;
};
LINLI_RECORD(ListCorrections, community_id, state)

struct DecideCorrection {
  Id<Area> community_id;
  Id<Correction> id;
  std::optional<Text<0, 500>> reason;
};
LINLI_RECORD(DecideCorrection, community_id, id, reason)

struct ReadLeaderboard {
  Id<Area> community_id;
  Holder holder = Holder::volunteer;
};
LINLI_RECORD(ReadLeaderboard, community_id, holder)

struct OptIn {
  Id<Area> community_id;
  Holder holder = Holder::household;
  bool opted_in = false;
};
LINLI_RECORD(OptIn, community_id, holder, opted_in)

// From the module that knows the job: what the catalogue gives for it.
struct Award {
  Id<Area> community_id;
  Holder holder = Holder::household;
  Id<AnyHolder> holder_id;
  std::string holder_name;
  std::int64_t points = 0;  // 0: nothing is booked
  std::string_view cause = cause::job;
  std::string note;
  Id<work::Subject> request_id;
  std::string request_number;
};

}  // namespace linli::points
