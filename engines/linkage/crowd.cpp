#include <algorithm>

#include "engines/linkage/linkage.hpp"

namespace linli::linkage {
namespace {

// FNV-1a; the block's kind goes first, so that a home is never taken for a year.
std::uint64_t block_of(char kind, std::string_view text, std::uint64_t number = 0) {
  std::uint64_t hash = 14695981039346656037u;
  const auto take = [&](unsigned char byte) { hash = (hash ^ byte) * 1099511628211u; };
  take(static_cast<unsigned char>(kind));
  for (const char c : text) take(static_cast<unsigned char>(c));
  for (int i = 0; i < 8; ++i) take(static_cast<unsigned char>(number >> (8 * i)));
  return hash;
}

// The text without one of its letters, each in turn.
std::vector<std::string> with_one_letter_less(std::string_view utf8) {
  std::vector<std::string> all;
  for (std::size_t begin = 0, end = 0; begin < utf8.size(); begin = end) {
    end = begin + 1;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) ++end;
    all.push_back(std::string(utf8.substr(0, begin)).append(utf8.substr(end)));
  }
  return all;
}

}  // namespace

// Near names are alike once a letter of each is left out, or of the longer one. A name alone is a block that is large and
// never enough.
std::vector<std::uint64_t> Crowd::blocks_of(const Someone& someone) {
  std::vector<std::uint64_t> blocks;
  if (someone.home != 0) blocks.push_back(block_of('h', "", static_cast<std::uint64_t>(someone.home)));
  if (someone.birth_year == 0) return blocks;
  const auto year = static_cast<std::uint64_t>(someone.birth_year);
  if (!someone.sounds.empty()) blocks.push_back(block_of('s', someone.sounds, year));
  blocks.push_back(block_of('n', someone.name, year));
  for (const auto& part : with_one_letter_less(someone.name)) blocks.push_back(block_of('n', part, year));
  return blocks;
}

std::size_t Crowd::add(Someone someone) {
  const auto number = static_cast<std::uint32_t>(people_.size());
  for (const auto block : blocks_of(someone)) fresh_.emplace(block, number);
  people_.push_back(std::move(someone));
  forgotten_.push_back(false);
  // Sorting costs as much as it saves until there are about as many fresh ones as sorted ones.
  if (fresh_.size() > 100'000 + sorted_.size()) sort_in();
  return number;
}

void Crowd::sort_in() const {
  const auto middle = static_cast<std::ptrdiff_t>(sorted_.size());
  for (const auto& [block, number] : fresh_) sorted_.push_back({block, number});
  fresh_.clear();
  std::sort(sorted_.begin() + middle, sorted_.end());
  std::inplace_merge(sorted_.begin(), sorted_.begin() + middle, sorted_.end());
}

void Crowd::forget(std::size_t number) { forgotten_[number] = true; }

std::vector<std::size_t> Crowd::like(const Someone& someone) const {
  std::vector<std::size_t> found;
  const auto take = [&](std::uint32_t number) {
    if (!forgotten_[number]) found.push_back(number);
  };
  for (const auto block : blocks_of(someone)) {
    for (auto entry = std::lower_bound(sorted_.begin(), sorted_.end(), Entry{block, 0});
         entry != sorted_.end() && entry->block == block; ++entry)
      take(entry->number);
    const auto [begin, end] = fresh_.equal_range(block);
    for (auto entry = begin; entry != end; ++entry) take(entry->second);
  }
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace linli::linkage
