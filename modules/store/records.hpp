#pragma once
#include "modules/points/points.hpp"
#include "platform/auth/caller.hpp"
#include "platform/base/instant.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"
#include "shapes/ledger/ledger.hpp"

namespace linli::store {

LINLI_ENUM(GoodPicture, gift, grain, oil, soap, paper, umbrella, lamp, tea, towel, ticket)
LINLI_ENUM(OrderState, reserved, handed_over, cancelled, lapsed, returned)

struct Photo;

// Something on the shelf. It is offered from `starts_at` until `ends_at`; `in_stock` is what nobody has reserved.
struct Good {
  Id<Good> id;
  Id<Area> community_id;
  Text<1, 60> name_zh;
  Text<1, 60> name_en;
  Text<0, 300> about;
  GoodPicture picture = GoodPicture::gift;
  Whole<1, 100000> price;                      // points for one piece
  std::optional<Whole<1, 100>> monthly_limit;  // pieces for one household
  Text<1, 120> pickup_place;
  std::optional<Id<Photo>> photo_id;
  Instant starts_at;
  std::optional<Instant> ends_at;
  std::int64_t version = 1;
  std::int64_t in_stock = 0;
  std::int64_t reserved = 0;
};
LINLI_RECORD(Good, id, community_id, name_zh, name_en, about, picture, price, monthly_limit, pickup_place, photo_id,
             starts_at, ends_at, version, in_stock, reserved)

// A movement on the shelf: positive came, negative went.
struct StockLine {
  Id<StockLine> id;
  std::int64_t pieces = 0;
  std::string cause;  // stock_in, reversal, reserve, release, return
  std::string note;
  Instant occurred_at;
  std::string entered_by_name;
  std::optional<Id<StockLine>> reverses;
  std::optional<Id<StockLine>> reversed_by;
};
LINLI_RECORD(StockLine, id, pieces, cause, note, occurred_at, entered_by_name, reverses, reversed_by)

// A good with the newest 200 movements on its shelf.
struct GoodPage {
  Good good;
  std::int64_t handed_over = 0;
  std::int64_t written_off = 0;
  std::vector<StockLine> lines;
};
LINLI_RECORD(GoodPage, good, handed_over, written_off, lines)

// Pieces that somebody redeemed. Names and price are as they were then.
struct StoreOrder {
  Id<StoreOrder> id;
  Id<Area> community_id;
  Id<Good> good_id;
  std::string good_name_zh;
  std::string good_name_en;
  GoodPicture picture = GoodPicture::gift;
  std::int64_t pieces = 1;
  std::int64_t points = 0;
  points::Holder holder = points::Holder::household;
  Id<points::AnyHolder> holder_id;
  std::string holder_name;
  Id<Person> person_id;  // whose it is; somebody may have redeemed for them
  Id<Person> ordered_by_person_id;
  std::string ordered_by_name;
  std::string pickup_place;
  OrderState state = OrderState::reserved;
  Instant ordered_at;
  Instant expires_at;
  std::optional<Instant> ended_at;  // handed over, cancelled or lapsed
  std::optional<std::string> ended_by_name;
  std::optional<Instant> returned_at;
  std::optional<std::string> returned_by_name;
  std::optional<std::string> return_reason;
};
LINLI_RECORD(StoreOrder, id, community_id, good_id, good_name_zh, good_name_en, picture, pieces, points, holder,
             holder_id, holder_name, person_id, ordered_by_person_id, ordered_by_name, pickup_place, state, ordered_at,
             expires_at, ended_at, ended_by_name, returned_at, returned_by_name, return_reason)

// An order for the eyes of its owner, with the code while it waits.
struct MyStoreOrder {
  StoreOrder order;
  std::optional<std::string> code;
};
LINLI_RECORD(MyStoreOrder, order, code)

struct Purse {
  points::Holder holder = points::Holder::household;
  std::string holder_name;
  std::int64_t points = 0;
};
LINLI_RECORD(Purse, holder, holder_name, points)

// What is offered now, and what the person has to spend.
struct StoreFront {
  std::vector<Good> goods;
  std::vector<Purse> purses;
};
LINLI_RECORD(StoreFront, goods, purses)

// ---- what verbs are given ----

// `for_person_id` is somebody who lets the caller act for them.
struct ReadStore {
  Id<Area> community_id;
  std::optional<Id<Person>> for_person_id;
};
LINLI_RECORD(ReadStore, community_id, for_person_id)

// `points` is what the redeemer saw as the whole price.
struct Redeem {
  Id<Area> community_id;
  Id<Good> good_id;
  Whole<1, 20> pieces;
  Whole<1, 2000000> points;
  points::Holder holder = points::Holder::household;
  std::optional<Id<Person>> for_person_id;
};
LINLI_RECORD(Redeem, community_id, good_id, pieces, points, holder, for_person_id)

struct StoreOrderKey {
  Id<Area> community_id;
  Id<StoreOrder> id;
};
LINLI_RECORD(StoreOrderKey, community_id, id)

struct ListStoreOrders {
  Id<Area> community_id;
  std::optional<OrderState> state;
  std::optional<Text<0, 40>> q;
  std::optional<Whole<1, 200>> limit;
  std::optional<std::string> after;
};
LINLI_RECORD(ListStoreOrders, community_id, state, q, limit, after)

struct FindByCode {
  Id<Area> community_id;
  Text<6, 6> code;
};
LINLI_RECORD(FindByCode, community_id, code)

struct HandOver {
  Id<Area> community_id;
  Id<StoreOrder> id;
  Text<6, 6> code;
};
LINLI_RECORD(HandOver, community_id, id, code)

struct TakeReturn {
  Id<Area> community_id;
  Id<StoreOrder> id;
  Text<1, 300> reason;
  bool to_shelf = false;  // else it is written off
};
LINLI_RECORD(TakeReturn, community_id, id, reason, to_shelf)

struct ListGoods {
  Id<Area> community_id;
};
LINLI_RECORD(ListGoods, community_id)

struct GoodKey {
  Id<Area> community_id;
  Id<Good> id;
};
LINLI_RECORD(GoodKey, community_id, id)

// Without `starts_at` it is offered at once.
struct AddGood {
  Id<Area> community_id;
  Text<1, 60> name_zh;
  Text<1, 60> name_en;
  std::optional<Text<0, 300>> about;
  std::optional<GoodPicture> picture;
  Whole<1, 100000> price;
  std::optional<Whole<1, 100>> monthly_limit;
  Text<1, 120> pickup_place;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
};
LINLI_RECORD(AddGood, community_id, name_zh, name_en, about, picture, price, monthly_limit, pickup_place, starts_at,
             ends_at)

// A form that says all: what may be absent is then absent.
struct ChangeGood {
  Id<Area> community_id;
  Id<Good> id;
  std::int64_t version = 1;
  Text<1, 60> name_zh;
  Text<1, 60> name_en;
  std::optional<Text<0, 300>> about;
  std::optional<GoodPicture> picture;
  Whole<1, 100000> price;
  std::optional<Whole<1, 100>> monthly_limit;
  Text<1, 120> pickup_place;
  std::optional<Instant> starts_at;
  std::optional<Instant> ends_at;
};
LINLI_RECORD(ChangeGood, community_id, id, version, name_zh, name_en, about, picture, price, monthly_limit,
             pickup_place, starts_at, ends_at)

// `picture_id` is an uploaded picture that waits (requests::Requests::take_picture).
struct ShowPhoto {
  Id<Area> community_id;
  Id<Good> id;
  std::int64_t version = 1;
  Text<1, 20> picture_id;
};
LINLI_RECORD(ShowPhoto, community_id, id, version, picture_id)

struct TakePhotoAway {
  Id<Area> community_id;
  Id<Good> id;
  std::int64_t version = 1;
};
LINLI_RECORD(TakePhotoAway, community_id, id, version)

struct TakeIn {
  Id<Area> community_id;
  Id<Good> id;
  Whole<1, 10000> pieces;
  Text<1, 200> reason;
};
LINLI_RECORD(TakeIn, community_id, id, pieces, reason)

struct ReverseStock {
  Id<Area> community_id;
  Id<Good> id;
  Id<StockLine> line_id;
  Text<1, 200> reason;
};
LINLI_RECORD(ReverseStock, community_id, id, line_id, reason)

}  // namespace linli::store
