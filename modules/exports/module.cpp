#include "modules/areas/areas.hpp"
#include "modules/exports/exports.hpp"
#include "modules/people/people.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http/description.hpp"
#include "shapes/chronicle/chronicle.hpp"

namespace linli::embedded {
Embedded exports();
}

namespace linli {
namespace exports {
namespace {

// A list that is ready to leave, made on another thread than the lane.
struct Ready {
  TakeOut wanted;
  std::string file_name, bytes;
  std::size_t rows = 0;
};

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

Ready make_ready(Tx& tx, const Exports& exports, const Exchange& exchange) {
  Ready ready{input_of<TakeOut>(exchange), {}, {}, 0};
  const auto listing = exports.listing(tx, exchange.caller, ready.wanted);
  ready.file_name = file_name_of(listing, ready.wanted.format, tx.now());
  ready.rows = listing.rows.size();
  ready.bytes = bytes_of(listing, ready.wanted.format);
  return ready;
}

// Writes down that the list left, in the same transaction in which it is handed over.
HttpResponse hand_over(Tx& tx, const Exchange& exchange) {
  const auto& ready = exchange.prepared.as<Ready>();
  chronicle::append(tx, exchange.caller, ready.wanted.community_id,
                    {"exports.take_out", fmt::format("{}/{}/{} rows/{}", word_of(ready.wanted.list), word_of(ready.wanted.format), ready.rows, ready.wanted.purpose.str()),
                     hex(sha256(ready.bytes))});
  HttpResponse response{.body = ready.bytes, .content_type = media_type_of(ready.wanted.format)};
  response.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + percent_encoded(ready.file_name));
  return response;
}

}  // namespace
}  // namespace exports

Module exports_module() {
  using namespace exports;
  return {"exports", embedded::exports(), {}, [](Opening& opening, Routes& routes) {
            const auto& exports = opening.provide<Exports>(Exports::Rooms{opening.use<people::People>(), opening.use<requests::Requests>(),
                                                                          opening.use<services::Services>(), opening.reception.words()});
            auto& route = routes.prepared(
                "POST", "/communities/{community_id}/exports", signed_in, "take_out",
                [&exports](Tx& tx, const Exchange& exchange) { return std::make_shared<const Ready>(make_ready(tx, exports, exchange)); },
                [](Tx& tx, const Exchange& exchange) { return hand_over(tx, exchange); });
            describe_files(route, {200, {"application/json"}, {media_type_of(Format::xlsx), "text/csv", media_type_of(Format::pdf)}, {},
                                   "Takes a list out: {list: residents|homes|requests, format: xlsx|csv|csv_hxl|pdf, purpose, q, area_code}"});
          }};
}

}  // namespace linli
