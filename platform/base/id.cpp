#include "platform/base/id.hpp"

#include <algorithm>
#include <charconv>

namespace linli {
namespace {
constexpr std::int64_t epoch_2020 = 1577836800000;
constexpr int node_bits = 10;
constexpr int sequence_bits = 12;
}  // namespace

std::optional<std::int64_t> parse_id(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0 || text.front() == '0') return {};
  return value;
}

Instant made_at(std::int64_t id) { return Instant{(id >> (node_bits + sequence_bits)) + epoch_2020}; }

std::int64_t IdMaker::next(Instant now) {
  const std::scoped_lock lock(mutex_);
  const auto milliseconds = now.milliseconds - epoch_2020;
  if (milliseconds > milliseconds_) {
    milliseconds_ = milliseconds;
    sequence_ = 0;
  } else if (++sequence_ == (1 << sequence_bits)) {
    ++milliseconds_;
    sequence_ = 0;
  }
  return (milliseconds_ << (node_bits + sequence_bits)) | (std::int64_t{node_} << sequence_bits) | sequence_;
}

void IdMaker::stay_after(Instant instant) {
  const std::scoped_lock lock(mutex_);
  const auto milliseconds = instant.milliseconds - epoch_2020 + 1;
  if (milliseconds > milliseconds_) {
    milliseconds_ = milliseconds;
    sequence_ = 0;
  }
}

}  // namespace linli
