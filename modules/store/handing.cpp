#include "modules/people/people.hpp"
#include "modules/store/rules.hpp"
#include "modules/store/statements.hpp"
#include "modules/store/stock.hpp"
#include "modules/store/store.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::store {
namespace {

constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::max();

ledger::Memo memo_about(const StoreOrder& order, const Caller& caller, std::string cause, std::string note) {
  return {.cause = std::move(cause),
          .note = std::move(note),
          .subject_id = order.id.value,
          .subject_name = order.holder_name,
          .entered_by = caller.name};
}

}  // namespace

Page<StoreOrder> Store::list_orders(Tx& tx, const Caller& caller, const ListStoreOrders& wanted) const {
  require(tx, caller, store::hand_over, wanted.community_id);
  const auto limit = wanted.limit ? wanted.limit->value : 50;
  const auto before = parse_id(wanted.after.value_or("")).value_or(before_all);
  return page_from(tx.all<StoreOrder>(statements::list_orders, wanted.community_id, before, wanted.state,
                                      pattern_of(wanted.q ? wanted.q->str() : ""), limit + 1),
                   limit);
}

StoreOrder Store::give_out(Tx& tx, const Caller& caller, const HandOver& wanted) const {
  require(tx, caller, store::hand_over, wanted.community_id);
  codes_per_account_.count(tx, caller.account_id.text());
  auto order = get_order(tx, wanted.community_id, wanted.id);
  require_second_person(tx, caller, order);
  if (order.state != OrderState::reserved || order.expires_at <= tx.now()) throw Refusal::conflict("store.not_waiting");
  if (!is_code_of(tx, order, wanted.code.str())) throw Refusal::conflict("store.no_such_code");
  end_waiting(tx, caller, order, OrderState::handed_over);
  move_pieces(tx, order.community_id, order.good_id, pile::reserved, pile::handed_over, order.pieces,
              memo_about(order, caller, "hand_over", ""));
  return order;
}

StoreOrder Store::take_return(Tx& tx, const Caller& caller, const TakeReturn& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  auto order = get_order(tx, wanted.community_id, wanted.id);
  require_second_person(tx, caller, order);
  order.returned_at = tx.now();
  order.returned_by_name = caller.name;
  order.return_reason = wanted.reason.str();
  if (tx.run(statements::return_order, order.community_id, order.id, order.returned_at, order.returned_by_name,
             order.return_reason) == 0)
    throw Refusal::conflict("store.not_handed_over");
  order.state = OrderState::returned;
  move_pieces(tx, order.community_id, order.good_id, pile::handed_over,
              wanted.to_shelf ? pile::shelf : pile::written_off, order.pieces,
              memo_about(order, caller, "return", wanted.reason.str()));
  give_points_back(tx, caller, order);
  tx.announce("store", order.community_id.value, order.id.value);
  return order;
}

std::int64_t Store::release_lapsed(Tx& tx, const Caller& caller) const {
  const auto lapsed = tx.all<StoreOrder>(statements::lapsed, tx.now());
  for (const auto& order : lapsed) release(tx, caller, order, OrderState::lapsed);
  return std::ssize(lapsed);
}

// ---- what they share ----

StoreOrder Store::get_order(Tx& tx, Id<Area> community, Id<StoreOrder> id) const {
  auto order = tx.find<StoreOrder>(statements::find_order, community, id);
  if (!order) throw Refusal::not_found();
  return *order;
}

bool Store::has_part_in(Tx& tx, const Caller& caller, const StoreOrder& order) const {
  if (caller.person_id && caller.person_id == order.ordered_by_person_id) return true;
  if (caller.is_or_acts_for(order.person_id)) return true;
  if (!caller.household_id || caller.community_id != order.community_id) return false;
  const auto owner = rooms_.people.find_resident(tx, order.community_id, order.person_id);
  return (order.holder == points::Holder::household && order.holder_id.value == caller.household_id.value) ||
         (owner && owner->household_id == caller.household_id);
}

void Store::require_second_person(Tx& tx, const Caller& caller, const StoreOrder& order) const {
  if (has_part_in(tx, caller, order)) throw Refusal::forbidden("store.second_person");
}

StoreOrder Store::release(Tx& tx, const Caller& caller, StoreOrder order, OrderState state) const {
  end_waiting(tx, caller, order, state);
  move_pieces(tx, order.community_id, order.good_id, pile::reserved, pile::shelf, order.pieces,
              memo_about(order, caller, "release", ""));
  give_points_back(tx, caller, order);
  return order;
}

// Of two who end it at once, one does.
void Store::end_waiting(Tx& tx, const Caller& caller, StoreOrder& order, OrderState state) const {
  order.state = state;
  order.ended_at = tx.now();
  order.ended_by_name = caller.name;
  const auto ended =
      tx.run(statements::end_order, order.community_id, order.id, order.state, order.ended_at, order.ended_by_name);
  if (ended == 0) throw Refusal::conflict("store.not_waiting");
  tx.run(statements::forget_code, order.community_id, order.id);
  tx.announce("store", order.community_id.value, order.id.value);
}

void Store::give_points_back(Tx& tx, const Caller& caller, const StoreOrder& order) const {
  if (!rooms_.points.award(tx, caller, award_of(order, points::cause::giving_back)))
    throw std::logic_error("points of an order were given back before");
}

}  // namespace linli::store
