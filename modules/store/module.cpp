#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/requests/requests.hpp"
#include "modules/store/store.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/http/description.hpp"

namespace linli::embedded {
Embedded store();
}

namespace linli {
namespace store {
namespace {

const std::string below = "/communities/{community_id}";

void add_redeeming(Routes& routes, const Store& store) {
  routes.get(below + "/store", signed_in, "front", verb<&Store::front>(store));
  routes.post(below + "/store/orders", signed_in, "redeem", verb<&Store::redeem>(store, 201));
  routes.get(below + "/me/store-orders", signed_in, "mine", verb<&Store::mine>(store));
  routes.post(below + "/store/orders/{id}/cancellation", signed_in, "cancel", verb<&Store::cancel>(store));
}

void add_handing(Routes& routes, const Store& store) {
  const auto orders = below + "/store/orders";
  routes.get(orders, store::hand_over, "list_orders", verb<&Store::list_orders>(store));
  routes.ask(orders + "/by-code", store::hand_over, "find_by_code", verb<&Store::find_by_code>(store));
  routes.post(orders + "/{id}/hand-over", store::hand_over, "give_out", verb<&Store::give_out>(store));
  routes.post(orders + "/{id}/return", manage, "take_return", verb<&Store::take_return>(store));
}

void add_goods(Routes& routes, const Store& store) {
  const auto goods = below + "/store/goods";
  routes.get(goods, manage, "list_goods", verb<&Store::list_goods>(store));
  routes.post(goods, manage, "add_good", verb<&Store::add_good>(store, 201));
  routes.get(goods + "/{id}", manage, "show_good", verb<&Store::show_good>(store));
  routes.patch(goods + "/{id}", manage, "change_good", verb<&Store::change_good>(store));
  routes.put(goods + "/{id}/photo", manage, "show_photo", verb<&Store::show_photo>(store));
  routes.post(goods + "/{id}/photo-removal", manage, "take_photo_away", verb<&Store::take_photo_away>(store));
  auto& shown = routes.raw("GET", goods + "/{id}/photo/{photo_id}", signed_in, "photo", linli::Place::slow_reading,
                           [&](Tx& tx, const Exchange& exchange) { return store.photo(tx, exchange); });
  describe_files(shown, {200, {}, {"image/jpeg", "image/png", "image/webp"}, {}, "The photograph of a good"});
  routes.post(goods + "/{id}/stock", manage, "take_in", verb<&Store::take_in>(store, 201));
  routes.post(goods + "/{id}/stock/{line_id}/reversal", manage, "reverse_stock", verb<&Store::reverse_stock>(store));
}

}  // namespace
}  // namespace store

Module store_module() {
  using namespace store;
  return {"store", embedded::store(), {manage, store::hand_over}, [](Opening& opening, Routes& routes) {
            const auto& store = opening.provide<Store>(Store::Rooms{
                opening.use<areas::Areas>(), opening.use<people::People>(), opening.use<volunteers::Volunteers>(),
                opening.use<points::Points>(), opening.use<requests::Requests>(),
                static_cast<int>(opening.settings.number("timezone_minutes"))});
            opening.use<people::People>().tell_kept_with(
                [&store, &words = opening.reception.words()](Tx& tx, const Person& person) {
                  return store.kept(tx, words, person);
                });
            add_redeeming(routes, store);
            add_handing(routes, store);
            add_goods(routes, store);
            opening.jobs.push_back({"store.release_lapsed", minutes(10),
                                    [&store](Tx& tx, const Caller& caller) { store.release_lapsed(tx, caller); }});
          }};
}

}  // namespace linli
