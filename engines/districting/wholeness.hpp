#pragma once
#include "engines/districting/first_borders.hpp"

namespace linli::districting {

// Says whether a grid stays one piece. Looks only as far as it must, and keeps its notes between questions.
class Wholeness {
 public:
  explicit Wholeness(const Ground& ground)
      : ground_(ground), seen_(ground.blocks.size()), wanted_(ground.blocks.size()) {}

  // Whether the block's grid is still there, and one piece, when the block goes.
  bool without(const Division& division, std::size_t block);

 private:
  const Ground& ground_;
  std::vector<std::uint64_t> seen_, wanted_;  // the number of the question that last did
  std::vector<std::size_t> path_;
  std::uint64_t question_ = 0;
};

}  // namespace linli::districting
