#include "modules/areas/areas.hpp"
#include "modules/requests/requests.hpp"
#include "modules/store/statements.hpp"
#include "modules/store/store.hpp"
#include "platform/http/reception.hpp"

namespace linli::store {
namespace {

constexpr int browser_keeps_seconds = 30 * 24 * 3600;  // another photograph has another id

struct KeptPhoto {
  Id<Good> good_id;
  std::string media_type;
  std::string bytes;
};
LINLI_RECORD(KeptPhoto, good_id, media_type, bytes)

std::int64_t id_in_path(const Exchange& exchange, std::string_view name) {
  const auto id = parse_id(path_value(exchange.path, name));
  if (!id) throw Refusal::not_found();
  return *id;
}

}  // namespace

Good Store::show_photo(Tx& tx, const Caller& caller, const ShowPhoto& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  auto good = get_good(tx, wanted.community_id, wanted.id);
  auto taken = rooms_.requests.take_picture(tx, caller, good.community_id, wanted.picture_id.str());
  const auto id = tx.new_id<Photo>();
  tx.run(statements::forget_photo, good.community_id, good.id);
  tx.run(statements::add_photo, id, good.community_id, good.id, taken.media_type,
         db::Value(db::Blob{std::move(taken.bytes)}));
  return with_photo(tx, std::move(good), wanted.version, id);
}

Good Store::take_photo_away(Tx& tx, const Caller& caller, const TakePhotoAway& wanted) const {
  require(tx, caller, manage, wanted.community_id);
  auto good = get_good(tx, wanted.community_id, wanted.id);
  tx.run(statements::forget_photo, good.community_id, good.id);
  return with_photo(tx, std::move(good), wanted.version, std::nullopt);
}

HttpResponse Store::photo(Tx& tx, const Exchange& exchange) const {
  const Id<Area> community{id_in_path(exchange, "community_id")};
  const auto& caller = exchange.caller;
  // Whoever manages the shelf sees it too.
  const auto code = rooms_.areas.code_of_community(tx, community);
  if (!code || !caller.may(manage, *code)) {
    auto purses = payers(tx, caller, community, caller.person_id);
    for (const auto& principal : caller.principals)
      if (principal.community_id == community)
        std::ranges::move(payers(tx, caller, community, principal.person_id), std::back_inserter(purses));
    require_sight(tx, caller, community, purses);
  }
  auto kept = tx.find<KeptPhoto>(statements::find_photo, community, id_in_path(exchange, "photo_id"));
  if (!kept || kept->good_id.value != id_in_path(exchange, "id")) throw Refusal::not_found();
  return {.body = std::move(kept->bytes),
          .content_type = std::move(kept->media_type),
          .keep_seconds = browser_keeps_seconds};
}

Good Store::with_photo(Tx& tx, Good good, std::int64_t version, std::optional<Id<Photo>> photo) const {
  if (tx.run(statements::show_photo, good.community_id, good.id, version, photo) == 0)
    throw Refusal::conflict("store.changed_meanwhile");
  good.photo_id = photo;
  good.version = version + 1;
  tx.announce("store", good.community_id.value, good.id.value);
  return good;
}

}  // namespace linli::store
