#pragma once
#include <boost/system/result.hpp>
#include <string>

namespace linli {

// Why something that was read, imported or computed is not there: failure as data, for parsers and engines.
struct Failure {
  std::string reason;  // in words, for a person
  int line = 0;        // 1-based where it is known
};

template <class T>
using Result = boost::system::result<T, Failure>;

// Lets `Result::value()` throw the failure's words where the caller does not look.
[[noreturn]] inline void throw_exception_from_error(const Failure& failure, const boost::source_location&) {
  throw std::runtime_error(failure.reason);
}

}  // namespace linli
