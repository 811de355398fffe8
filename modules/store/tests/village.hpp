// A small village with a volunteer, and a store with one good.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"
#include "modules/store/store.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "tests/villages/small_village.hpp"

namespace linli::testing {

struct Village : SmallVillage {
  volunteers::Volunteer volunteer;  // the neighbour
  std::int64_t jobs = 0;

  Village()
      : SmallVillage({facts_shape(), work_shape(), ledger_shape(), areas_module(), people_module(), posts_module(),
                      accounts_module(), services_module(), volunteers_module(), points_module(), requests_module(),
                      store_module()}) {
    volunteer = house.write([&](Tx& tx) {
      return house.room<volunteers::Volunteers>().enrol(tx, program, neighbour.id, {.community_id = community.id});
    });
  }

  store::Store& store() { return house.room<store::Store>(); }

  // Rice for ten points, three bags on the shelf unless said otherwise.
  store::Good stock(std::int64_t pieces = 3, std::optional<std::int64_t> monthly_limit = {}) {
    return house.write([&](Tx& tx) {
      store::AddGood wanted{.community_id = community.id,
                            .name_zh = Text<1, 60>("大米 5 千克"),
                            .name_en = Text<1, 60>("Rice, 5 kg"),
                            .price = {10},
                            .pickup_place = Text<1, 120>("社区一楼")};
      if (monthly_limit) wanted.monthly_limit = Whole<1, 100>{*monthly_limit};
      const auto good = store().add_good(tx, office(), wanted);
      return store().take_in(tx, office(), {community.id, good.id, {pieces}, Text<1, 200>("首批入库")}).good;
    });
  }
  void give(points::Holder holder, std::int64_t holder_id, std::int64_t amount) {
    house.write([&](Tx& tx) {
      points::Award award{.community_id = community.id, .holder = holder, .holder_id = {holder_id}};
      award.holder_name = "谁";
      award.points = amount;
      award.request_id = {++jobs};
      house.room<points::Points>().award(tx, program, award);
    });
  }
  void give_home(const Person& member, std::int64_t amount) {
    give(points::Holder::household, member.household_id->value, amount);
  }
  std::int64_t points_of_home(const Person& member) {
    return house.read([&](Tx& tx) {
      return house.room<points::Points>().balance(tx, community.id, points::Holder::household,
                                                  {member.household_id->value});
    });
  }
  store::Redeem wish(const store::Good& good, std::int64_t pieces = 1) const {
    return {community.id, good.id, {pieces}, {good.price.value * pieces}, points::Holder::household, {}};
  }
  store::MyStoreOrder redeem(const Caller& caller, const store::Redeem& wanted) {
    return house.write([&](Tx& tx) { return store().redeem(tx, caller, wanted); });
  }
  std::string refusal_of(const Caller& caller, const store::Redeem& wanted) {
    return refusal_code_of([&] { redeem(caller, wanted); });
  }
  store::StoreOrder hand_over(const Caller& caller, const store::MyStoreOrder& mine) {
    return house.write([&](Tx& tx) {
      return store().give_out(tx, caller, {community.id, mine.order.id, Text<6, 6>(*mine.code)});
    });
  }
  store::GoodPage page_of(const store::Good& good) {
    return house.read([&](Tx& tx) { return store().show_good(tx, office(), {community.id, good.id}); });
  }
  // Both books add up, and every balance is the sum of its lines.
  bool books_are_right() {
    return house.read([&](Tx& tx) {
      const auto stock = ledger::check(tx, community.id, "stock"), points = ledger::check(tx, community.id, "points");
      return stock.sum == 0 && stock.mismatches.empty() && points.sum == 0 && points.mismatches.empty();
    });
  }

  Caller office() const { return caller_with({store::manage, store::hand_over}, village_code, 910); }
  Caller shop() const { return caller_with({store::hand_over}, village_code, 920); }
};

}  // namespace linli::testing
