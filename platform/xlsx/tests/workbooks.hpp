// Workbooks made by hand, part by part, to be as good or as bad as a test needs.
#pragma once
#include <zip.h>

#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace linli::xlsx::testing {

using PartTexts = std::vector<std::pair<std::string, std::string>>;

inline std::string zip_of(const PartTexts& parts, bool packed = true) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error("no zip");
  for (const auto& [name, text] : parts) {
    const auto place = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(place), packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
  }
  if (zip_close(archive) != 0) throw std::runtime_error("zip not closed");
  zip_source_open(source);
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

// What is in a workbook of one sheet “名单”; each part may be given anew.
struct Pieces {
  std::string workbook = R"(<workbook><workbookPr/><sheets><sheet name="名单" sheetId="1" r:id="rId1" xmlns:r="r"/></sheets></workbook>)";
  std::string strings = "<sst></sst>";
  std::string styles = "<styleSheet></styleSheet>";
  std::string rows;   // inside sheetData
  std::string sheet;  // the whole part, instead of `rows`
  PartTexts more = {};

  PartTexts parts() const {
    const std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    PartTexts all{
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", R"(<Relationships><Relationship Id="rId1" Type=")" + types + R"(officeDocument" Target="/xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", workbook},
        {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="rId1" Type=")" + types +
                                           R"(worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type=")" + types +
                                           R"(sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type=")" + types +
                                           R"(styles" Target="styles.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml", strings},
        {"xl/styles.xml", styles},
        {"xl/worksheets/sheet1.xml", sheet.empty() ? "<worksheet><sheetData>" + rows + "</sheetData></worksheet>" : sheet}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  std::string bytes() const { return zip_of(parts()); }
};

}  // namespace linli::xlsx::testing
