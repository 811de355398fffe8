#include "shapes/work/line_counts.hpp"

#include "platform/base/made_since.hpp"
#include "shapes/work/statements.hpp"

namespace linli::work {

std::vector<LineCount> count_lines(Tx& tx, Id<Area> community, Instant from, const std::string& codes) {
  return tx.all<LineCount>(statements::count_lines, community, first_id_at(from), from, codes);
}

}  // namespace linli::work
