// Small pictures as a browser writes them, which the fuzzer starts from too.
#pragma once
#include <fstream>
#include <stdexcept>

#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline std::string sample_picture(const std::string& name) {
  std::ifstream file(repository() / "tests/fuzz/corpus/picture_file" / name, std::ios::binary);
  if (!file) throw std::runtime_error("there is no picture " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace linli::testing
