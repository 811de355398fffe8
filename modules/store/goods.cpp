#include "modules/areas/areas.hpp"
#include "modules/store/rules.hpp"
#include "modules/store/statements.hpp"
#include "modules/store/stock.hpp"
#include "modules/store/store.hpp"

namespace linli::store {
namespace {

ledger::Memo memo_of(const Caller& caller, std::string cause, const std::string& note) {
  return {.cause = std::move(cause), .note = note, .entered_by = caller.name};
}

// Fills a good from a form; both forms have these fields.
template <class Form>
void fill(Good& good, const Form& form, Instant now) {
  good.name_zh = form.name_zh;
  good.name_en = form.name_en;
  good.about = form.about.value_or(Text<0, 300>());
  good.picture = form.picture.value_or(GoodPicture::gift);
  good.price = form.price;
  good.monthly_limit = form.monthly_limit;
  good.pickup_place = form.pickup_place;
  good.starts_at = form.starts_at.value_or(now);
  good.ends_at = form.ends_at;
  if (good.ends_at && *good.ends_at <= good.starts_at) throw Refusal::wrong("/ends_at", "store.ends_before_start");
}

}  // namespace

Items<Good> Store::list_goods(Tx& tx, const Caller& caller, const ListGoods& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  return {tx.all<Good>(statements::list_goods, wanted.community_id)};
}

GoodPage Store::show_good(Tx& tx, const Caller& caller, const GoodKey& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  return page_of(tx, get_good(tx, wanted.community_id, wanted.id));
}

Good Store::add_good(Tx& tx, const Caller& caller, const AddGood& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  Good good{.id = tx.new_id<Good>(), .community_id = wanted.community_id};
  fill(good, wanted, tx.now());
  tx.run(statements::add_good, good.id, good.community_id, good.name_zh, good.name_en, good.about, good.picture,
         good.price, good.monthly_limit, good.pickup_place, good.starts_at, good.ends_at);
  tx.announce("store", good.community_id.value, good.id.value);
  return good;
}

Good Store::change_good(Tx& tx, const Caller& caller, const ChangeGood& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  auto good = get_good(tx, wanted.community_id, wanted.id);
  fill(good, wanted, good.starts_at);
  const auto changed =
      tx.run(statements::change_good, good.community_id, good.id, wanted.version, good.name_zh, good.name_en,
             good.about, good.picture, good.price, good.monthly_limit, good.pickup_place, good.starts_at, good.ends_at);
  if (changed == 0) throw Refusal::conflict("store.changed_meanwhile");
  good.version = wanted.version + 1;
  tx.announce("store", good.community_id.value, good.id.value);
  return good;
}

GoodPage Store::take_in(Tx& tx, const Caller& caller, const TakeIn& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  const auto good = get_good(tx, wanted.community_id, wanted.id);
  move_pieces(tx, good.community_id, good.id, pile::house, pile::shelf, wanted.pieces.value,
              memo_of(caller, "stock_in", wanted.reason.str()));
  tx.announce("store", good.community_id.value, good.id.value);
  return page_of(tx, get_good(tx, good.community_id, good.id));
}

GoodPage Store::reverse_stock(Tx& tx, const Caller& caller, const ReverseStock& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  const auto good = get_good(tx, wanted.community_id, wanted.id);
  const auto line = ledger::find_line(tx, good.community_id, {wanted.line_id.value});
  const auto account = line ? ledger::find_account(tx, good.community_id, line->account_id) : std::nullopt;
  const bool taken_in = account && account->holder_kind == pile::shelf && account->holder_id == good.id.value &&
                        line->cause == "stock_in";
  if (!taken_in) throw Refusal::conflict("store.not_taken_in");
  if (ledger::is_reversed(tx, good.community_id, line->id)) throw Refusal::conflict("store.already_reversed");
  if (good.in_stock < line->amount) throw Refusal::conflict("store.not_on_shelf");
  auto memo = memo_of(caller, "reversal", wanted.reason.str());
  memo.reverses = line->id;
  move_pieces(tx, good.community_id, good.id, pile::shelf, pile::house, line->amount, memo);
  tx.announce("store", good.community_id.value, good.id.value);
  return page_of(tx, get_good(tx, good.community_id, good.id));
}

Good Store::get_good(Tx& tx, Id<Area> community, Id<Good> id) const {
  auto good = tx.find<Good>(statements::find_good, community, id);
  if (!good) throw Refusal::not_found();
  return *good;
}

GoodPage Store::page_of(Tx& tx, const Good& good) const {
  return {good, pieces_on(tx, good.community_id, good.id, pile::handed_over),
          pieces_on(tx, good.community_id, good.id, pile::written_off),
          shown(lines_of_shelf(tx, good.community_id, good.id))};
}

}  // namespace linli::store
