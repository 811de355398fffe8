// The columns of a file by their names, and its times on its own clock.
#pragma once
#include <unicode/timezone.h>

#include <memory>

#include "modules/imports/imports.hpp"

namespace linli::imports {

using Fields = std::vector<std::string>;

class Columns {
 public:
  // Throws std::runtime_error naming every column of the map that the file lacks.
  Columns(const ImportMap& map, const std::vector<std::string>& header);

  // The field of a column, tidied; empty when there is no such column.
  std::string of(const Fields& row, const std::string& column) const;
  // A time as the map's format and zone read it; empty when it does not fit.
  std::optional<Instant> time_of(const std::string& text) const;

 private:
  std::map<std::string, std::size_t> places_;
  std::string format_;
  std::unique_ptr<icu::TimeZone> zone_;
};

}  // namespace linli::imports
