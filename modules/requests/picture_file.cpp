#include "modules/requests/picture_file.hpp"

#include <algorithm>
#include <boost/crc.hpp>

namespace linli::requests {
namespace {

constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n";

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

// ---- JPEG: ITU-T T.81, annex B ----

namespace jpeg {

constexpr unsigned start_of_scan = 0xDA, end_of_image = 0xD9, comment = 0xFE;

bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
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

bool read(Bytes in, PictureFile& picture) {
  picture.bytes = in.take(2);
  for (bool scanned = false; in.good();) {
    const auto marker = next_marker(in);
    if (marker == end_of_image) {
      picture.bytes += "\xFF\xD9";
      return scanned && !in.broken();
    }
    if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD8)) return false;
    const auto length = in.big(2);
    if (length < 2) return false;
    const auto content = in.take(length - 2);
    if (is_frame(marker)) {
      if (picture.width != 0) return false;
      Bytes frame(content);
      frame.take(1);
      picture.height = frame.big(2);
      picture.width = frame.big(2);
    }
    if (is_kept(marker, content)) {
      picture.bytes.append(
          {'\xFF', static_cast<char>(marker), static_cast<char>(length >> 8), static_cast<char>(length)});
      picture.bytes += content;
    }
    if (marker != start_of_scan) continue;
    if (picture.width == 0) return false;
    picture.bytes += take_scan(in);
    scanned = true;
  }
  return false;
}

}  // namespace jpeg

// ---- PNG: W3C, third edition ----

namespace png {

bool is_kept(std::string_view name) {
  for (const auto* each : {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD"})
    if (name == each) return true;
  return false;
}

std::uint32_t check_of(std::string_view bytes) {
  boost::crc_32_type crc;
  crc.process_bytes(bytes.data(), bytes.size());
  return crc.checksum();
}

bool read(Bytes in, PictureFile& picture) {
  picture.bytes = in.take(png_start.size());
  for (bool first = true, dotted = false; in.good(); first = false) {
    const auto whole = in.left();
    const auto length = in.big(4);
    const auto name = in.take(4), content = in.take(length);
    const auto check = in.big(4);
    if (in.broken() || check != check_of(whole.substr(4, 4 + std::size_t{length}))) return false;
    if (first != (name == "IHDR")) return false;
    if (first) {
      if (length != 13) return false;
      Bytes header(content);
      picture.width = header.big(4);
      picture.height = header.big(4);
    }
    dotted = dotted || name == "IDAT";
    // Capitals mark what no reader may leave out.
    if (is_kept(name))
      picture.bytes += whole.substr(0, 12 + std::size_t{length});
    else if (name[0] >= 'A' && name[0] <= 'Z')
      return false;
    if (name == "IEND") return dotted && length == 0;
  }
  return false;
}

}  // namespace png

// ---- WebP: RFC 9649 ----

namespace webp {

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
    part.take(3);
    if (part.take(3) != "\x9D\x01\x2A") return false;
    width = part.little(2) & 0x3FFF;
    height = part.little(2) & 0x3FFF;
  } else {
    if (part.take(1) != "\x2F") return false;
    const auto bits = part.little(4);
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

bool read(Bytes in, PictureFile& picture) {
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

}  // namespace webp

}  // namespace

std::optional<PictureFile> read_picture(std::string_view bytes, const char*& fault) {
  PictureFile picture;
  bool whole = false;
  if (bytes.starts_with("\xFF\xD8\xFF")) {
    picture.media_type = "image/jpeg";
    whole = jpeg::read(Bytes(bytes), picture);
  } else if (bytes.starts_with(png_start)) {
    picture.media_type = "image/png";
    whole = png::read(Bytes(bytes), picture);
  } else if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") {
    picture.media_type = "image/webp";
    whole = webp::read(Bytes(bytes), picture);
  } else {
    fault = "requests.not_a_picture";
    return {};
  }
  const bool large = std::uint64_t{picture.width} * picture.height > most_dots;
  fault = !whole || picture.width == 0 || picture.height == 0 ? "requests.broken_picture"
          : large                                             ? "requests.picture_too_large"
                                                              : nullptr;
  return fault == nullptr ? std::make_optional(std::move(picture)) : std::nullopt;
}

}  // namespace linli::requests
