#include "modules/requests/pictures.hpp"

#include "modules/areas/areas.hpp"
#include "modules/requests/picture_file.hpp"
#include "modules/requests/picture_statements.hpp"
#include "modules/requests/requests.hpp"
#include "platform/http/reception.hpp"

namespace linli::requests {
namespace {

constexpr Duration kept_waiting = days(1);
constexpr std::int64_t most_waiting = 20;
constexpr std::int64_t most_a_day = 150;
constexpr int browser_keeps_seconds = 30 * 24 * 3600;  // a picture never changes

struct Picture {
  Id<Request> request_id;
  Id<Account> account_id;
  std::string media_type;
  std::string bytes;
};
LINLI_RECORD(Picture, request_id, account_id, media_type, bytes)

template <class T>
Id<T> id_in_path(const Exchange& exchange, std::string_view name) {
  const auto id = parse_id(path_value(exchange.path, name));
  if (!id) throw Refusal::not_found();
  return {*id};
}

Picture find_picture(Tx& tx, const Exchange& exchange) {
  auto picture = tx.find<Picture>(statements::find_picture, id_in_path<Area>(exchange, "community_id"),
                                  id_in_path<Picture>(exchange, "picture_id"));
  if (!picture) throw Refusal::not_found();
  return *picture;
}

// Whoever could order, note or finish something there.
bool has_to_do_with(const Caller& caller, Id<Area> community, std::string_view code) {
  const auto acts_there = [&](const Principal& each) { return each.community_id == community; };
  const auto works_there = [&](const Right& each) {
    return each.community_id == community || code.starts_with(each.area_code);
  };
  return caller.is_program || (caller.person_id && caller.community_id == community) ||
         std::ranges::any_of(caller.principals, acts_there) || std::ranges::any_of(caller.rights, works_there);
}

HttpResponse response_of(Picture picture) {
  return {.body = std::move(picture.bytes),
          .content_type = std::move(picture.media_type),
          .keep_seconds = browser_keeps_seconds};
}

}  // namespace

void attach_pictures(Tx& tx, const Caller& caller, const Request& request, const std::vector<std::string>& ids) {
  for (const auto& text : ids) {
    const auto id = parse_id(text);
    if (!id || tx.run(statements::attach_picture, request.community_id, *id, request.id, caller.account_id) == 0)
      throw Refusal::wrong("/pictures", "requests.no_such_picture");
  }
}

Pictures::Pictures(const Book& book) : book_(book), uploads_per_account_(most_a_day, days(1)) {}

HttpResponse Pictures::upload(Tx& tx, const Exchange& exchange) const {
  const auto community = id_in_path<Area>(exchange, "community_id");
  const auto code = book_.rooms().areas.code_of_community(tx, community);
  if (!code) throw Refusal::not_found();
  if (!has_to_do_with(exchange.caller, community, *code)) throw Refusal::forbidden("requests.pictures_elsewhere");
  const char* fault = nullptr;
  const auto file = read_picture(exchange.request.body, fault);
  if (!file) throw Refusal::wrong("", fault);
  const auto account = exchange.caller.account_id;
  if (tx.find<std::int64_t>(statements::count_waiting_pictures, account).value_or(0) >= most_waiting)
    throw Refusal::conflict("requests.too_many_pictures");
  uploads_per_account_.count(tx, account.text());
  const auto id = tx.new_id<Picture>();
  tx.run(statements::add_picture, id, community, account, file->media_type, db::Value(db::Blob{file->bytes}), tx.now());
  return {.status = 201, .body = "{\"id\":\"" + id.text() + "\"}"};
}

HttpResponse Pictures::show(Tx& tx, const Exchange& exchange) const {
  const auto request = book_.visible(tx, exchange.caller, id_in_path<Area>(exchange, "community_id"),
                                     id_in_path<Request>(exchange, "id"));
  if (book_.is_only_asked(tx, exchange.caller, request)) throw Refusal::not_found();
  auto picture = find_picture(tx, exchange);
  if (picture.request_id != request.id) throw Refusal::not_found();
  return response_of(std::move(picture));
}

HttpResponse Pictures::show_waiting(Tx& tx, const Exchange& exchange) const {
  auto picture = find_picture(tx, exchange);
  if (picture.request_id || picture.account_id != exchange.caller.account_id) throw Refusal::not_found();
  return response_of(std::move(picture));
}

TakenPicture Requests::take_picture(Tx& tx, const Caller& caller, Id<Area> community, std::string_view text) const {
  const auto id = parse_id(std::string(text));
  auto picture = id ? tx.find<Picture>(statements::find_picture, community, *id) : std::nullopt;
  if (!picture || picture->request_id || picture->account_id != caller.account_id)
    throw Refusal::wrong("/picture_id", "requests.no_such_picture");
  tx.run(statements::take_picture, community, *id);
  return {std::move(picture->media_type), std::move(picture->bytes)};
}

void Pictures::forget_waiting(Tx& tx) const { tx.run(statements::forget_waiting_pictures, tx.now() - kept_waiting); }

}  // namespace linli::requests
