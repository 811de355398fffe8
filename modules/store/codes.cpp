#include "modules/store/rules.hpp"
#include "modules/store/statements.hpp"
#include "modules/store/store.hpp"

namespace linli::store {
namespace {

constexpr int most_attempts = 1000;

std::string derived(Tx& tx, const StoreOrder& order, std::int64_t attempt) {
  return code_from(tx.vault().keyed_hash("store code", order.id.text() + "/" + std::to_string(attempt)));
}

std::string hash_of_code(Tx& tx, Id<Area> community, std::string_view code) {
  return tx.vault().keyed_hash("store code at rest", community.text() + "\n" + std::string(code));
}

}  // namespace

// Codes of waiting orders differ; where one is taken the next is tried.
std::string Store::add_code(Tx& tx, const StoreOrder& order) const {
  for (std::int64_t attempt = 0; attempt < most_attempts; ++attempt) {
    const auto code = derived(tx, order, attempt);
    if (tx.run(statements::keep_code, order.id, order.community_id, hash_of_code(tx, order.community_id, code),
               attempt) > 0)
      return code;
  }
  throw std::runtime_error("no code is free");
}

std::optional<std::string> Store::code_of(Tx& tx, const StoreOrder& order) const {
  const auto attempt = tx.find<std::int64_t>(statements::attempt_of, order.community_id, order.id);
  return attempt ? std::optional(derived(tx, order, *attempt)) : std::nullopt;
}

bool Store::is_code_of(Tx& tx, const StoreOrder& order, std::string_view code) const {
  const auto found = tx.find<Id<StoreOrder>>(statements::order_with_code, order.community_id,
                                             hash_of_code(tx, order.community_id, code));
  return found && *found == order.id;
}

StoreOrder Store::find_by_code(Tx& tx, const Caller& caller, const FindByCode& wanted) const {
  require(tx, caller, store::hand_over, wanted.community_id);
  codes_per_account_.count(tx, caller.account_id.text());
  const auto id = tx.find<Id<StoreOrder>>(statements::order_with_code, wanted.community_id,
                                          hash_of_code(tx, wanted.community_id, wanted.code.str()));
  if (!id) throw Refusal::conflict("store.no_such_code");
  auto order = get_order(tx, wanted.community_id, *id);
  if (order.expires_at <= tx.now()) throw Refusal::conflict("store.no_such_code");
  return order;
}

}  // namespace linli::store
