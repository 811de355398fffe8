#include "modules/points/points.hpp"

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/rules.hpp"
#include "modules/points/statements.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::points {
namespace {

constexpr std::string_view book{"points"};

ledger::Account ensure_account(Tx& tx, const Award& award) {
  auto account = ledger::ensure_account(tx, award.community_id, book, word_of(award.holder), award.holder_id.value);
  tx.run(statements::keep_holder, account.id, account.community_id, award.holder, award.holder_id, award.holder_name);
  return account;
}

ledger::Memo memo_of(const Caller& caller, const Award& award) {
  ledger::Memo memo{.cause = std::string(award.cause), .note = award.note, .entered_by = caller.name};
  if (award.request_id) memo.subject_id = award.request_id.value;
  memo.subject_name = award.request_number;
  return memo;
}

PointsAccount page_of(Tx& tx, const HolderRow& row) {
  const auto account = ledger::find_account(tx, row.community_id, row.id);
  if (!account) throw std::logic_error("a holder of points without an account");
  return {row.id,
          row.holder,
          row.holder_id,
          row.holder_name,
          account->balance,
          row.opted_in,
          shown(ledger::lines_of(tx, *account))};
}

}  // namespace

Points::Points(const areas::Areas& areas, const people::People& people, const volunteers::Volunteers& volunteers)
    : areas_(areas), people_(people), volunteers_(volunteers) {}

// ---- for other modules ----

std::optional<Line> Points::award(Tx& tx, const Caller& caller, const Award& award) const {
  if (award.points == 0) return {};
  if (award.points < 0) throw std::logic_error("an award takes no points away");
  const auto account = ensure_account(tx, award);
  if (ledger::has_line(tx, account, award.cause, award.request_id.value)) return {};
  return move(tx, account, award.points, memo_of(caller, award));
}

std::int64_t Points::balance(Tx& tx, Id<Area> community, Holder holder, Id<AnyHolder> holder_id) const {
  const auto account = ledger::find_account(tx, community, book, word_of(holder), holder_id.value);
  return account ? account->balance : 0;
}

Line Points::spend(Tx& tx, const Caller& caller, const Award& award) const {
  if (award.points <= 0) throw std::logic_error("spending takes points away");
  const auto account = ensure_account(tx, award);
  if (account.balance < award.points)
    throw Refusal::conflict("points.not_enough",
                            {{"needed", std::to_string(award.points)}, {"have", std::to_string(account.balance)}});
  return move(tx, account, -award.points, memo_of(caller, award));
}

std::int64_t Points::rebuild(Tx& tx, Id<Area> community) const {
  tx.run(statements::rebuild_earned, community);
  return ledger::rebuild(tx, community, book);
}

// ---- one's own ----

MyPoints Points::mine(Tx& tx, const Caller& caller, const OwnPoints& wanted) const {
  MyPoints points;
  if (const auto row = own(tx, caller, wanted.community_id, Holder::household)) points.household = page_of(tx, *row);
  if (const auto row = own(tx, caller, wanted.community_id, Holder::volunteer)) points.volunteer = page_of(tx, *row);
  return points;
}

MyPoints Points::opt_in(Tx& tx, const Caller& caller, const OptIn& wanted) const {
  const auto row = own(tx, caller, wanted.community_id, wanted.holder);
  if (!row) throw Refusal::conflict("points.no_account");
  tx.run(statements::opt_in, row->community_id, row->id, wanted.opted_in);
  tx.announce("points", row->community_id.value, row->id.value);
  return mine(tx, caller, {wanted.community_id});
}

Items<Rung> Points::leaderboard(Tx& tx, const Caller& caller, const ReadLeaderboard& wanted) const {
  require_part_in(tx, caller, wanted.community_id);
  auto rungs = tx.all<Rung>(statements::leaderboard, wanted.community_id, wanted.holder);
  give_places(rungs);
  return {std::move(rungs)};
}

// ---- the desk ----

Page<PointsBalance> Points::list_accounts(Tx& tx, const Caller& caller, const ListPointsAccounts& wanted) const {
  require(tx, caller, view, wanted.community_id);
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto after = parse_id(wanted.after.value_or("")).value_or(0);
  return page_from(tx.all<PointsBalance>(statements::list_accounts, wanted.community_id, after, wanted.holder,
                                         pattern_of(wanted.q ? wanted.q->str() : ""), limit + 1),
                   limit);
}

PointsAccount Points::get_account(Tx& tx, const Caller& caller, const PointsAccountKey& wanted) const {
  require(tx, caller, view, wanted.community_id);
  const auto row = tx.find<HolderRow>(statements::find_holder, wanted.community_id, wanted.id);
  if (!row) throw Refusal::not_found();
  return page_of(tx, *row);
}

BookCheck Points::check(Tx& tx, const Caller& caller, const OwnPoints& wanted) const {
  require(tx, caller, view, wanted.community_id);
  const auto found = ledger::check(tx, wanted.community_id, book);
  BookCheck check{found.accounts, found.lines, found.sum, {}};
  for (const auto& each : found.mismatches) {
    const auto holder = tx.find<HolderRow>(statements::find_holder, wanted.community_id, each.account_id);
    check.mismatches.push_back({each.account_id, holder ? holder->holder_name : "", each.balance, each.lines_sum});
  }
  return check;
}

// ---- what they share ----

Line Points::move(Tx& tx, const ledger::Account& account, std::int64_t points, const ledger::Memo& memo) const {
  const auto house = ledger::ensure_account(tx, account.community_id, book, "house", 0);
  const bool given = points > 0;
  const auto line =
      ledger::transfer(tx, given ? house : account, given ? account : house, given ? points : -points, memo);
  const auto undone = memo.reverses ? ledger::find_line(tx, account.community_id, *memo.reverses) : std::nullopt;
  if (is_earned(memo.cause, undone ? std::optional(undone->cause) : std::nullopt))
    tx.run(statements::count_earned, account.community_id, account.id, points);
  tx.announce("points", account.community_id.value, account.id.value);
  return shown({line}).front();
}

std::optional<Id<AnyHolder>> Points::holder_of(Tx& tx, Id<Area> community, Id<Person> person, Holder holder) const {
  if (!person) return {};
  if (holder == Holder::volunteer) {
    const auto volunteer = volunteers_.find_of_person(tx, community, person);
    return volunteer ? std::optional(Id<AnyHolder>{volunteer->id.value}) : std::nullopt;
  }
  const auto resident = people_.find_person(tx, community, person);
  return resident && resident->household_id ? std::optional(Id<AnyHolder>{resident->household_id->value})
                                            : std::nullopt;
}

std::optional<HolderRow> Points::own(Tx& tx, const Caller& caller, Id<Area> community, Holder holder) const {
  const auto id = holder_of(tx, community, caller.person_id, holder);
  return id ? tx.find<HolderRow>(statements::find_holder_of, community, holder, *id) : std::nullopt;
}

void Points::require(Tx& tx, const Caller& caller, const Permission& permission, Id<Area> community) const {
  const auto code = areas_.code_of_community(tx, community);
  if (!code) throw Refusal::not_found();
  // Accounts belong to the whole community, so a right in one of its grids is not enough.
  caller.require(permission, *code);
}

void Points::require_part_in(Tx& tx, const Caller& caller, Id<Area> community) const {
  const bool lives_here = caller.community_id == community;
  const bool helps_here = holder_of(tx, community, caller.person_id, Holder::volunteer).has_value();
  if (!lives_here && !helps_here) require(tx, caller, view, community);
}

}  // namespace linli::points
