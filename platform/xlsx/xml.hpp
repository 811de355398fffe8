// XML of one part, element by element, by expat; document types are refused.
#pragma once
#include "platform/xlsx/parts.hpp"

struct XML_ParserStruct;

namespace linli::xlsx {

// The attributes of an element by their local names ("id" for "r:id").
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  std::optional<std::string_view> find(std::string_view name) const;
  std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }

 private:
  const char** pairs_;
};

// What hears the elements of a part. Names are local: prefixes are cut off.
class XmlHearer {
 public:
  virtual ~XmlHearer() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view) {}

  // Ends the reading with this fault.
  void fail(Fault fault) {
    if (!fault_) fault_ = std::move(fault);
  }
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  std::optional<Fault> fault_;
};

// Feeds a part to a hearer in pieces.
class XmlReader {
 public:
  XmlReader(PartReader part, XmlHearer& hearer, const Limits& limits, std::string part_name);
  ~XmlReader();
  XmlReader(const XmlReader&) = delete;

  // Hears the next piece; false at the end.
  Result<bool> feed();
  // Hears everything.
  std::optional<Fault> feed_all();

 private:
  struct Ears;
  PartReader part_;
  XmlHearer& hearer_;
  std::size_t depth_limit_;
  std::size_t depth_ = 0;
  std::string part_name_;
  XML_ParserStruct* parser_;
};

}  // namespace linli::xlsx
