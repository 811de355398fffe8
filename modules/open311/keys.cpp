#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"
#include "modules/open311/statements.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::open311 {
namespace {

// 256 random bits: a plain hash is enough, nobody can guess them.
std::string hash_of_key(std::string_view api_key) { return hex(sha256(api_key)); }

// Reach touches a community from one of its grids; a key opens all of it.
void require_all_of(Tx& tx, const Caller& caller, const areas::Areas& areas, Id<Area> community) {
  caller.require(file, areas.code_of_community(tx, community).value_or(""));
}

}  // namespace

Items<ApiKey> Open311::list_keys(Tx& tx, const Caller& caller, const ListApiKeys& wanted) const {
  require_all_of(tx, caller, rooms_.areas, wanted.community_id);
  return {tx.all<ApiKey>(statements::list_keys, wanted.community_id)};
}

IssuedApiKey Open311::issue_key(Tx& tx, const Caller& caller, const IssueApiKey& wanted) const {
  require_all_of(tx, caller, rooms_.areas, wanted.community_id);
  const ApiKey key{tx.new_id<ApiKey>(), wanted.community_id, wanted.client, caller.name, tx.now(), {}};
  auto secret = random_token();
  tx.run(statements::add_key, key.id, key.community_id, key.client, key.issued_by_name, key.issued_at,
         hash_of_key(secret));
  return {key, std::move(secret)};
}

void Open311::end_key(Tx& tx, const Caller& caller, const EndApiKey& wanted) const {
  require_all_of(tx, caller, rooms_.areas, wanted.community_id);
  if (tx.run(statements::end_key, wanted.community_id, wanted.id, tx.now()) == 0) throw Refusal::not_found();
}

ApiKey Open311::key_of(Tx& tx, Id<Area> community, std::string_view api_key) const {
  const auto key = tx.find<ApiKey>(statements::find_key, community, hash_of_key(api_key));
  if (!key) throw Refusal::forbidden("open311.no_key");
  return *key;
}

}  // namespace linli::open311
