#include <charconv>

#include "platform/xlsx/cells.hpp"
#include "platform/xlsx/contents.hpp"
#include "platform/xlsx/xml.hpp"

namespace linli::xlsx {
namespace {

// The relations of a part: its other parts by id, and by the last word of their type ("styles").
class Relations : public XmlHearer {
 public:
  explicit Relations(std::string folder) : folder_(std::move(folder)) {}
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship" || attributes.get("TargetMode") == "External") return;
    const auto target = resolved(folder_, attributes.get("Target"));
    const auto type = attributes.get("Type");
    by_id_.emplace(attributes.get("Id"), target);
    by_type_.emplace(type.substr(type.rfind('/') + 1), target);
  }
  void end(std::string_view) override {}

  std::string by_id(const std::string& id) const { return found(by_id_, id); }
  std::string by_type(const std::string& type) const { return found(by_type_, type); }

 private:
  static std::string found(const std::map<std::string, std::string>& targets, const std::string& key) {
    const auto target = targets.find(key);
    return target == targets.end() ? std::string() : target->second;
  }
  std::string folder_;
  std::map<std::string, std::string> by_id_, by_type_;
};

class WorkbookHearer : public XmlHearer {
 public:
  WorkbookHearer(Contents& contents, const Relations& relations) : contents_(contents), relations_(relations) {}
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const auto value = attributes.get("date1904");
      if (value == "1" || value == "true") contents_.count = DayCount::from_1904;
    }
    if (name != "sheet") return;
    const auto part = relations_.by_id(std::string(attributes.get("id")));
    // Sheets of charts and of macros hold no rows.
    if (!contents_.parts->has(part) || part.find("worksheets/") == std::string::npos) return;
    const auto limit = contents_.parts->limits().sheets;
    if (contents_.sheets.size() >= limit) return fail({.code = "xlsx.too_many_sheets", .limit = std::to_string(limit)});
    const auto state = attributes.get("state");
    contents_.sheets.push_back({unescaped(attributes.get("name")), state == "hidden" || state == "veryHidden"});
    contents_.sheet_parts.push_back(part);
  }
  void end(std::string_view) override {}

 private:
  Contents& contents_;
  const Relations& relations_;
};

class StringsHearer : public XmlHearer {
 public:
  StringsHearer(Strings& strings, const Limits& limits) : strings_(strings), limits_(limits) {}
  void begin(std::string_view name, const Attributes&) override {
    if (name == "si") text_.clear();
    if (name == "rPh") in_hint_ = true;
    if (name == "t") in_text_ = !in_hint_;
  }
  void end(std::string_view name) override {
    if (name == "rPh") in_hint_ = false;
    if (name == "t") in_text_ = false;
    if (name != "si") return;
    strings_.add(unescaped(text_));
    if (strings_.size() > limits_.strings || strings_.bytes() > limits_.string_bytes)
      fail({.code = "xlsx.too_much_text", .limit = std::to_string(limits_.string_bytes >> 20) + " MB"});
  }
  void text(std::string_view piece) override {
    if (in_text_) text_ += piece;
    if (text_.size() > limits_.cell_bytes)
      fail({.code = "xlsx.text_too_long", .limit = std::to_string(limits_.cell_bytes / 4)});
  }

 private:
  Strings& strings_;
  const Limits& limits_;
  std::string text_;
  bool in_text_ = false, in_hint_ = false;
};

class StylesHearer : public XmlHearer {
 public:
  StylesHearer(std::vector<bool>& style_is_day, std::size_t limit) : style_is_day_(style_is_day), limit_(limit) {}
  void begin(std::string_view name, const Attributes& attributes) override {
    if (name == "cellXfs") in_styles_ = true;
    if (name == "numFmt") is_day_[number_of(attributes)] = is_day_format(attributes.get("formatCode"));
    if (name == "xf" && in_styles_) style_is_day_.push_back(shows_days(number_of(attributes)));
    if (style_is_day_.size() > limit_ || is_day_.size() > limit_)
      fail({.code = "xlsx.too_many_styles", .limit = std::to_string(limit_)});
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") in_styles_ = false;
  }

 private:
  static int number_of(const Attributes& attributes) {
    const auto text = attributes.get("numFmtId");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  bool shows_days(int number) const {
    const auto own = is_day_.find(number);
    return own == is_day_.end() ? is_day_format(number) : own->second;
  }

  std::vector<bool>& style_is_day_;
  std::size_t limit_;
  std::map<int, bool> is_day_;
  bool in_styles_ = false;
};

std::optional<Fault> hear(Parts& parts, const std::string& name, XmlHearer& hearer) {
  auto part = parts.read(name);
  if (!part) return part.error();
  XmlReader reader(std::move(*part), hearer, parts.limits(), name);
  return reader.feed_all();
}

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

std::optional<Fault> read_contents(Contents& contents) {
  auto& parts = *contents.parts;
  Relations root("");
  if (!parts.has("_rels/.rels")) return Fault{.code = "xlsx.not_a_workbook"};
  if (auto fault = hear(parts, "_rels/.rels", root)) return fault;
  const auto workbook = root.by_type("officeDocument");
  if (!parts.has(workbook)) return Fault{.code = "xlsx.not_a_workbook"};
  const auto folder = folder_of(workbook);
  Relations relations(folder);
  const auto relations_part = resolved(folder, "_rels/" + workbook.substr(folder.empty() ? 0 : folder.size() + 1) + ".rels");
  if (!parts.has(relations_part)) return Fault{.code = "xlsx.not_a_workbook"};
  if (auto fault = hear(parts, relations_part, relations)) return fault;
  WorkbookHearer sheets(contents, relations);
  if (auto fault = hear(parts, workbook, sheets)) return fault;
  if (const auto styles = relations.by_type("styles"); parts.has(styles)) {
    StylesHearer hearer(contents.style_is_day, parts.limits().styles);
    if (auto fault = hear(parts, styles, hearer)) return fault;
  }
  if (const auto strings = relations.by_type("sharedStrings"); parts.has(strings)) {
    StringsHearer hearer(contents.strings, parts.limits());
    if (auto fault = hear(parts, strings, hearer)) return fault;
  }
  return contents.sheets.empty() ? std::optional(Fault{.code = "xlsx.not_a_workbook"}) : std::nullopt;
}

}  // namespace

Result<Workbook> Workbook::open(std::string bytes, const Limits& limits) {
  auto parts = Parts::open(std::move(bytes), limits);
  if (!parts) return parts.error();
  auto contents = std::make_shared<Contents>();
  contents->parts = std::move(*parts);
  if (auto fault = read_contents(*contents)) return *fault;
  return Workbook(std::move(contents));
}

const std::vector<SheetName>& Workbook::sheets() const { return contents_->sheets; }

Result<SheetReader> Workbook::sheet(std::string_view name) const {
  for (std::size_t i = 0; i < contents_->sheets.size(); ++i)
    if (contents_->sheets[i].name == name) return open_sheet(contents_, i);
  return Fault{.code = "xlsx.no_such_sheet", .sheet = std::string(name)};
}

}  // namespace linli::xlsx
