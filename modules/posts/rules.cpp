#include "modules/posts/rules.hpp"

#include <algorithm>

namespace linli::posts {

bool is_on_leave(const std::optional<PostLeave>& leave, Instant at) { return leave && leave->starts_at <= at && at < leave->ends_at; }

const PostKind* answering_kind(const std::vector<PostKind>& kinds, Level level) {
  const auto found = std::ranges::find(kinds, level, &PostKind::level);
  return found == kinds.end() ? nullptr : &*found;
}

std::vector<Rung> rungs_above(std::string_view area_code) {
  std::vector<Rung> rungs;
  // A compound may stand right below its community; then there is no grid on the way.
  const bool in_grid = area_code.size() >= 15 && area_code[12] != 'C';
  if (in_grid) rungs.push_back({Level::grid, std::string(area_code.substr(0, 15))});
  if (area_code.size() >= 12) rungs.push_back({Level::community, std::string(area_code.substr(0, 12))});
  if (area_code.size() >= 9) rungs.push_back({Level::street, std::string(area_code.substr(0, 9))});
  if (area_code.size() >= 6) rungs.push_back({Level::county, std::string(area_code.substr(0, 6))});
  return rungs;
}

bool fits_level(Level level, std::string_view area_code) {
  const auto letter = [&](std::size_t from_end) { return area_code.size() > from_end ? area_code[area_code.size() - from_end] : ' '; };
  switch (level) {
    case Level::county: return area_code.size() == 6;
    case Level::street: return area_code.size() == 9;
    case Level::community: return area_code.size() == 12;
    case Level::grid: return area_code.size() == 15 && area_code[12] != 'C';
    case Level::micro_grid: return area_code.size() == 18 && area_code.find_first_of("CB") == std::string_view::npos;
    case Level::compound: return letter(3) == 'C';
    case Level::building: return letter(3) == 'B';
  }
  return false;
}

std::vector<Holder> in_order_of_duty(std::vector<Holder> holders, const std::string& post) {
  const auto deputy = "deputy_" + post;
  std::erase_if(holders, [&](const Holder& holder) { return holder.post != post && holder.post != deputy; });
  std::ranges::stable_sort(holders, [&](const Holder& a, const Holder& b) {
    return std::pair(a.post != post, a.rank) < std::pair(b.post != post, b.rank);
  });
  return holders;
}

std::optional<std::size_t> first_at_work(const std::vector<Holder>& ordered, Instant at) {
  for (std::size_t i = 0; i < ordered.size(); ++i)
    if (!is_on_leave(ordered[i].leave, at)) return i;
  return {};
}

}  // namespace linli::posts
