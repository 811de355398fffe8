#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// Where a permission holds, as ranges of area codes; an area's code is the prefix of every code below it. Put it into
// list queries with four pairs of places, so that rows out of reach are absent:
//   (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9)
// and pass reach.from(0), reach.to(0), … in that order. Unused pairs match nothing.
class Reach {
 public:
  static constexpr std::size_t most = 4;

  // The smallest set of prefixes; throws std::length_error when more than `most` remain (granting checks this).
  explicit Reach(std::vector<std::string> area_codes = {});
  static Reach everywhere() { return Reach({std::string()}); }
  // Prefixes that lie in no other of them, in order.
  static std::vector<std::string> minimal(std::vector<std::string> area_codes);

  bool empty() const { return codes_.empty(); }
  bool holds(std::string_view area_code) const;
  // True when some of it lies inside the area, or the area inside it.
  bool touches(std::string_view area_code) const;
  std::string from(std::size_t i) const { return i < codes_.size() ? codes_[i] : "~"; }
  std::string to(std::size_t i) const { return i < codes_.size() ? codes_[i] + "~" : ""; }

 private:
  std::vector<std::string> codes_;
};

}  // namespace linli
