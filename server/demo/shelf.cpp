#include "modules/store/store.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "server/demo/board.hpp"

namespace linli::demo {
namespace {

using store::GoodPicture;

struct PlannedGood {
  const char *name_zh, *name_en, *about;
  GoodPicture picture;
  std::int64_t price, monthly_limit, pieces;
};

constexpr PlannedGood planned_goods[] = {
    {"洗衣液一袋", "Washing liquid", "两斤装。", GoodPicture::soap, 10, 2, 60},
    {"抽纸三包", "Paper tissues, 3 packs", "", GoodPicture::paper, 8, 3, 80},
    {"毛巾一条", "Towel", "纯棉。", GoodPicture::towel, 12, 2, 40},
    {"大米 5 千克", "Rice, 5 kg", "本地新米。拿不动可以请志愿者送。", GoodPicture::grain, 30, 1, 50},
    {"食用油一瓶", "Cooking oil", "菜籽油，1.8 升。", GoodPicture::oil, 40, 1, 30},
    {"节能灯泡一只", "Light bulb", "买了还能请人帮您换上。", GoodPicture::lamp, 6, 4, 1},
    {"理发券一张", "Haircut voucher", "社区理发店，老人孩子都行。", GoodPicture::ticket, 15, 1, 20},
};

// How an order goes on.
enum class End { waits, fetched, cancelled, returned };
constexpr End ends[] = {End::fetched,   End::fetched, End::waits, End::fetched,
                        End::cancelled, End::fetched, End::waits, End::returned};

class Shelf {
 public:
  Shelf(Stage& stage, const Plan& plan, Instant now) : stage_(stage), plan_(plan), now_(now) {}

  // False when the house refused it.
  bool fill() {
    return stage_.at(now_ - days(25), "store.take_in", [&](Tx& tx) {
      const auto who = secretary(tx);
      for (const auto& each : planned_goods) {
        const auto good = room().add_good(tx, who, wish_of(each));
        room().take_in(tx, who, {community(), good.id, {each.pieces}, Text<1, 200>("爱心企业捐赠，首批入库")});
        goods_.push_back(good);
      }
      return who;
    });
  }

  // A home whose suggestion was taken up has something to spend.
  void reward(int resident) {
    stage_.at(now_ - days(5), "points.award", [&](Tx& tx) {
      const auto person = stage_.players().person(tx, resident);
      points::Award award{.community_id = community(),
                          .holder_id = {person.household_id.value_or(Id<Household>{}).value}};
      award.holder_name = person.place;
      award.points = 60;
      award.cause = points::cause::suggestion;
      award.note = "楼道装扶手的建议";
      stage_.room<points::Points>().award(tx, Caller::program("linli demo"), award);
      return Caller::program("linli demo");
    });
    redeem(resident, goods_[1], now_ - days(2));
  }

  // Volunteers with enough points redeem this and that.
  void let_volunteers_redeem() {
    std::size_t told = 0;
    for (const auto& [person, points] : volunteers_with_points()) {
      if (told == std::size(ends)) break;
      const auto& good = goods_[told % 3];
      if (points < good.price.value) continue;
      redeem_and_end(person, good, now_ - days(9) + days(static_cast<int>(told)) - hours(static_cast<int>(told % 5)),
                     ends[told]);
      ++told;
    }
  }

 private:
  static store::Redeem one(const store::Good& good, points::Holder holder) {
    return {good.community_id, good.id, {1}, {good.price.value}, holder, {}};
  }
  store::AddGood wish_of(const PlannedGood& each) const {
    store::AddGood wanted{.community_id = community(),
                          .name_zh = Text<1, 60>(each.name_zh),
                          .name_en = Text<1, 60>(each.name_en),
                          .about = Text<0, 300>(each.about),
                          .picture = each.picture,
                          .price = {each.price},
                          .pickup_place = Text<1, 120>("社区服务中心一楼")};
    wanted.monthly_limit = Whole<1, 100>{each.monthly_limit};
    return wanted;
  }

  void redeem(int resident, const store::Good& good, Instant at) {
    stage_.at(at, "store.redeem", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, resident);
      room().redeem(tx, who, one(good, points::Holder::household));
      return who;
    });
  }

  std::vector<std::pair<Id<Person>, std::int64_t>> volunteers_with_points() {
    std::vector<std::pair<Id<Person>, std::int64_t>> found;
    stage_.house().database().read([&](Tx& tx) {
      points::ListPointsAccounts wanted{.community_id = community(), .holder = points::Holder::volunteer};
      wanted.limit = Whole<1, 200>{200};
      for (const auto& each :
           stage_.room<points::Points>().list_accounts(tx, Caller::program("linli demo"), wanted).items)
        if (const auto volunteer = stage_.room<volunteers::Volunteers>().find(tx, community(), {each.holder_id.value}))
          if (!stage_.is_left_alone(volunteer->person_id)) found.emplace_back(volunteer->person_id, each.balance);
    });
    return found;
  }

  void redeem_and_end(Id<Person> person, const store::Good& good, Instant at, End end) {
    std::optional<store::MyStoreOrder> mine;
    stage_.at(at, "store.redeem", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      mine = room().redeem(tx, who, one(good, points::Holder::volunteer));
      return who;
    });
    if (!mine || end == End::waits) return;
    const auto id = mine->order.id;
    if (end == End::cancelled) {
      stage_.at(at + hours(2), "store.cancel", [&](Tx& tx) {
        const auto who = stage_.players().caller(tx, person);
        room().cancel(tx, who, {community(), id});
        return who;
      });
      return;
    }
    stage_.at(at + hours(1), "store.give_out", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, plan_.cast.community_workers.front());
      room().give_out(tx, who, {community(), id, Text<6, 6>(*mine->code)});
      return who;
    });
    if (end == End::returned)
      stage_.at(at + hours(20), "store.take_return", [&](Tx& tx) {
        const auto who = secretary(tx);
        room().take_return(tx, who, {community(), id, Text<1, 300>("袋子破了，换一个"), false});
        return who;
      });
  }

  const store::Store& room() const { return stage_.room<store::Store>(); }
  Id<Area> community() const { return stage_.players().community(); }
  Caller secretary(Tx& tx) const { return stage_.players().caller(tx, plan_.cast.secretary); }

  Stage& stage_;
  const Plan& plan_;
  Instant now_;
  std::vector<store::Good> goods_;
};

}  // namespace

void fill_store(Stage& stage, const Plan& plan, const Played& played, Instant now) {
  Shelf shelf(stage, plan, now);
  if (!shelf.fill()) return;
  if (!played.waiting_residents.empty()) shelf.reward(played.waiting_residents.front());
  shelf.let_volunteers_redeem();
}

}  // namespace linli::demo
