// The CSV reader on whatever stands in a file that somebody wants imported.
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "platform/base/text.hpp"
#include "platform/csv/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace linli;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  CsvReader reader(in);
  const auto header = reader.read_header();
  if (!header) return 0;
  for (int line = 0;;) {
    const auto row = reader.next();
    if (!row || !*row) return 0;
    if ((*row)->size() != header->size() || reader.line() < line) std::abort();
    line = reader.line();
    for (const auto& field : **row)
      if (!is_utf8(field)) std::abort();
  }
}
