#pragma once
#include <boost/system/result.hpp>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace linli::xlsx {

// Why a workbook cannot be read. `code` is worded in platform/words with {sheet}, {row}, {column} and {limit}.
struct Fault {
  std::string code;
  std::string sheet = {};
  std::int64_t row = 0;      // 1-based; 0 where no row is meant
  std::string column = {};   // "C"
  std::string limit = {};

  std::vector<std::pair<std::string, std::string>> arguments() const {
    return {{"sheet", sheet}, {"row", std::to_string(row)}, {"column", column}, {"limit", limit}};
  }
};

template <class T>
using Result = boost::system::result<T, Fault>;

[[noreturn]] inline void throw_exception_from_error(const Fault& fault, const boost::source_location&) {
  throw std::runtime_error(fault.code + " " + fault.sheet + " " + std::to_string(fault.row) + fault.column);
}

}  // namespace linli::xlsx
