// The reader of pictures on whatever somebody uploads as one.
#include <cstdint>
#include <cstdlib>

#include "modules/requests/picture_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace linli::requests;
  const char* fault = nullptr;
  const auto picture = read_picture({reinterpret_cast<const char*>(data), size}, fault);
  if (picture.has_value() != (fault == nullptr)) std::abort();
  if (!picture) return 0;
  // What is kept is a picture of the same size that loses nothing more.
  const auto again = read_picture(picture->bytes, fault);
  if (!again || again->bytes != picture->bytes || again->width != picture->width) std::abort();
  return 0;
}
