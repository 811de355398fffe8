#include "platform/xlsx/writer.hpp"

#include <xlsxwriter.h>

#include <fstream>

#include "platform/base/text.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::xlsx {
namespace {

constexpr std::size_t longest_text = 32'767;  // letters a cell may hold
constexpr std::uint32_t header_row = 1;

}  // namespace

XlsxWriter::XlsxWriter(const std::filesystem::path& file, const std::string& sheet, const std::string& who_and_why,
                       const std::vector<Column>& columns)
    : file_(file) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  const auto folder = file.parent_path().string();
  options.tmpdir = folder.empty() ? nullptr : const_cast<char*>(folder.c_str());
  workbook_ = workbook_new_opt(file.c_str(), &options);
  if (workbook_ == nullptr) throw std::runtime_error("cannot write " + file.string());
  worksheet_ = workbook_add_worksheet(workbook_, first_letters(sheet, 31).c_str());
  if (worksheet_ == nullptr) {
    lxw_workbook_free(workbook_);
    throw std::runtime_error("a sheet cannot be called “" + sheet + "”");
  }
  header_format_ = workbook_add_format(workbook_);
  format_set_bold(header_format_);
  format_set_bottom(header_format_, LXW_BORDER_THIN);
  text_format_ = workbook_add_format(workbook_);
  format_set_num_format(text_format_, "@");
  day_format_ = workbook_add_format(workbook_);
  format_set_num_format(day_format_, "yyyy-mm-dd");
  note_format_ = workbook_add_format(workbook_);
  format_set_italic(note_format_);
  format_set_font_color(note_format_, 0x767676);
  check(worksheet_write_string(worksheet_, 0, 0, first_letters(who_and_why, longest_text).c_str(), note_format_));
  for (lxw_col_t i = 0; i < columns.size(); ++i) {
    check(worksheet_set_column(worksheet_, i, i, columns[i].width, nullptr));
    check(worksheet_write_string(worksheet_, header_row, i, columns[i].name.c_str(), header_format_));
  }
  worksheet_freeze_panes(worksheet_, header_row + 1, 0);
  next_row_ = header_row + 1;
}

XlsxWriter::~XlsxWriter() {
  if (workbook_ == nullptr) return;
  lxw_workbook_free(workbook_);
  std::error_code ignored;
  std::filesystem::remove(file_, ignored);
}

void XlsxWriter::check(int error) const {
  if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(static_cast<lxw_error>(error)));
}

void XlsxWriter::add(const std::vector<Written>& row) {
  lxw_col_t column = 0;
  for (const auto& cell : row) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      check(worksheet_write_string(worksheet_, next_row_, column, first_letters(*text, longest_text).c_str(), text_format_));
    } else if (const auto* number = std::get_if<double>(&cell)) {
      check(worksheet_write_number(worksheet_, next_row_, column, *number, nullptr));
    } else if (const auto* day = std::get_if<Day>(&cell)) {
      lxw_datetime datetime{day->year, day->month, day->day, 0, 0, 0};
      // Spreadsheets know no day before 1900.
      if (day->year < 1900)
        check(worksheet_write_string(worksheet_, next_row_, column, day->iso().c_str(), text_format_));
      else
        check(worksheet_write_datetime(worksheet_, next_row_, column, &datetime, day_format_));
    }
    ++column;
  }
  ++next_row_;
}

void XlsxWriter::finish() { check(workbook_close(std::exchange(workbook_, nullptr))); }

std::string written_bytes(const std::filesystem::path& folder, const std::string& sheet, const std::string& who_and_why,
                          const std::vector<Column>& columns, const std::vector<std::vector<Written>>& rows) {
  const auto file = folder / ("linli-" + hex(random_bytes(8)) + ".xlsx");
  XlsxWriter writer(file, sheet, who_and_why, columns);
  for (const auto& row : rows) writer.add(row);
  writer.finish();
  std::ifstream in(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::filesystem::remove(file);
  return bytes;
}

}  // namespace linli::xlsx
