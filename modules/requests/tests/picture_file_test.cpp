#include "modules/requests/picture_file.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include <boost/crc.hpp>

#include "platform/testing/sample_pictures.hpp"

using namespace linli::requests;
using linli::testing::sample_picture;

namespace {

std::string fault_of_picture(const std::string& bytes) {
  const char* fault = nullptr;
  return read_picture(bytes, fault) ? "" : fault;
}

PictureFile read_sample(const std::string& name) {
  const char* fault = nullptr;
  auto picture = read_picture(sample_picture(name), fault);
  REQUIRE_MESSAGE(picture.has_value(), name);
  return *picture;
}

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xFF);
  return bytes;
}

std::string chunk(const std::string& name, const std::string& content) {
  boost::crc_32_type crc;
  crc.process_bytes((name + content).data(), 4 + content.size());
  return big_endian(static_cast<std::uint32_t>(content.size())) + name + content + big_endian(crc.checksum());
}

// Rows of black dots of three bytes each, unfiltered.
std::string dots(std::uint32_t width, std::uint32_t height) { return std::string((1 + 3 * width) * height, '\0'); }

std::string deflated(const std::string& bytes) {
  auto size = compressBound(bytes.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  return packed.substr(0, size);
}

// A PNG in 24 bits that says to be of this size and holds these rows.
std::string png_of(std::uint32_t width, std::uint32_t height, const std::string& rows, const std::string& packed = "") {
  const auto header = big_endian(width) + big_endian(height) + std::string("\x08\x02\x00\x00\x00", 5);
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", header) + chunk("IDAT", packed.empty() ? deflated(rows) : packed) +
         chunk("IEND", "");
}

}  // namespace

TEST_CASE("pictures as browsers write them are known by their structure, with their size") {
  for (const auto& [name, type] : std::vector<std::pair<const char*, const char*>>{{"jpeg", "image/jpeg"},
                                                                                   {"png", "image/png"},
                                                                                   {"webp_lossy", "image/webp"},
                                                                                   {"webp_lossless", "image/webp"}}) {
    const auto picture = read_sample(name);
    CHECK_MESSAGE(picture.media_type == type, name);
    CHECK_MESSAGE(picture.width == 9, name);
    CHECK_MESSAGE(picture.height == 7, name);
  }
}

TEST_CASE("where and when a picture was taken is not kept, nor what hangs behind its end") {
  for (const auto* name : {"jpeg_with_place", "png_with_place", "webp_with_place"}) {
    REQUIRE(sample_picture(name).find("GPS 30.17N") != std::string::npos);
    const auto kept = read_sample(name).bytes;
    for (const auto* told : {"GPS", "Exif", "eXIf", "EXIF", "at home", "Tian", "behind"})
      CHECK_MESSAGE(kept.find(told) == std::string::npos, name << " tells " << told);
  }
  CHECK(read_sample("jpeg_with_place").bytes == read_sample("jpeg").bytes);
  CHECK(read_sample("png_with_place").bytes == read_sample("png").bytes);
}

TEST_CASE("what only begins like a picture is refused") {
  CHECK(fault_of_picture("\xFF\xD8\xFF\xE0 jfif") == "requests.broken_picture");
  CHECK(fault_of_picture("\x89PNG\r\n\x1A\n rest") == "requests.broken_picture");
  CHECK(fault_of_picture(std::string("RIFF\4\0\0\0WEBPVP8 ", 16)) == "requests.broken_picture");
  for (const auto* text : {"<svg onload=alert(1)>", "RIFF", "GIF89a", ""})
    CHECK_MESSAGE(fault_of_picture(text) == "requests.not_a_picture", text);
}

TEST_CASE("a picture that did not arrive whole is refused at every length") {
  for (const auto* name : {"jpeg", "png", "webp_lossy", "webp_lossless"}) {
    const auto whole = sample_picture(name);
    for (std::size_t length = 0; length < whole.size(); ++length)
      CHECK_MESSAGE(!fault_of_picture(whole.substr(0, length)).empty(), name << " of " << length);
  }
}

TEST_CASE("a PNG with a changed byte is refused by its check sums") {
  auto bytes = sample_picture("png");
  bytes[bytes.size() - 20] ^= 1;
  CHECK(fault_of_picture(bytes) == "requests.broken_picture");
}

TEST_CASE("a PNG holds exactly the dots that it says") {
  CHECK(fault_of_picture(png_of(9, 7, dots(9, 7))).empty());
  CHECK(fault_of_picture(png_of(900, 700, dots(9, 7))) == "requests.broken_picture");
  CHECK(fault_of_picture(png_of(9, 7, dots(900, 7))) == "requests.broken_picture");
  CHECK(fault_of_picture(png_of(9, 7, std::string(252, '\5'))) == "requests.broken_picture");  // no such filter
  CHECK(fault_of_picture(png_of(9, 7, {})) == "requests.broken_picture");
  auto rubbish = png_of(9, 7, dots(9, 7), "not deflated");
  CHECK(fault_of_picture(rubbish) == "requests.broken_picture");
}

TEST_CASE("a JPEG without tables, or with fewer bits than it says to have blocks, is refused") {
  const auto whole = sample_picture("jpeg");
  for (const auto* table : {"\xFF\xDB", "\xFF\xC4"}) {
    auto bytes = whole;
    for (auto at = bytes.find(table, 2); at != std::string::npos; at = bytes.find(table, 2))
      bytes.erase(at, 2 + static_cast<unsigned char>(bytes[at + 2]) * 256 + static_cast<unsigned char>(bytes[at + 3]));
    CHECK(fault_of_picture(bytes) == "requests.broken_picture");
  }
  auto bytes = whole;
  bytes.replace(bytes.find("\xFF\xC0") + 5, 4, std::string("\x10\x00\x10\x00", 4));  // 4096 by 4096
  CHECK(fault_of_picture(bytes) == "requests.broken_picture");
}

TEST_CASE("a strip that no camera takes is refused by its longer side") {
  CHECK(fault_of_picture(png_of(60'000, 1, dots(60'000, 1))) == "requests.picture_too_large");
  auto bytes = sample_picture("webp_lossless");
  const auto bits = bytes.find("VP8L") + 9;
  bytes.replace(bits, 4, std::string("\xFF\x3F\x00\x00", 4));  // 16,384 by 1
  CHECK(fault_of_picture(bytes) == "requests.picture_too_large");
}

TEST_CASE("a WebP whose first part is longer than the whole is refused") {
  auto bytes = sample_picture("webp_lossy");
  const auto frame = bytes.find("VP8 ") + 8;
  bytes[frame + 2] = '\x7F';
  CHECK(fault_of_picture(bytes) == "requests.broken_picture");
}

TEST_CASE("a picture that would fill a telephone's memory is refused by the size it says") {
  auto bytes = sample_picture("jpeg");
  const auto frame = bytes.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  bytes.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF");
  CHECK(fault_of_picture(bytes) == "requests.picture_too_large");
}
