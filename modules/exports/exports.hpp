#pragma once
#include "modules/exports/records.hpp"
#include "platform/listing/listing.hpp"
#include "platform/module/module.hpp"

namespace linli::people {
class People;
}
namespace linli::requests {
class Requests;
}
namespace linli::services {
class Services;
}

namespace linli::exports {

// Lists on their way out. Safe from several threads once the modules are open.
class Exports {
 public:
  static constexpr std::size_t most_rows = 100'000;

  struct Rooms {
    const people::People& people;
    const requests::Requests& requests;
    const services::Services& services;
    const Words& words;
  };
  explicit Exports(Rooms rooms) : rooms_(rooms) {}

  // What the caller sees of a list, in their language, with its watermark. Refuses with platform.no_permission where
  // they may see none of it, and with exports.too_many_rows.
  Listing listing(Tx&, const Caller&, const TakeOut&) const;

 private:
  std::string say(const Caller&, const std::string& code) const;
  void add_residents(Tx&, const Caller&, const TakeOut&, Listing&) const;
  void add_homes(Tx&, const Caller&, const TakeOut&, Listing&) const;
  void add_requests(Tx&, const Caller&, const TakeOut&, Listing&) const;

  Rooms rooms_;
};

std::string bytes_of(const Listing& listing, Format format);
std::string media_type_of(Format format);
// "居民-2026-11-24.xlsx".
std::string file_name_of(const Listing& listing, Format format, Instant now);

}  // namespace linli::exports

namespace linli {
Module exports_module();
}
