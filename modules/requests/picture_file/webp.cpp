#include <algorithm>

#include "modules/requests/picture_file/formats.hpp"

namespace linli::requests {
namespace webp {
namespace {

constexpr std::uint32_t says_exif_and_xmp = 0x0C;

std::string little_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

// The size that a part says, if it is one that does: the extended header's is the picture's.
bool read_size(std::string_view name, Bytes part, PictureFile& picture) {
  std::uint32_t width = 0, height = 0;
  if (name == "VP8X") {
    part.take(4);
    width = part.little(3) + 1;
    height = part.little(3) + 1;
  } else if (name == "VP8 ") {
    const auto length = part.left().size();
    const auto tag = part.little(3);
    // A key frame, whose first part fits.
    if (tag % 2 != 0 || (tag >> 5) + 10 > length || part.take(3) != "\x9D\x01\x2A") return false;
    width = part.little(2) & 0x3FFF;
    height = part.little(2) & 0x3FFF;
  } else {
    if (part.take(1) != "\x2F") return false;
    const auto bits = part.little(4);
    if (bits >> 29 != 0) return false;  // no other version is known
    width = (bits & 0x3FFF) + 1;
    height = (bits >> 14 & 0x3FFF) + 1;
  }
  picture.width = std::max(picture.width, width);
  picture.height = std::max(picture.height, height);
  return !part.broken();
}

void keep(std::string_view name, std::string content, std::string& parts) {
  parts.append(name).append(little_endian(static_cast<std::uint32_t>(content.size()))).append(content);
  if (content.size() % 2 != 0) parts += '\0';
}

}  // namespace
}  // namespace webp

bool read_webp(Bytes in, PictureFile& picture) {
  using namespace webp;
  in.take(4);
  Bytes body(in.take(in.little(4)));
  std::string parts(body.take(4));
  bool dotted = false;
  while (body.good()) {
    const auto name = body.take(4);
    const auto length = body.little(4);
    std::string content(body.take(length));
    if (length % 2 != 0) body.take(1);
    if (body.broken()) return false;
    const bool dots = name == "VP8 " || name == "VP8L";
    if ((dots || name == "VP8X") && !read_size(name, Bytes(content), picture)) return false;
    if (name == "VP8X") content[0] = static_cast<char>(content[0] & ~says_exif_and_xmp);
    if (dots || name == "VP8X" || name == "ALPH" || name == "ICCP") keep(name, std::move(content), parts);
    dotted = dotted || dots;
  }
  picture.bytes = "RIFF" + little_endian(static_cast<std::uint32_t>(parts.size())) + parts;
  return dotted && !in.broken() && !body.broken();
}

}  // namespace linli::requests
