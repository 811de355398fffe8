#pragma once
#include <string>
#include <vector>

#include "platform/xlsx/writer.hpp"

namespace linli {

struct ListingColumn {
  std::string name;
  std::string hxl = {};  // "#contact+phone"; empty: none
  double width = 12;     // in letters
};

// A list as it leaves the house.
struct Listing {
  std::string title;
  std::string watermark;
  std::vector<ListingColumn> columns;
  std::vector<std::vector<xlsx::Written>> rows;
};

// UTF-8 with a byte order mark, which spreadsheet programs want to see.
std::string csv_of(const Listing& listing, bool with_hxl);
// Throws std::runtime_error when the temporary folder is full.
std::string xlsx_of(const Listing& listing);
// A4, lying. Throws std::runtime_error when cairo cannot.
std::string pdf_of(const Listing& listing);
// What is written of a cell where everything is text.
std::string text_of(const xlsx::Written& cell);

}  // namespace linli
