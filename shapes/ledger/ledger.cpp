#include "shapes/ledger/ledger.hpp"

#include "shapes/ledger/statements.hpp"

namespace linli::embedded {
Embedded ledger();
}

namespace linli::ledger {
namespace {

struct Comparison {
  Id<Account> id;
  std::int64_t balance = 0, lines_sum = 0, line_count = 0;
};
LINLI_RECORD(Comparison, id, balance, lines_sum, line_count)

Line add_line(Tx& tx, const Account& account, std::int64_t transfer_id, std::int64_t amount, const Memo& memo) {
  Line line;
  line.community_id = account.community_id;
  line.id = tx.new_id<Line>();
  line.account_id = account.id;
  line.transfer_id = transfer_id;
  line.amount = amount;
  line.cause = memo.cause;
  line.note = memo.note;
  line.subject_id = memo.subject_id;
  line.subject_name = memo.subject_name;
  line.reverses = memo.reverses;
  line.occurred_at = tx.now();
  line.entered_by = memo.entered_by;
  line.approved_by = memo.approved_by;
  tx.insert("ledger_lines", line);
  return line;
}

}  // namespace

Account ensure_account(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind, std::int64_t holder_id) {
  if (auto found = find_account(tx, community, book, holder_kind, holder_id)) return *found;
  const Account account{community, tx.new_id<Account>(), std::string(book), std::string(holder_kind), holder_id, 0};
  tx.insert("ledger_accounts", account);
  return account;
}

std::optional<Account> find_account(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind, std::int64_t holder_id) {
  return tx.find<Account>(statements::find_account_of_holder, community, book, holder_kind, holder_id);
}

std::optional<Account> find_account(Tx& tx, Id<Area> community, Id<Account> id) {
  return tx.find<Account>(statements::find_account, community, id);
}

std::vector<Account> accounts_of_kind(Tx& tx, Id<Area> community, std::string_view book, std::string_view holder_kind) {
  return tx.all<Account>(statements::accounts_of_kind, community, book, holder_kind);
}

Line transfer(Tx& tx, const Account& from, const Account& to, std::int64_t amount, const Memo& memo) {
  if (amount <= 0 || from.community_id != to.community_id || from.book != to.book || from.id == to.id)
    throw std::logic_error("a transfer moves a positive amount between two accounts of one book");
  if (tx.run(statements::change_balance, from.community_id, from.id, -amount) == 0)
    throw Refusal::conflict("ledger.not_enough", {{"needed", std::to_string(amount)}});
  tx.run(statements::change_balance, to.community_id, to.id, amount);
  const auto transfer_id = tx.new_id<Line>().value;
  // `reverses` belongs to the holder's half; the house's half only balances it.
  Memo other_half = memo;
  other_half.reverses.reset();
  const bool holder_pays = to.holder_kind == "house";
  const auto paid = add_line(tx, from, transfer_id, -amount, holder_pays ? memo : other_half);
  const auto received = add_line(tx, to, transfer_id, amount, holder_pays ? other_half : memo);
  return holder_pays ? paid : received;
}

bool has_line(Tx& tx, const Account& account, std::string_view cause, std::int64_t subject_id) {
  return tx.find<std::int64_t>(statements::count_lines_about, account.community_id, account.id, cause, subject_id).value_or(0) > 0;
}

std::vector<Line> lines_of(Tx& tx, const Account& account, int most) {
  return tx.all<Line>(statements::lines_of, account.community_id, account.id, most);
}

std::optional<Line> find_line(Tx& tx, Id<Area> community, Id<Line> id) {
  return tx.find<Line>(statements::find_line, community, id);
}

bool is_reversed(Tx& tx, Id<Area> community, Id<Line> id) {
  return tx.find<std::int64_t>(statements::count_reversals, community, id).value_or(0) > 0;
}

Check check(Tx& tx, Id<Area> community, std::string_view book) {
  Check result;
  tx.each<Comparison>(statements::compare_balances, [&](const Comparison& account) {
    ++result.accounts;
    result.lines += account.line_count;
    result.sum += account.lines_sum;
    if (account.balance != account.lines_sum) result.mismatches.push_back({account.id, account.balance, account.lines_sum});
  }, community, book);
  return result;
}

std::int64_t rebuild(Tx& tx, Id<Area> community, std::string_view book) {
  std::int64_t wrong = 0;
  for (const auto& account : tx.all<Comparison>(statements::compare_balances, community, book)) {
    if (account.balance == account.lines_sum) continue;
    tx.run(statements::set_balance, community, account.id, account.lines_sum);
    ++wrong;
  }
  return wrong;
}

}  // namespace linli::ledger

namespace linli {

Module ledger_shape() {
  return {"ledger", embedded::ledger(), {}, [](Opening&, Routes&) {}};
}

}  // namespace linli
