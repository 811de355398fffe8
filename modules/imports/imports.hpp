#pragma once
#include <iosfwd>

#include "modules/imports/records.hpp"
#include "modules/requests/requests.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::imports {

class Columns;

// Reads a map file against the catalogue; throws std::runtime_error with file, line and what to write instead.
ImportMap read_map(const std::filesystem::path& file, const services::Services& services);

// Takes requests in from files of other programs. A row is taken once: its source and key are kept, so the same file
// twice makes no copy. Used by one thread for each import.
class Imports {
 public:
  using Progress = std::function<void(std::int64_t rows_done)>;

  Imports(const areas::Areas& areas, const requests::Requests& requests) : areas_(areas), requests_(requests) {}

  // Takes every row of a CSV file, a hundred in a transaction, each at the time it tells. A row that cannot be taken is
  // listed with its reason and changes nothing. Throws std::runtime_error when the file lacks a column of the map or
  // breaks in the middle; what was taken until then stays, and the same file may be taken again.
  Report take(Database& database, const ImportMap& map, std::istream& csv, const Progress& progress) const;

 private:
  // True when it was new; a failure says why it cannot be taken.
  Result<bool> take_row(Tx&, const ImportMap&, const Columns&, const std::vector<std::string>& row) const;
  Id<Area> ensure_community(Tx&, const ImportMap&, const std::string& street, const std::string& community) const;

  const areas::Areas& areas_;
  const requests::Requests& requests_;
};

}  // namespace linli::imports

namespace linli {
Module imports_module();
}
