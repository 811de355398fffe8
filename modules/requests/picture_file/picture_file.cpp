#include "modules/requests/picture_file.hpp"

#include <algorithm>

#include "modules/requests/picture_file/formats.hpp"

namespace linli::requests {

bool is_too_large(const PictureFile& picture) {
  return std::max(picture.width, picture.height) > longest_side ||
         std::uint64_t{picture.width} * picture.height > most_dots;
}

std::optional<PictureFile> read_picture(std::string_view bytes, const char*& fault) {
  PictureFile picture;
  bool whole = false;
  if (bytes.starts_with("\xFF\xD8\xFF")) {
    picture.media_type = "image/jpeg";
    whole = read_jpeg(Bytes(bytes), picture);
  } else if (bytes.starts_with(png_start)) {
    picture.media_type = "image/png";
    whole = read_png(Bytes(bytes), picture);
  } else if (bytes.size() > 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") {
    picture.media_type = "image/webp";
    whole = read_webp(Bytes(bytes), picture);
  } else {
    fault = "requests.not_a_picture";
    return {};
  }
  fault = !whole || picture.width == 0 || picture.height == 0 ? "requests.broken_picture"
          : is_too_large(picture)                             ? "requests.picture_too_large"
                                                              : nullptr;
  return fault == nullptr ? std::make_optional(std::move(picture)) : std::nullopt;
}

}  // namespace linli::requests
