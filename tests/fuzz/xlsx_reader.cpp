// The reader of workbooks on whatever somebody uploads as one. Mutating a zip mostly breaks its checksums, so the input
// is tried twice: as a whole file, and as the sheet, the strings or the styles of a good one.
#include <cstdint>
#include <cstdlib>

#include "platform/base/text.hpp"
#include "platform/xlsx/tests/workbooks.hpp"
#include "platform/xlsx/xlsx.hpp"

namespace {

using namespace linli;

// Small limits, so that a bomb would be felt.
constexpr xlsx::Limits limits{.file_bytes = 1 << 20, .parts = 50, .inflated_bytes = 8 << 20, .columns = 200};

void read_all(std::string bytes) {
  const auto workbook = xlsx::Workbook::open(std::move(bytes), limits);
  if (!workbook) {
    if (workbook.error().code.empty()) std::abort();
    return;
  }
  for (const auto& sheet : workbook->sheets()) {
    auto reader = workbook->sheet(sheet.name);
    if (!reader) continue;
    for (std::int64_t last = 0;;) {
      const auto row = reader->next();
      if (!row || !*row) break;
      if ((*row)->number <= last || (*row)->cells.empty() || (*row)->cells.size() > 200) std::abort();
      last = (*row)->number;
      for (const auto& cell : (*row)->cells)
        if (!is_utf8(cell.text)) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  read_all(input);
  if (input.starts_with("PK")) return 0;
  xlsx::testing::Pieces pieces;
  pieces.strings = "<sst><si><t>田</t></si></sst>";
  pieces.styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
  auto& part = input.starts_with("<st") ? pieces.styles : input.starts_with("<ss") ? pieces.strings : pieces.sheet;
  part = input.empty() ? "<x/>" : input;
  read_all(xlsx::testing::zip_of(pieces.parts(), false));
  return 0;
}
