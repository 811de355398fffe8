#pragma once
#include "modules/requests/requests.hpp"
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::open311 {

// A program that may file requests in one community.
struct ApiKey {
  Id<ApiKey> id;
  Id<Area> community_id;
  Text<1, 80> client;  // "12345 hotline", as it stands in the trace of what it files
  std::string issued_by_name;
  Instant issued_at;
  std::optional<Instant> ended_at;
};
LINLI_RECORD(ApiKey, id, community_id, client, issued_by_name, issued_at, ended_at)

// `api_key` is shown this once: only its hash is kept.
struct IssuedApiKey {
  ApiKey key;
  std::string api_key;
};
LINLI_RECORD(IssuedApiKey, key, api_key)

// That something came under a key.
struct Filing {
  Id<Filing> id;
  Id<Area> community_id;
  Id<ApiKey> key_id;
  Id<requests::Request> request_id;
  std::string number;
  std::string token;
  Instant at;
};
LINLI_RECORD(Filing, id, community_id, key_id, request_id, number, token, at)

// ---- what verbs are given ----

struct ListApiKeys {
  Id<Area> community_id;
};
LINLI_RECORD(ListApiKeys, community_id)

struct IssueApiKey {
  Id<Area> community_id;
  Text<1, 80> client;
};
LINLI_RECORD(IssueApiKey, community_id, client)

struct EndApiKey {
  Id<Area> community_id;
  Id<ApiKey> id;
};
LINLI_RECORD(EndApiKey, community_id, id)

}  // namespace linli::open311
