// The JSON reader on whatever a client may send as an order.
#include <cstdint>
#include <cstdlib>

#include "modules/requests/requests.hpp"

namespace {

using namespace linli;

std::string read_and_tell(std::string_view text) { return json::text(json::from_text<requests::OrderRequest>(text)); }

// What was taken can be told and taken again; after the first time (-0.0 becomes 0) it stays as it is.
void must_stay(const std::string& told) {
  const auto again = read_and_tell(told);
  if (read_and_tell(again) != again) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string told;
  try {
    told = read_and_tell({reinterpret_cast<const char*>(data), size});
  } catch (const Refusal& refusal) {
    if (refusal.complaints().empty()) std::abort();
    return 0;
  }
  must_stay(told);
  return 0;
}
