#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace linli {

// Where a permission holds, as ranges of area codes; an area's code is the prefix of every code below it. Put it into
// list queries with four pairs of places, so that rows out of reach are absent:
//   (area_code between $2 and $3 or area_code between $4 and $5 or area_code between $6 and $7 or area_code between $8 and $9)
// and pass the reach itself, which fills all eight. Unused pairs match nothing.
class Reach {
 public:
  static constexpr std::size_t most = 4;
  static constexpr std::size_t places = 2 * most;

  // The smallest set of prefixes; throws std::length_error when more than `most` remain (granting checks this).
  explicit Reach(std::vector<std::string> area_codes = {});
  static Reach everywhere() { return Reach({std::string()}); }
  // Prefixes that lie in no other of them, in order.
  static std::vector<std::string> minimal(std::vector<std::string> area_codes);

  bool empty() const { return codes_.empty(); }
  bool holds(std::string_view area_code) const;
  // True when some of it lies inside the area, or the area inside it.
  bool touches(std::string_view area_code) const;
  // What stands in a statement's place for it: where the first range begins and ends, then the second's.
  std::string place(std::size_t i) const {
    const bool is_end = i % 2 == 1;
    if (i / 2 >= codes_.size()) return is_end ? "" : "~";
    return is_end ? codes_[i / 2] + "~" : codes_[i / 2];
  }

 private:
  std::vector<std::string> codes_;
};

}  // namespace linli
