#include "modules/requests/picture_file.hpp"

#include <doctest/doctest.h>

#include "modules/requests/tests/sample_pictures.hpp"

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

TEST_CASE("a picture that would fill a telephone's memory is refused by the size it says") {
  auto bytes = sample_picture("jpeg");
  const auto frame = bytes.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  bytes.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF");
  CHECK(fault_of_picture(bytes) == "requests.picture_too_large");
}
