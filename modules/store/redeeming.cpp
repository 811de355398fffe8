#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/store/rules.hpp"
#include "modules/store/statements.hpp"
#include "modules/store/stock.hpp"
#include "modules/store/store.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::store {
namespace {

constexpr Duration holds_for = days(7);
constexpr std::int64_t codes_per_window = 40;

void reserve(Tx& tx, const Caller& caller, const StoreOrder& order) {
  const ledger::Memo memo{
      .cause = "reserve", .subject_id = order.id.value, .subject_name = order.holder_name, .entered_by = caller.name};
  move_pieces(tx, order.community_id, order.good_id, pile::shelf, pile::reserved, order.pieces, memo);
}

}  // namespace

Store::Store(const Rooms& rooms) : rooms_(rooms), codes_per_account_(codes_per_window, minutes(10)) {}

StoreFront Store::front(Tx& tx, const Caller& caller, const ReadStore& wanted) const {
  StoreFront front;
  const auto person = person_of(caller, wanted.for_person_id);
  const auto theirs = payers(tx, caller, wanted.community_id, person);
  require_sight(tx, caller, wanted.community_id, theirs);
  for (const auto& payer : theirs)
    front.purses.push_back(
        {payer.holder, payer.name, rooms_.points.balance(tx, wanted.community_id, payer.holder, payer.id)});
  for (auto& good : tx.all<Good>(statements::list_goods, wanted.community_id))
    if (is_offered(good, tx.now())) front.goods.push_back(std::move(good));
  return front;
}

MyStoreOrder Store::redeem(Tx& tx, const Caller& caller, const Redeem& wanted) const {
  const auto person = person_of(caller, wanted.for_person_id);
  const auto payer = payer_for(tx, caller, wanted, person);
  const auto good = offered(tx, wanted);
  require_below_limit(tx, good, wanted, payer);
  StoreOrder order{.id = tx.new_id<StoreOrder>(), .community_id = good.community_id, .good_id = good.id};
  order.good_name_zh = good.name_zh.str();
  order.good_name_en = good.name_en.str();
  order.picture = good.picture;
  order.pieces = wanted.pieces.value;
  order.points = wanted.points.value;
  order.holder = payer.holder;
  order.holder_id = payer.id;
  order.holder_name = payer.name;
  order.person_id = person;
  order.ordered_by_person_id = caller.person_id;
  order.ordered_by_name = caller.name;
  order.pickup_place = good.pickup_place.str();
  order.ordered_at = tx.now();
  order.expires_at = tx.now() + holds_for;
  tx.insert("store_orders", order);
  tx.run(statements::count_for, order.id, order.community_id, order.good_id, payer.counted_for, order.pieces);
  reserve(tx, caller, order);
  rooms_.points.spend(tx, caller, award_of(order, points::cause::redeem));
  tx.announce("store", order.community_id.value, order.id.value);
  return {order, add_code(tx, order)};
}

Items<MyStoreOrder> Store::mine(Tx& tx, const Caller& caller, const ReadStore& wanted) const {
  Items<MyStoreOrder> mine;
  for (const auto& payer : payers(tx, caller, wanted.community_id, person_of(caller, wanted.for_person_id)))
    for (auto& order : tx.all<StoreOrder>(statements::orders_of_holder, wanted.community_id, payer.holder, payer.id)) {
      const auto code = order.state == OrderState::reserved ? code_of(tx, order) : std::nullopt;
      mine.items.push_back({std::move(order), code});
    }
  std::ranges::sort(mine.items, std::ranges::greater(), [](const auto& each) { return each.order.id.value; });
  return mine;
}

StoreOrder Store::cancel(Tx& tx, const Caller& caller, const StoreOrderKey& wanted) const {
  auto order = get_order(tx, wanted.community_id, wanted.id);
  if (!has_part_in(tx, caller, order)) throw Refusal::not_found();
  return release(tx, caller, std::move(order), OrderState::cancelled);
}

// ---- what they share ----

void Store::require(Tx& tx, const Caller& caller, const Permission& permission, Id<Area> community) const {
  const auto code = rooms_.areas.code_of_community(tx, community);
  if (!code) throw Refusal::not_found();
  caller.require(permission, *code);
}

// The shelf is for those who live, help or work in the community.
void Store::require_sight(Tx& tx, const Caller& caller, Id<Area> community, const std::vector<Payer>& purses) const {
  if (purses.empty() && caller.community_id != community) require(tx, caller, store::hand_over, community);
}

Id<Person> Store::person_of(const Caller& caller, const std::optional<Id<Person>>& for_person) const {
  if (!for_person) return caller.person_id;
  if (!caller.is_or_acts_for(*for_person)) throw Refusal::forbidden("store.not_for_them");
  return *for_person;
}

std::vector<Store::Payer> Store::payers(Tx& tx, const Caller& caller, Id<Area> community, Id<Person> person) const {
  std::vector<Payer> found;
  if (!person) return found;
  const auto resident = rooms_.people.find_resident(tx, community, person);
  const bool has_home = resident && resident->household_id;
  if (has_home)
    found.push_back(
        {points::Holder::household, {resident->household_id->value}, resident->place, resident->household_id->value});
  // What somebody earned as a volunteer is theirs alone: nobody spends it for them.
  if (person != caller.person_id) return found;
  if (const auto volunteer = rooms_.volunteers.find_of_person(tx, community, person))
    found.push_back({points::Holder::volunteer,
                     {volunteer->id.value},
                     volunteer->name,
                     has_home ? resident->household_id->value : volunteer->id.value});
  return found;
}

Store::Payer Store::payer_for(Tx& tx, const Caller& caller, const Redeem& wanted, Id<Person> person) const {
  for (auto& payer : payers(tx, caller, wanted.community_id, person))
    if (payer.holder == wanted.holder) return payer;
  throw Refusal::conflict("store.no_purse");
}

Good Store::offered(Tx& tx, const Redeem& wanted) const {
  auto good = get_good(tx, wanted.community_id, wanted.good_id);
  if (!is_offered(good, tx.now())) throw Refusal::conflict("store.not_offered");
  if (good.in_stock < wanted.pieces.value)
    throw Refusal::conflict("store.sold_out", {{"left", std::to_string(good.in_stock)}});
  if (good.price.value * wanted.pieces.value != wanted.points.value) throw Refusal::conflict("store.price_changed");
  return good;
}

void Store::require_below_limit(Tx& tx, const Good& good, const Redeem& wanted, const Payer& payer) const {
  if (!good.monthly_limit) return;
  const auto had = tx.find<std::int64_t>(statements::had_since, good.community_id, good.id, payer.counted_for,
                                         month_of(tx.now(), rooms_.zone_minutes))
                       .value_or(0);
  if (is_above_limit(good, had, wanted.pieces.value))
    throw Refusal::conflict("store.limit_reached",
                            {{"limit", std::to_string(good.monthly_limit->value)}, {"had", std::to_string(had)}});
}

}  // namespace linli::store
