// What all sheets of a workbook share.
#pragma once
#include "platform/xlsx/parts.hpp"

namespace linli::xlsx {

// The shared strings, one behind the other.
class Strings {
 public:
  void add(std::string_view text) {
    letters_ += text;
    ends_.push_back(letters_.size());
  }
  std::size_t size() const { return ends_.size(); }
  std::size_t bytes() const { return letters_.size(); }
  std::string_view operator[](std::size_t i) const {
    const auto begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(letters_).substr(begin, ends_[i] - begin);
  }

 private:
  std::string letters_;
  std::vector<std::size_t> ends_;
};

struct Contents {
  std::unique_ptr<Parts> parts;
  std::vector<SheetName> sheets;
  std::vector<std::string> sheet_parts;  // beside `sheets`
  DayCount count = DayCount::from_1900;
  Strings strings;
  std::vector<bool> style_is_day;
};

Result<SheetReader> open_sheet(std::shared_ptr<Contents> contents, std::size_t place);

}  // namespace linli::xlsx
