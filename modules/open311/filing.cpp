// What a client reports becomes a request like every other.
#include "modules/areas/areas.hpp"
#include "modules/open311/open311.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::open311 {
namespace {

constexpr std::size_t grid_length = 15;
constexpr double nearby = 500;  // metres

bool is_form(const HttpRequest& request) {
  const auto type = request.header("content-type");
  return type.empty() || type.starts_with("application/x-www-form-urlencoded");
}

// The body, and what some clients leave in the query.
Sent sent_with(const HttpRequest& request) {
  if (!is_form(request)) throw Refusal(400, "open311.send_a_form");
  Sent::Pairs pairs(request.query.begin(), request.query.end());
  if (!read_form(request.body, pairs)) throw Refusal(400, "open311.broken_form");
  return Sent(std::move(pairs));
}

// Our own answers stand at /fields/<code>; an Open311 client sent them as attributes.
void point_at_attributes(json::Complaints& complaints) {
  constexpr std::string_view ours{"/fields/"};
  for (auto& complaint : complaints)
    if (complaint.pointer.starts_with(ours)) complaint.pointer.replace(0, ours.size(), "/attribute/");
}

}  // namespace

std::string Open311::area_of(Tx& tx, const Jurisdiction& jurisdiction, const Report& report,
                             json::Complaints& complaints) const {
  const auto& areas = rooms_.areas;
  if (!report.place_code.empty()) {
    if (!areas.find(tx, jurisdiction.community_id, report.place_code))
      complaints.push_back({"/address_id", "areas.no_such_area", {}});
    return report.place_code;
  }
  auto best = jurisdiction.code;
  if (!report.lat || !report.lng) return best;
  double nearest = nearby;
  const areas::ListAreas compounds{.community_id = jurisdiction.community_id, .kind = AreaKind::compound};
  for (const auto& compound : areas.list(tx, Caller::program("open311"), compounds).items) {
    if (!compound.lat || !compound.lng) continue;
    const auto metres = metres_between(*report.lat, *report.lng, compound.lat->value, compound.lng->value);
    if (metres >= nearest) continue;
    nearest = metres;
    best = compound.code.substr(0, grid_length);
  }
  return best;
}

std::optional<Person> Open311::requester_of(Tx& tx, Id<Area> community, const Report& report) const {
  if (!report.phone) return {};
  auto family = rooms_.people.find_by_phone(tx, *report.phone);
  std::erase_if(family, [&](const Person& person) { return person.community_id != community; });
  if (family.size() == 1) return family.front();
  const auto named =
      std::ranges::find_if(family, [&](const Person& person) { return person.name.str() == report.name; });
  return named == family.end() ? std::nullopt : std::optional(*named);
}

HttpResponse Open311::file_request(Tx& tx, const Exchange& exchange) const {
  const auto sent = sent_with(exchange.request);
  const auto jurisdiction = jurisdiction_of(tx, sent);
  const auto key = key_of(tx, jurisdiction.community_id, sent.text("api_key"));
  const auto code = sent.text("service_code");
  if (code.empty()) throw Refusal::wrong("/service_code", "json.required");
  const auto& service = kind_of(tx, jurisdiction, code);

  json::Complaints complaints;
  const auto report = read_report(sent, complaints);
  requests::ForeignRequest told{.community_id = jurisdiction.community_id, .kind = service.code};
  told.area_code = area_of(tx, jurisdiction, report, complaints);
  told.fields = read_answers(sent, service.fields);
  rooms_.services.check_answers(service, told.fields, complaints);
  point_at_attributes(complaints);
  if (!complaints.empty()) throw Refusal::wrong(std::move(complaints));
  rooms_.services.get_offered(tx, jurisdiction.community_id, service.code);

  told.words = report.words;
  told.place_text = report.address;
  told.lat = report.lat;
  told.lng = report.lng;
  told.channel = requests::Channel::open311;
  told.ordered_by_name = key.client.str();
  told.ordered_at = tx.now();
  if (const auto person = requester_of(tx, jurisdiction.community_id, report)) told.requester_person_id = person->id;
  told.requester_name = report.name;
  const auto request = rooms_.requests.record(tx, Caller::program(key.client.str()), told);
  return answer_filed(tx, exchange, key, service, request);
}

// A realtime kind is answered with the id, a batch one with the token that leads to it, a black box with neither.
HttpResponse Open311::answer_filed(Tx& tx, const Exchange& exchange, const ApiKey& key,
                                   const services::Service& service, const requests::Request& request) const {
  const Filing filing{tx.new_id<Filing>(), request.community_id,  key.id,  request.id,
                      request.number,      hex(random_bytes(16)), tx.now()};
  tx.insert("open311_filings", filing);
  boost::json::object answer;
  if (service.open311.type == "realtime") answer["service_request_id"] = request.number;
  if (service.open311.type == "batch") answer["token"] = filing.token;
  answer["service_notice"] =
      rooms_.words.say(language_of(exchange.request.header("accept-language")), "open311.who_answers",
                       {{"office", rooms_.areas.name_of(tx, request.community_id, request.responsible_code)},
                        {"number", request.number}});
  answer["account_id"] = nullptr;
  return answer_with(format_of(exchange.request), "service_requests", boost::json::array{std::move(answer)}, 201);
}

}  // namespace linli::open311
