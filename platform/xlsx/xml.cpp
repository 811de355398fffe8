#include "platform/xlsx/xml.hpp"

#include <expat.h>

namespace linli::xlsx {
namespace {

std::string_view local(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace

std::optional<std::string_view> Attributes::find(std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (local(pair[0]) == name) return pair[1];
  return {};
}

// What expat calls. After a fault it is told to stop, and calls nothing more.
struct XmlReader::Ears {
  static XmlReader& of(void* reader) { return *static_cast<XmlReader*>(reader); }
  static void stop_after_fault(XmlReader& reader) {
    if (reader.hearer_.fault()) XML_StopParser(reader.parser_, XML_FALSE);
  }
  static void begin(void* data, const char* name, const char** attributes) {
    auto& reader = of(data);
    if (++reader.depth_ > reader.depth_limit_)
      reader.hearer_.fail({.code = "xlsx.too_deep", .limit = reader.part_name_});
    else
      reader.hearer_.begin(local(name), Attributes(attributes));
    stop_after_fault(reader);
  }
  static void end(void* data, const char* name) {
    auto& reader = of(data);
    --reader.depth_;
    reader.hearer_.end(local(name));
    stop_after_fault(reader);
  }
  static void text(void* data, const char* text, int length) {
    auto& reader = of(data);
    reader.hearer_.text({text, static_cast<std::size_t>(length)});
    stop_after_fault(reader);
  }
  static void doctype(void* data, const char*, const char*, const char*, int) {
    auto& reader = of(data);
    reader.hearer_.fail({.code = "xlsx.doctype", .limit = reader.part_name_});
    stop_after_fault(reader);
  }
};

XmlReader::XmlReader(PartReader part, XmlHearer& hearer, const Limits& limits, std::string part_name)
    : part_(std::move(part)),
      hearer_(hearer),
      depth_limit_(limits.depth),
      part_name_(std::move(part_name)),
      parser_(XML_ParserCreate(nullptr)) {
  if (parser_ == nullptr) throw std::bad_alloc();
  XML_SetUserData(parser_, this);
  XML_SetElementHandler(parser_, Ears::begin, Ears::end);
  XML_SetCharacterDataHandler(parser_, Ears::text);
  XML_SetStartDoctypeDeclHandler(parser_, Ears::doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(parser_); }

Result<bool> XmlReader::feed() {
  const auto piece = part_.next();
  if (!piece) return piece.error();
  const bool is_last = piece->empty();
  const auto status = XML_Parse(parser_, piece->data(), static_cast<int>(piece->size()), is_last);
  if (hearer_.fault()) return *hearer_.fault();
  if (status != XML_STATUS_OK) return Fault{.code = "xlsx.broken", .limit = part_name_};
  return !is_last;
}

std::optional<Fault> XmlReader::feed_all() {
  while (true) {
    const auto more = feed();
    if (!more) return more.error();
    if (!*more) return {};
  }
}

}  // namespace linli::xlsx
