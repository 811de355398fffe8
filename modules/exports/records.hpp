#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::exports {

LINLI_ENUM(List, residents, homes, requests)
LINLI_ENUM(Format, xlsx, csv, csv_hxl, pdf)

struct TakeOut {
  Id<Area> community_id;
  List list = List::residents;
  Format format = Format::xlsx;
  Text<2, 200> purpose;
  std::optional<Text<0, 60>> q;          // only rows that the same search on the page finds
  std::optional<Text<0, 40>> area_code;  // only rows in this area
};
LINLI_RECORD(TakeOut, community_id, list, format, purpose, q, area_code)

}  // namespace linli::exports
