#include "platform/http/encoding.hpp"

#include <zlib.h>

#include <stdexcept>

namespace linli {

bool accepts_encoding(const HttpRequest& request, std::string_view coding) {
  const auto header = request.header("accept-encoding");
  std::string_view rest = header;
  while (!rest.empty()) {
    auto each = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(each.size() + 1, rest.size()));
    while (each.starts_with(' ')) each.remove_prefix(1);
    if (!each.starts_with(coding)) continue;
    each.remove_prefix(coding.size());
    // "gzip;q=0" says that it is not wanted.
    if (each.empty() || each.starts_with(' ')) return true;
    if (each.starts_with(';')) return each.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool has_already(const HttpRequest& request, std::string_view tag) {
  const auto header = request.header("if-none-match");
  if (header == "*") return true;
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return header.find(tag) != std::string::npos;
}

std::string gzip(std::string_view bytes, Effort effort) {
  z_stream stream{};
  constexpr int window_with_gzip_header = 15 + 16;
  const int level = effort == Effort::best ? Z_BEST_COMPRESSION : Z_DEFAULT_COMPRESSION;
  if (deflateInit2(&stream, level, Z_DEFLATED, window_with_gzip_header, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("could not begin to compress");
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int code = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (code != Z_STREAM_END) throw std::runtime_error("could not compress");
  return out;
}

}  // namespace linli
