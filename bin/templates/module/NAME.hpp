#pragma once
#include "modules/NAME/records.hpp"
#include "platform/module/module.hpp"

namespace linli::NAME {

inline constexpr Permission view{"NAME.view"};
inline constexpr Permission manage{"NAME.manage"};

// Says in one sentence what it keeps. Keeps nothing in memory; safe from several threads.
class CLASS {
 public:
  // Newest first.
  Items<CLASSItem> list(Tx&, const Caller&, const ListCLASS&) const;
  // Refuses with NAME.name_taken.
  CLASSItem add(Tx&, const Caller&, const AddCLASSItem&) const;
};

}  // namespace linli::NAME

namespace linli {
Module NAME_module();
}
