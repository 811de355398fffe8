#include "platform/csv/csv.hpp"

#include <fmt/format.h>

#include "platform/base/text.hpp"

namespace linli {
namespace {

using Row = std::vector<std::string>;

// Takes one row apart, letter by letter.
class RowBuilder {
 public:
  bool in_quotes() const { return in_quotes_; }
  std::size_t size() const { return size_; }
  bool empty() const { return row_.empty() && field_.empty() && !was_quoted_; }

  // A letter; `next` is the one after it, or -1.
  enum class Took { one, two };
  Took take(char c, int next) {
    ++size_;
    if (in_quotes_) {
      if (c != '"') return field_ += c, Took::one;
      if (next == '"') return field_ += c, Took::two;
      in_quotes_ = false;
    } else if (c == '"' && field_.empty() && !was_quoted_) {
      in_quotes_ = was_quoted_ = true;
    } else if (c == ',') {
      end_field();
    } else {
      field_ += c;
    }
    return Took::one;
  }
  Row finish() {
    end_field();
    return std::move(row_);
  }

 private:
  void end_field() {
    row_.push_back(std::move(field_));
    field_.clear();
    was_quoted_ = false;
  }

  Row row_;
  std::string field_;
  bool in_quotes_ = false, was_quoted_ = false;
  std::size_t size_ = 0;
};

}  // namespace

Result<std::optional<Row>> CsvReader::read_row() {
  RowBuilder builder;
  row_line_ = line_;
  int c = in_.get();
  if (c == std::istream::traits_type::eof()) return std::optional<Row>{};
  for (; c != std::istream::traits_type::eof(); c = in_.get()) {
    const int next = in_.peek();
    if (c == '\n') ++line_;
    if (!builder.in_quotes() && c == '\r' && next == '\n') continue;
    if (!builder.in_quotes() && c == '\n') break;
    if (builder.take(static_cast<char>(c), next) == RowBuilder::Took::two) in_.get();
    if (builder.size() > longest_row)
      return Failure{fmt::format("the row is larger than {} bytes", longest_row), row_line_};
  }
  if (builder.in_quotes()) return Failure{"a quote that opens here is never closed", row_line_};
  return std::optional<Row>(builder.finish());
}

Result<Row> CsvReader::read_header() {
  if (in_.peek() == 0xEF) {
    char mark[3];
    in_.read(mark, 3);
  }
  auto row = read_row();
  if (!row) return row.error();
  if (!*row) return Failure{"the file is empty", 1};
  if ((*row)->size() > most_columns) return Failure{fmt::format("there are more than {} columns", most_columns), 1};
  for (const auto& name : **row)
    if (!is_utf8(name)) return Failure{"the file is not UTF-8; save it as UTF-8 and try again", 1};
  columns_ = (*row)->size();
  return std::move(**row);
}

Result<std::optional<Row>> CsvReader::next() {
  while (true) {
    auto row = read_row();
    if (!row || !*row) return row;
    auto& fields = **row;
    if (fields.size() == 1 && fields[0].empty()) continue;  // a blank line
    if (fields.size() > columns_)
      return Failure{fmt::format("there are {} fields for {} columns", fields.size(), columns_), row_line_};
    for (const auto& field : fields)
      if (!is_utf8(field)) return Failure{"the row is not UTF-8", row_line_};
    fields.resize(columns_);
    return row;
  }
}

}  // namespace linli
