#pragma once
#include "modules/store/records.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/db/tx.hpp"
#include "platform/http/route.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
struct KeptPart;
}  // namespace linli::people
namespace linli::requests {
class Requests;
}
namespace linli::volunteers {
class Volunteers;
}

namespace linli::store {

inline constexpr Permission manage{"store.manage"};        // goods, stock, returns
inline constexpr Permission hand_over{"store.hand_over"};  // what waits to be fetched

// The points store of each community. Safe from several threads.
class Store {
 public:
  struct Rooms {
    const areas::Areas& areas;
    const people::People& people;
    const volunteers::Volunteers& volunteers;
    const points::Points& points;
    const requests::Requests& requests;
    int zone_minutes;  // months begin at midnight this far east of UTC
  };
  explicit Store(const Rooms& rooms);

  // ---- for the program ----

  // Gives back points and pieces of reservations that nobody fetched in time; returns how many.
  std::int64_t release_lapsed(Tx&, const Caller&) const;
  // What a person's household and the volunteer they are redeemed, for their own eyes.
  people::KeptPart kept(Tx&, const Words&, const Person&) const;

  // ---- for residents and volunteers ----

  // Refuses with store.not_for_them (no consent), and platform.no_permission whoever has no part in the community.
  StoreFront front(Tx&, const Caller&, const ReadStore&) const;
  // Refuses with store.not_offered, store.price_changed, store.no_purse, store.limit_reached, store.sold_out,
  // points.not_enough.
  MyStoreOrder redeem(Tx&, const Caller&, const Redeem&) const;
  // Newest first, with the codes of those that wait.
  Items<MyStoreOrder> mine(Tx&, const Caller&, const ReadStore&) const;
  // Before it is handed over, else store.not_waiting.
  StoreOrder cancel(Tx&, const Caller&, const StoreOrderKey&) const;

  // ---- for whoever hands over ----

  Page<StoreOrder> list_orders(Tx&, const Caller&, const ListStoreOrders&) const;
  // The waiting order with this code. Refuses with store.no_such_code, platform.too_many.
  StoreOrder find_by_code(Tx&, const Caller&, const FindByCode&) const;
  // Refuses with store.second_person whoever has a part in the order, with store.no_such_code, store.not_waiting.
  StoreOrder give_out(Tx&, const Caller&, const HandOver&) const;
  // Refuses with store.second_person, store.not_handed_over.
  StoreOrder take_return(Tx&, const Caller&, const TakeReturn&) const;

  // ---- goods and stock ----

  Items<Good> list_goods(Tx&, const Caller&, const ListGoods&) const;
  GoodPage show_good(Tx&, const Caller&, const GoodKey&) const;
  // Refuses with store.ends_before_start at /ends_at.
  Good add_good(Tx&, const Caller&, const AddGood&) const;
  // As above, and with store.changed_meanwhile.
  Good change_good(Tx&, const Caller&, const ChangeGood&) const;
  // A photograph beside the drawing, one at most. Refuses with store.changed_meanwhile, requests.no_such_picture.
  Good show_photo(Tx&, const Caller&, const ShowPhoto&) const;
  Good take_photo_away(Tx&, const Caller&, const TakePhotoAway&) const;
  // For whoever may see the store; platform.not_found otherwise.
  HttpResponse photo(Tx&, const Exchange&) const;
  GoodPage take_in(Tx&, const Caller&, const TakeIn&) const;
  // Refuses with store.not_taken_in, store.already_reversed, store.not_on_shelf.
  GoodPage reverse_stock(Tx&, const Caller&, const ReverseStock&) const;

 private:
  // Whose points are spent, and to whom the pieces count.
  struct Payer {
    points::Holder holder = points::Holder::household;
    Id<points::AnyHolder> id;
    std::string name;
    std::int64_t counted_for = 0;
  };

  void require(Tx&, const Caller&, const Permission&, Id<Area> community) const;
  void require_sight(Tx&, const Caller&, Id<Area> community, const std::vector<Payer>& purses) const;
  Good with_photo(Tx&, Good, std::int64_t version, std::optional<Id<Photo>> photo) const;
  Id<Person> person_of(const Caller&, const std::optional<Id<Person>>& for_person) const;
  std::vector<Payer> payers(Tx&, const Caller&, Id<Area> community, Id<Person> person) const;
  Payer payer_for(Tx&, const Caller&, const Redeem&, Id<Person> person) const;
  Good offered(Tx&, const Redeem&) const;
  void require_below_limit(Tx&, const Good&, const Redeem&, const Payer&) const;

  StoreOrder get_order(Tx&, Id<Area> community, Id<StoreOrder> id) const;
  bool has_part_in(Tx&, const Caller&, const StoreOrder&) const;
  void require_second_person(Tx&, const Caller&, const StoreOrder&) const;
  void end_waiting(Tx&, const Caller&, StoreOrder&, OrderState state) const;
  // Ends a waiting order and gives back what it holds.
  StoreOrder release(Tx&, const Caller&, StoreOrder, OrderState state) const;
  void give_points_back(Tx&, const Caller&, const StoreOrder&) const;

  std::string add_code(Tx&, const StoreOrder&) const;
  std::optional<std::string> code_of(Tx&, const StoreOrder&) const;
  bool is_code_of(Tx&, const StoreOrder&, std::string_view code) const;

  Good get_good(Tx&, Id<Area> community, Id<Good> id) const;
  GoodPage page_of(Tx&, const Good&) const;

  Rooms rooms_;
  mutable RateLimit codes_per_account_;
};

}  // namespace linli::store

namespace linli {
Module store_module();
}
