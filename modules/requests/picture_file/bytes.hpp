#pragma once
#include <cstdint>
#include <string_view>

namespace linli::requests {

// Takes bytes from the front; once too few are left it is broken and gives empty ones.
class Bytes {
 public:
  explicit Bytes(std::string_view left) : left_(left) {}

  std::string_view take(std::size_t count) {
    if (count > left_.size()) {
      broken_ = true;
      left_ = {};
      return {};
    }
    const auto taken = left_.substr(0, count);
    left_.remove_prefix(count);
    return taken;
  }
  std::uint32_t big(std::size_t count) {
    std::uint32_t number = 0;
    for (const char c : take(count)) number = number << 8 | static_cast<unsigned char>(c);
    return number;
  }
  std::uint32_t little(std::size_t count) {
    std::uint32_t number = 0;
    int shift = 0;
    for (const char c : take(count)) number |= std::uint32_t{static_cast<unsigned char>(c)} << shift, shift += 8;
    return number;
  }
  std::string_view left() const { return left_; }
  bool broken() const { return broken_; }
  bool good() const { return !broken_ && !left_.empty(); }

 private:
  std::string_view left_;
  bool broken_ = false;
};

}  // namespace linli::requests
