#pragma once
#include "platform/auth/caller.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"
#include "platform/record/types.hpp"

namespace linli::ledger {

// An account in a book ("points", "stock"): whose it is, and what it holds. `holder_kind` "house" is the community's own
// counter-account, out of which awards come; it alone may fall below zero.
struct Account {
  Id<Area> community_id;
  Id<Account> id;
  std::string book;
  std::string holder_kind;
  std::int64_t holder_id = 0;
  std::int64_t balance = 0;
};
LINLI_RECORD(Account, community_id, id, book, holder_kind, holder_id, balance)

// One line of an account: half of a transfer, whose other half has the opposite amount. Lines never change; a mistake
// is put right by its opposite (`reverses` names the line it undoes).
struct Line {
  Id<Area> community_id;
  Id<Line> id;
  Id<Account> account_id;
  std::int64_t transfer_id = 0;
  std::int64_t amount = 0;
  std::string cause;
  std::string note;
  std::optional<std::int64_t> subject_id;
  std::string subject_name;
  std::optional<Id<Line>> reverses;
  Instant occurred_at;
  std::string entered_by;
  std::optional<std::string> approved_by;
};
LINLI_RECORD(Line, community_id, id, account_id, transfer_id, amount, cause, note, subject_id, subject_name, reverses, occurred_at,
             entered_by, approved_by)

// What a transfer says about itself.
struct Memo {
  std::string cause;
  std::string note;
  std::optional<std::int64_t> subject_id;
  std::string subject_name;
  std::optional<Id<Line>> reverses;
  std::string entered_by;
  std::optional<std::string> approved_by;
};

// The account of a holder in a book, opened when there is none yet.
Account ensure_account(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind, std::int64_t holder_id);
std::optional<Account> find_account(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind, std::int64_t holder_id);
std::optional<Account> find_account(Tx& tx, Id<Area> community, Id<Account> id);
std::vector<Account> accounts_of_kind(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind);

// Moves `amount` (positive) from one account to the other. Refuses with ledger.not_enough when a holder other than the
// house would fall below zero. Returns the line of the holder who is not the house (the receiver where neither is).
Line transfer(Tx& tx, const Account& from, const Account& to, std::int64_t amount, const Memo& memo);

// True when the account has a line of this cause about this subject: awards are given once.
bool has_line(Tx& tx, const Account& account, std::string_view cause, std::int64_t subject_id);
// Newest first.
std::vector<Line> lines_of(Tx& tx, const Account& account, int most = 200);
std::optional<Line> find_line(Tx& tx, Id<Area> community, Id<Line> id);
// True when another line undoes this one.
bool is_reversed(Tx& tx, Id<Area> community, Id<Line> id);

// A balance that is not the sum of its lines.
struct Mismatch {
  Id<Account> account_id;
  std::int64_t balance = 0;
  std::int64_t lines_sum = 0;
};
LINLI_RECORD(Mismatch, account_id, balance, lines_sum)

// What a check of a book found: every balance must be the sum of its lines, and all lines together must be zero.
struct Check {
  std::int64_t accounts = 0;
  std::int64_t lines = 0;
  std::int64_t sum = 0;
  std::vector<Mismatch> mismatches;
};
LINLI_RECORD(Check, accounts, lines, sum, mismatches)
Check check(Tx& tx, Id<Area> community, std::string_view book);
// Sets every balance to the sum of its lines; returns how many were wrong.
std::int64_t rebuild(Tx& tx, Id<Area> community, std::string_view book);

}  // namespace linli::ledger

namespace linli {
Module ledger_shape();
}
