#include <zlib.h>

#include <algorithm>
#include <array>
#include <boost/crc.hpp>
#include <vector>

#include "modules/requests/picture_file/formats.hpp"

namespace linli::requests {
namespace png {
namespace {

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

struct Header {
  std::uint32_t width = 0, height = 0, bits = 0, colour = 0, interlaced = 0;

  std::uint64_t bytes_of_row(std::uint64_t dots) const {
    constexpr std::array<std::uint64_t, 7> samples{1, 0, 3, 1, 2, 0, 4};
    return dots == 0 ? 0 : 1 + (dots * samples[colour] * bits + 7) / 8;
  }
};

bool read_header(Bytes content, Header& header) {
  header = {content.big(4), content.big(4), content.big(1), content.big(1)};
  const auto deflate = content.big(1), filter = content.big(1);
  header.interlaced = content.big(1);
  const bool colour = header.colour <= 6 && header.colour != 1 && header.colour != 5;
  const bool bits = header.bits == 1 || header.bits == 2 || header.bits == 4 || header.bits == 8 || header.bits == 16;
  return colour && bits && deflate == 0 && filter == 0 && header.interlaced <= 1 && !content.broken() &&
         content.left().empty();
}

// Rows as they stand in the dots: of the whole picture, or of the seven coarser ones that it is made of.
struct Rows {
  std::uint64_t count = 0, bytes = 0;
};
std::vector<Rows> rows_of(const Header& header) {
  if (header.interlaced == 0) return {{header.height, header.bytes_of_row(header.width)}};
  struct Pass {
    std::uint32_t x, y, across, down;
  };
  constexpr std::array<Pass, 7> passes{
      {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
  std::vector<Rows> all;
  for (const auto& pass : passes) {
    const auto dots = [](std::uint32_t size, std::uint32_t from, std::uint32_t step) {
      return size > from ? (size - from + step - 1) / step : 0;
    };
    all.push_back(
        {dots(header.height, pass.y, pass.down), header.bytes_of_row(dots(header.width, pass.x, pass.across))});
  }
  return all;
}

// Unpacks the dots a little at a time and looks at where each row begins; keeps nothing of them.
class Dots {
 public:
  explicit Dots(const Header& header) : rows_(rows_of(header)) { good_ = inflateInit(&stream_) == Z_OK; }
  ~Dots() { inflateEnd(&stream_); }
  Dots(const Dots&) = delete;
  Dots& operator=(const Dots&) = delete;

  void take(std::string_view packed) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    while (good_ && !ended_) {
      std::array<unsigned char, 16'384> unpacked;
      stream_.next_out = unpacked.data();
      stream_.avail_out = unpacked.size();
      const auto state = inflate(&stream_, Z_NO_FLUSH);
      ended_ = state == Z_STREAM_END;
      good_ = ended_ || state == Z_OK || state == Z_BUF_ERROR;
      const auto count = unpacked.size() - stream_.avail_out;
      for (std::size_t at = 0; good_ && at < count;) at += walk(unpacked[at], count - at);
      if (count == 0) return;
    }
  }
  bool complete() {
    skip_empty();
    return good_ && ended_ && rows_.empty();
  }

 private:
  // Goes on in the row, which begins with the number of its filter; how many bytes it went.
  std::size_t walk(unsigned char first, std::size_t left) {
    skip_empty();
    if (rows_.empty() || (in_row_ == 0 && first > 4)) good_ = false;
    if (!good_) return left;
    const auto step = std::min<std::uint64_t>(left, rows_.front().bytes - in_row_);
    in_row_ += step;
    if (in_row_ == rows_.front().bytes) {
      in_row_ = 0;
      --rows_.front().count;
    }
    return step;
  }
  void skip_empty() {
    while (!rows_.empty() && (rows_.front().count == 0 || rows_.front().bytes == 0)) rows_.erase(rows_.begin());
  }

  std::vector<Rows> rows_;
  std::uint64_t in_row_ = 0;
  z_stream stream_{};
  bool good_ = false, ended_ = false;
};

// One whose check sum is right.
struct Chunk {
  std::string_view name, content, whole;
};
std::optional<Chunk> next_chunk(Bytes& in) {
  const auto whole = in.left();
  const auto length = in.big(4);
  const auto name = in.take(4), content = in.take(length);
  const auto check = in.big(4);
  const auto checked = std::size_t{length} + 4;
  if (in.broken() || check != check_of(whole.substr(4, checked))) return {};
  return Chunk{name, content, whole.substr(0, checked + 8)};
}

}  // namespace
}  // namespace png

bool read_png(Bytes in, PictureFile& picture) {
  using namespace png;
  picture.bytes = in.take(png_start.size());
  Header header;
  std::optional<Dots> dots;
  for (bool first = true; in.good(); first = false) {
    const auto chunk = next_chunk(in);
    if (!chunk || first != (chunk->name == "IHDR")) return false;
    if (first) {
      if (!read_header(Bytes(chunk->content), header)) return false;
      picture.width = header.width;
      picture.height = header.height;
      if (is_too_large(picture)) return true;
      dots.emplace(header);
    }
    if (chunk->name == "IDAT") dots->take(chunk->content);
    // Capitals mark what no reader may leave out.
    if (is_kept(chunk->name))
      picture.bytes += chunk->whole;
    else if (chunk->name[0] >= 'A' && chunk->name[0] <= 'Z')
      return false;
    if (chunk->name == "IEND") return dots->complete() && chunk->content.empty();
  }
  return false;
}

}  // namespace linli::requests
