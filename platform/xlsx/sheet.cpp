#include <charconv>
#include <deque>

#include "platform/xlsx/cells.hpp"
#include "platform/xlsx/contents.hpp"
#include "platform/xlsx/xml.hpp"

namespace linli::xlsx {
namespace {

// A row as it stands in the file. It is spread over its columns only when it is its turn: a row of one cell far to the
// right takes few bytes in the file, and must take few here.
struct SparseRow {
  std::int64_t number = 0;
  std::vector<std::pair<std::size_t, Cell>> cells;
};

// Hears the rows of one sheet.
class SheetHearer : public XmlHearer {
 public:
  SheetHearer(const Contents& contents, std::string sheet) : contents_(contents), sheet_(std::move(sheet)) {}

  std::deque<SparseRow> rows;
  bool is_over() const { return is_over_; }

  void begin(std::string_view name, const Attributes& attributes) override {
    if (is_over_) return;
    if (name == "sheetData") in_data_ = true;
    if (!in_data_) return;
    if (name == "row") begin_row(attributes);
    if (name == "c") begin_cell(attributes);
    if (name == "rPh") in_hint_ = true;
    if (name == "v" || name == "t") in_text_ = !in_hint_;
  }

  void end(std::string_view name) override {
    if (!in_data_) return;
    if (name == "rPh") in_hint_ = false;
    if (name == "v" || name == "t") in_text_ = false;
    if (name == "c") end_cell();
    if (name == "row" && !row_.cells.empty()) rows.push_back(std::exchange(row_, {}));
    if (name == "sheetData") {
      in_data_ = false;
      is_over_ = true;
    }
  }

  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_ += piece;
    if (text_.size() > limits().cell_bytes) fail_here("xlsx.text_too_long", std::to_string(limits().cell_bytes / 4));
  }

 private:
  const Limits& limits() const { return contents_.parts->limits(); }

  void fail_here(std::string code, std::string limit = {}) {
    fail({std::move(code), sheet_, row_number_, letters_of_column(column_), std::move(limit)});
  }

  void begin_row(const Attributes& attributes) {
    column_ = 0;
    next_column_ = 0;
    row_ = {};
    auto number = row_number_ + 1;
    if (const auto given = attributes.find("r")) {
      const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
      if (error != std::errc() || end != given->data() + given->size() || number <= row_number_) {
        ++row_number_;
        return fail({.code = "xlsx.rows_out_of_order", .sheet = sheet_, .row = row_number_});
      }
    }
    row_number_ = row_.number = number;
    if (number > limits().rows)
      fail({.code = "xlsx.too_many_rows", .sheet = sheet_, .row = number, .limit = std::to_string(limits().rows)});
  }

  void begin_cell(const Attributes& attributes) {
    column_ = next_column_;
    if (const auto reference = attributes.find("r")) {
      const auto column = column_of_reference(*reference);
      if (!column || *column < next_column_) return fail_here("xlsx.bad_cell");
      column_ = *column;
    }
    next_column_ = column_ + 1;
    if (column_ >= static_cast<std::size_t>(limits().columns))
      return fail_here("xlsx.too_many_columns", std::to_string(limits().columns));
    type_ = attributes.get("t");
    style_ = 0;
    const auto style = attributes.get("s");
    std::from_chars(style.data(), style.data() + style.size(), style_);
    text_.clear();
  }

  void end_cell() {
    auto cell = made_cell();
    if (!cell) return fail_here("xlsx.bad_cell");
    if (cell->kind != CellKind::empty) row_.cells.emplace_back(column_, std::move(*cell));
  }

  std::optional<Cell> made_cell() {
    if (type_ == "s") return shared_text();
    if (text_.empty()) return Cell{};
    if (type_ == "str" || type_ == "inlineStr") return text_cell(unescaped(text_));
    if (type_ == "b") return Cell{.kind = CellKind::yes_no, .text = text_ == "1" || text_ == "true" ? "true" : "false"};
    if (type_ == "e") return Cell{.kind = CellKind::error, .text = text_};
    if (type_ == "d") {
      const auto day = parse_day(text_);
      return day ? Cell{.kind = CellKind::day, .text = day->iso(), .day = day} : text_cell(text_);
    }
    if (!type_.empty() && type_ != "n") return {};
    const auto number = parse_number(text_);
    if (!number) return {};
    const bool is_day = style_ < contents_.style_is_day.size() && contents_.style_is_day[style_];
    return is_day ? day_cell(*number, contents_.count) : number_cell(*number);
  }

  std::optional<Cell> shared_text() const {
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), place);
    const bool good = error == std::errc() && end == text_.data() + text_.size() && place < contents_.strings.size();
    return good ? std::optional(text_cell(std::string(contents_.strings[place]))) : std::nullopt;
  }

  static Cell text_cell(std::string text) {
    return text.empty() ? Cell{} : Cell{.kind = CellKind::text, .text = std::move(text)};
  }

  const Contents& contents_;
  std::string sheet_;
  SparseRow row_;
  std::int64_t row_number_ = 0;
  std::size_t column_ = 0, next_column_ = 0, style_ = 0;
  std::string type_, text_;
  bool in_data_ = false, in_text_ = false, in_hint_ = false, is_over_ = false;
};

}  // namespace

class SheetReader::Stream {
 public:
  Stream(std::shared_ptr<Contents> contents, PartReader part, const std::string& sheet, const std::string& part_name)
      : contents_(std::move(contents)),
        hearer_(*contents_, sheet),
        reader_(std::move(part), hearer_, contents_->parts->limits(), part_name),
        sheet_(sheet) {}

  Result<std::optional<Row>> next() {
    while (hearer_.rows.empty() && !is_done_) {
      if (fault_) return *fault_;
      const auto more = reader_.feed();
      if (!more) {
        fault_ = more.error();
        if (fault_->sheet.empty()) fault_->sheet = sheet_;
        continue;
      }
      is_done_ = !*more || hearer_.is_over();
    }
    if (hearer_.rows.empty()) return std::optional<Row>{};
    auto sparse = std::move(hearer_.rows.front());
    hearer_.rows.pop_front();
    Row row{sparse.number, std::vector<Cell>(sparse.cells.back().first + 1)};
    for (auto& [column, cell] : sparse.cells) row.cells[column] = std::move(cell);
    return std::optional(std::move(row));
  }

 private:
  std::shared_ptr<Contents> contents_;
  SheetHearer hearer_;
  XmlReader reader_;
  std::string sheet_;
  std::optional<Fault> fault_;
  bool is_done_ = false;
};

SheetReader::SheetReader(std::unique_ptr<Stream> stream) : stream_(std::move(stream)) {}
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader::~SheetReader() = default;

Result<std::optional<Row>> SheetReader::next() { return stream_->next(); }

Result<SheetReader> open_sheet(std::shared_ptr<Contents> contents, std::size_t place) {
  const auto& part_name = contents->sheet_parts[place];
  auto part = contents->parts->read(part_name);
  if (!part) return part.error();
  const auto name = contents->sheets[place].name;
  return SheetReader(std::make_unique<SheetReader::Stream>(contents, std::move(*part), name, part_name));
}

}  // namespace linli::xlsx
