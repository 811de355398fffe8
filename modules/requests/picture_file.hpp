// What a picture file is made of. Pure and without allocation beyond its result; safe on any bytes.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli::requests {

// A picture as it is kept: only what is needed to show it. The place, time and camera that telephones write into it
// (EXIF, XMP, comments, text), and whatever hangs behind its end, are gone; so is a note that it lies on its side,
// because pages turn pictures before they send them.
struct PictureFile {
  std::string_view media_type;  // "image/jpeg", "image/png" or "image/webp"
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::string bytes;
};

// More dots than this would fill a telephone's memory when shown, and no camera takes longer strips.
inline constexpr std::uint64_t most_dots = 50'000'000;
inline constexpr std::uint32_t longest_side = 16'000;
bool is_too_large(const PictureFile& picture);

// Walks the file from its first byte to its end; the dots of a PNG are unpacked and counted, those of a JPEG or WebP are
// only held against the size it says. Empty, with the code of what is wrong in `fault`, when it is
// requests.not_a_picture, requests.broken_picture or requests.picture_too_large.
std::optional<PictureFile> read_picture(std::string_view bytes, const char*& fault);

}  // namespace linli::requests
