// The form of an Open311 client, from its bytes to a report, its answers and the XML that tells them.
#include <cstdint>
#include <cstdlib>

#include "modules/open311/documents.hpp"
#include "modules/open311/rules.hpp"

namespace {

using namespace linli;

const std::vector<services::ServiceField>& fields() {
  using services::FieldType;
  static const std::vector<services::ServiceField> all{{.code = "where", .type = FieldType::choice},
                                                       {.code = "days", .type = FieldType::choices},
                                                       {.code = "portions", .type = FieldType::number},
                                                       {.code = "note", .type = FieldType::text},
                                                       {.code = "when", .type = FieldType::datetime}};
  return all;
}

// Whatever was taken is text that can be stored and told.
void must_be_text(const std::string& text) {
  if (!is_utf8(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  open311::Sent::Pairs pairs;
  if (!read_form({reinterpret_cast<const char*>(data), size}, pairs)) return 0;
  const open311::Sent sent(std::move(pairs));
  json::Complaints complaints;
  const auto report = open311::read_report(sent, complaints);
  if (complaints.empty() && !(report.lat && report.lng) && report.address.empty() && report.place_code.empty())
    std::abort();
  const auto answers = open311::read_answers(sent, fields());
  open311::read_period(sent, Instant{}, complaints);
  open311::read_states(sent, complaints);

  requests::Request request;
  request.words = report.words;
  request.channel = requests::Channel::open311;
  const auto [description, media_url] = open311::described(request);
  for (const auto* text : {&report.words, &report.name, &report.address, &description, &media_url}) must_be_text(*text);
  must_be_text(open311::xml_of("service_requests", {{"description", description}, {"answers", answers.value}}));
  return 0;
}
