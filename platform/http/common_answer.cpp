#include "platform/http/common_answer.hpp"

#include "platform/crypto/digest.hpp"
#include "platform/http/encoding.hpp"

namespace linli {
namespace {

// Below this a packet more or less is not saved.
constexpr std::size_t worth_shortening = 1024;

HttpResponse common_answer(HttpResponse response, const HttpRequest& request) {
  // A weak tag (RFC 9110 §8.8.1): gzipped or not, it means the same.
  const auto tag = "W/\"" + hex(sha256(response.body)).substr(0, 20) + "\"";
  response.headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}, {"Vary", "Accept-Encoding"}};
  if (has_already(request, tag)) {
    response.status = 304;
    response.body.clear();
  } else if (response.body.size() > worth_shortening && accepts_encoding(request, "gzip")) {
    response.body = gzip(response.body, Effort::quick);
    response.headers.emplace_back("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace

Verb common(Verb verb) {
  verb.handler = [inner = std::move(verb.handler)](Tx& tx, const Exchange& exchange) {
    return common_answer(inner(tx, exchange), exchange.request);
  };
  return verb;
}

}  // namespace linli
