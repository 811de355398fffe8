// The parts of the zip that a workbook is, read under limits.
#pragma once
#include <functional>
#include <map>
#include <memory>

#include "platform/xlsx/xlsx.hpp"

struct zip;
struct zip_file;

namespace linli::xlsx {

class Parts;

// One part, inflated as it is asked for.
class PartReader {
 public:
  PartReader(PartReader&&) noexcept;
  ~PartReader();
  // The next bytes; empty at the end.
  Result<std::string_view> next();

 private:
  friend class Parts;
  PartReader(Parts& parts, zip_file* file, std::string name, std::uint64_t packed_bytes);
  Parts* parts_;
  zip_file* file_;
  std::string name_;
  std::uint64_t packed_bytes_, inflated_bytes_ = 0;
  std::string buffer_;
};

class Parts {
 public:
  static Result<std::unique_ptr<Parts>> open(std::string bytes, const Limits& limits);
  ~Parts();

  bool has(const std::string& name) const;
  // Fault xlsx.broken when there is no such part.
  Result<PartReader> read(const std::string& name);
  const Limits& limits() const { return limits_; }

 private:
  friend class PartReader;
  Parts(std::string bytes, const Limits& limits) : bytes_(std::move(bytes)), limits_(limits) {}
  std::optional<Fault> open_zip();
  std::optional<Fault> list_parts();

  std::string bytes_;
  Limits limits_;
  zip* zip_ = nullptr;
  std::map<std::string, std::uint64_t> places_;  // by name in small letters
  std::uint64_t inflated_bytes_ = 0;
};

// "xl/worksheets/sheet1.xml" from a target as it stands in the relations of a part in `folder`; empty when it leads out.
std::string resolved(std::string_view folder, std::string_view target);

}  // namespace linli::xlsx
