#include "modules/store/stock.hpp"

namespace linli::store {
namespace {

constexpr std::string_view book{"stock"};

ledger::Account pile_of(Tx& tx, Id<Area> community, Id<Good> good, std::string_view name) {
  return ledger::ensure_account(tx, community, book, name, name == pile::house ? 0 : good.value);
}

}  // namespace

void move_pieces(Tx& tx, Id<Area> community, Id<Good> good, std::string_view from, std::string_view to,
                 std::int64_t pieces, const ledger::Memo& memo) {
  ledger::transfer(tx, pile_of(tx, community, good, from), pile_of(tx, community, good, to), pieces, memo);
}

std::int64_t pieces_on(Tx& tx, Id<Area> community, Id<Good> good, std::string_view on) {
  const auto account = ledger::find_account(tx, community, book, on, good.value);
  return account ? account->balance : 0;
}

std::vector<ledger::Line> lines_of_shelf(Tx& tx, Id<Area> community, Id<Good> good) {
  const auto shelf = ledger::find_account(tx, community, book, pile::shelf, good.value);
  return shelf ? ledger::lines_of(tx, *shelf) : std::vector<ledger::Line>{};
}

}  // namespace linli::store
