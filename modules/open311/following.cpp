// What everybody may read of what was asked for.
#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"
#include "modules/open311/statements.hpp"

namespace linli::open311 {
namespace {

constexpr int most_requests = 1000;

boost::json::value text_or_null(const std::string& text) {
  return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

// Codes below a compound end in its buildings: "421087104001001C01B03".
std::string compound_of(const std::string& code) { return code.substr(0, code.find('B')); }

boost::json::value number_or_null(std::optional<double> number) {
  return number ? boost::json::value(*number) : boost::json::value(nullptr);
}

}  // namespace

// Tells requests of one community in one language; looks every area up once.
class Open311::Teller {
 public:
  Teller(Tx& tx, const Rooms& rooms, Id<Area> community, std::string language)
      : tx_(tx),
        rooms_(rooms),
        community_(community),
        language_(std::move(language)),
        timeline_(tx, rooms.services, community) {}

  // Empty for what is nobody's business.
  std::optional<boost::json::object> tell(const requests::Request& request) {
    const auto* service = timeline_.at(request.ordered_at).find(request.kind);
    const auto sight = service == nullptr ? std::nullopt : sight_of(*service, request);
    if (!sight) return {};
    auto told = standing_of(request, *service);
    tell_what(told, request, *sight);
    tell_where(told, request, *sight);
    return told;
  }

 private:
  boost::json::object standing_of(const requests::Request& request, const services::Service& service) {
    const bool open = is_open(request.state);
    const auto office = area(request.responsible_code).name.str();
    boost::json::object told{{"service_request_id", request.number}, {"status", open ? "open" : "closed"}};
    told["status_notes"] = say("open311.state." + std::string(word_of(request.state)));
    told["service_name"] = language_ == "en" ? service.name.en : service.name.zh;
    told["service_code"] = request.kind;
    told["description"] = nullptr;
    told["agency_responsible"] = office;
    told["service_notice"] =
        open ? boost::json::value(say("open311.who_answers", {{"office", office}, {"number", request.number}}))
             : nullptr;
    told["requested_datetime"] = request.ordered_at.iso();
    told["updated_datetime"] = updated_at(request).iso();
    told["expected_datetime"] = request.finish_due_at.iso();
    for (const auto* name : {"address", "address_id", "zipcode", "lat", "long", "media_url"}) told[name] = nullptr;
    return told;
  }

  static void tell_what(boost::json::object& told, const requests::Request& request, Sight sight) {
    if (sight == Sight::standing || !is_told_openly(request)) return;
    const auto what = described(request);
    told["description"] = text_or_null(what.description);
    told["media_url"] = text_or_null(what.media_url);
  }

  void tell_where(boost::json::object& told, const requests::Request& request, Sight sight) {
    if (sight == Sight::standing) return;
    if (sight == Sight::whole) {
      told["address"] = request.place_text;
      told["lat"] = number_or_null(request.lat);
      told["long"] = number_or_null(request.lng);
      return;
    }
    const auto& place = area(compound_of(request.area_code));
    told["address"] = place.name.str();
    if (place.lat) told["lat"] = place.lat->value;
    if (place.lng) told["long"] = place.lng->value;
  }

  const Area& area(const std::string& code) {
    auto [found, fresh] = areas_.try_emplace(code);
    if (fresh) {
      if (auto known = rooms_.areas.find(tx_, community_, code))
        found->second = std::move(*known);
      else
        found->second.name = Text<1, 60>(rooms_.areas.name_of(tx_, community_, code));
    }
    return found->second;
  }
  std::string say(const std::string& code, const Words::Arguments& arguments = {}) const {
    return rooms_.words.say(language_, code, arguments);
  }

  Tx& tx_;
  const Rooms& rooms_;
  Id<Area> community_;
  std::string language_;
  services::Timeline timeline_;
  std::map<std::string, Area> areas_;
};

HttpResponse Open311::list_requests(Tx& tx, const Exchange& exchange) const {
  const auto sent = sent_in_query(exchange.request);
  const auto community = jurisdiction_of(tx, sent).community_id;
  std::vector<requests::Request> found;
  if (const auto numbers = sent.list("service_request_id"); !numbers.empty()) {
    for (const auto& number : numbers)
      if (auto request = rooms_.requests.find_by_number(tx, community, number)) found.push_back(std::move(*request));
  } else {
    found = rooms_.requests.between(tx, community, wanted_of(tx, community, sent));
  }
  Teller teller(tx, rooms_, community, language_of(exchange.request.header("accept-language")));
  boost::json::array told;
  for (const auto& request : found)
    if (auto each = teller.tell(request)) told.push_back(std::move(*each));
  return answer_with(format_of(exchange.request), "service_requests", told);
}

requests::Between Open311::wanted_of(Tx& tx, Id<Area> community, const Sent& sent) const {
  json::Complaints complaints;
  const auto period = read_period(sent, tx.now(), complaints);
  auto states = read_states(sent, complaints);
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  const auto asked = sent.list("service_code");
  std::vector<std::string> all, shared;
  for (const auto& kind : rooms_.services.terms(tx, community).kinds()) {
    const auto& service = *kind.value;
    if (!asked.empty() && std::ranges::find(asked, service.code) == asked.end()) continue;
    all.push_back(service.code);
    if (is_public(service)) shared.push_back(service.code);
  }
  return {period.from, period.to, std::move(shared), std::move(all), std::move(states), most_requests};
}

HttpResponse Open311::show_request(Tx& tx, const Exchange& exchange) const {
  const auto community = jurisdiction_of(tx, sent_in_query(exchange.request)).community_id;
  const auto number = without_ending(path_value(exchange.path, "id"));
  const auto request = rooms_.requests.find_by_number(tx, community, number);
  Teller teller(tx, rooms_, community, language_of(exchange.request.header("accept-language")));
  const auto told = request ? teller.tell(*request) : std::nullopt;
  if (!told) throw Refusal::not_found();
  return answer_with(format_of(exchange.request), "service_requests", boost::json::array{*told});
}

HttpResponse Open311::resolve_token(Tx& tx, const Exchange& exchange) const {
  const auto community = jurisdiction_of(tx, sent_in_query(exchange.request)).community_id;
  const auto token = without_ending(path_value(exchange.path, "token"));
  const auto number = tx.find<std::string>(statements::number_of_token, community, token);
  if (!number) throw Refusal::not_found();
  return answer_with(format_of(exchange.request), "service_requests",
                     boost::json::array{{{"service_request_id", *number}, {"token", token}}});
}

}  // namespace linli::open311
