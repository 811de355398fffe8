#include <algorithm>

#include "modules/requests/picture_file/formats.hpp"

namespace linli::requests {
namespace jpeg {
namespace {

constexpr unsigned huffman_tables = 0xC4, end_of_image = 0xD9, start_of_scan = 0xDA, quantisation = 0xDB,
                   comment = 0xFE;

// Baseline, extended and progressive: what browsers show.
bool is_frame(unsigned marker) { return marker >= 0xC0 && marker <= 0xC2; }

bool is_other_frame(unsigned marker) {
  return marker >= 0xC3 && marker <= 0xCF && marker != huffman_tables && marker != 0xC8 && marker != 0xCC;
}

// Of what programs write for each other only colours matter: JFIF, the ICC profile and Adobe's note on colour.
bool is_kept(unsigned marker, std::string_view content) {
  if (marker == comment) return false;
  if (marker < 0xE0 || marker > 0xEF) return true;
  return (marker == 0xE0 && content.starts_with("JFIF")) || (marker == 0xE2 && content.starts_with("ICC_PROFILE")) ||
         (marker == 0xEE && content.starts_with("Adobe"));
}

unsigned next_marker(Bytes& in) {
  if (in.big(1) != 0xFF) return 0;
  unsigned marker = 0xFF;
  while (marker == 0xFF && in.good()) marker = in.big(1);
  return marker;
}

// The coded dots up to the next marker; FF 00 and restarts belong to them.
std::string_view take_scan(Bytes& in) {
  const auto left = in.left();
  std::size_t end = 0;
  for (; end + 1 < left.size(); ++end) {
    const auto after = static_cast<unsigned char>(left[end + 1]);
    if (left[end] == '\xFF' && after != 0 && after != 0xFF && (after < 0xD0 || after > 0xD7)) break;
  }
  return in.take(end);
}

// What has been read of the picture itself.
struct Seen {
  bool tables = false, quantised = false;
  std::uint64_t units = 0;  // blocks of all colours that lie upon each other
  std::uint64_t bytes = 0;  // of coded dots
};

bool read_frame(Bytes frame, PictureFile& picture, Seen& seen) {
  if (picture.width != 0 || frame.big(1) != 8) return false;
  picture.height = frame.big(2);
  picture.width = frame.big(2);
  const auto colours = frame.big(1);
  std::uint32_t across = 0, down = 0;
  for (std::uint32_t i = 0; i < colours; ++i) {
    frame.take(1);
    const auto sampling = frame.big(1);
    across = std::max(across, sampling >> 4);
    down = std::max(down, sampling & 0xF);
    frame.take(1);
  }
  if (frame.broken() || !frame.left().empty() || across == 0 || down == 0) return false;
  const auto units = [](std::uint64_t dots, std::uint64_t each) { return (dots + each - 1) / each; };
  seen.units = units(picture.width, 8 * across) * units(picture.height, 8 * down);
  return true;
}

void keep(unsigned marker, std::string_view content, PictureFile& picture) {
  const auto length = content.size() + 2;
  picture.bytes.append({'\xFF', static_cast<char>(marker), static_cast<char>(length >> 8), static_cast<char>(length)});
  picture.bytes += content;
}

// No block takes less than a bit, so a great size over a few bytes is told apart without decoding.
bool is_whole(const Seen& seen) {
  return seen.tables && seen.quantised && seen.units != 0 && seen.bytes * 8 >= seen.units;
}

}  // namespace
}  // namespace jpeg

bool read_jpeg(Bytes in, PictureFile& picture) {
  using namespace jpeg;
  picture.bytes = in.take(2);
  for (Seen seen; in.good();) {
    const auto marker = next_marker(in);
    if (marker == end_of_image) {
      picture.bytes += "\xFF\xD9";
      return is_whole(seen) && !in.broken();
    }
    if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD8) || is_other_frame(marker)) return false;
    const auto length = in.big(2);
    if (length < 2) return false;
    const auto content = in.take(length - 2);
    if (is_frame(marker) && !read_frame(Bytes(content), picture, seen)) return false;
    if (is_too_large(picture)) return true;
    seen.tables = seen.tables || marker == huffman_tables;
    seen.quantised = seen.quantised || marker == quantisation;
    if (is_kept(marker, content)) keep(marker, content, picture);
    if (marker != start_of_scan) continue;
    if (picture.width == 0) return false;
    const auto scan = take_scan(in);
    seen.bytes += scan.size();
    picture.bytes += scan;
  }
  return false;
}

}  // namespace linli::requests
