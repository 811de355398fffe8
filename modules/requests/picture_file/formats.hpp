// The three kinds of picture. Each is read from its first byte to its end; false when it is broken, else `picture`
// holds its size and what is kept of it.
#pragma once
#include "modules/requests/picture_file.hpp"
#include "modules/requests/picture_file/bytes.hpp"

namespace linli::requests {

inline constexpr std::string_view png_start = "\x89PNG\r\n\x1A\n";

// ITU-T T.81, annex B.
bool read_jpeg(Bytes in, PictureFile& picture);
// W3C, third edition.
bool read_png(Bytes in, PictureFile& picture);
// RFC 9649.
bool read_webp(Bytes in, PictureFile& picture);

}  // namespace linli::requests
