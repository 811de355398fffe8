#include "platform/xlsx/parts.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "platform/base/text.hpp"

namespace linli::xlsx {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::uint64_t ratio_counts_from = 1u << 20;

std::string in_small_letters(std::string_view name) {
  std::string small(name);
  std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return small;
}

std::string megabytes(std::size_t bytes) { return fmt::format("{} MB", bytes >> 20); }

}  // namespace

// ---- one part ----

PartReader::PartReader(Parts& parts, zip_file* file, std::string name, std::uint64_t packed_bytes)
    : parts_(&parts), file_(file), name_(std::move(name)), packed_bytes_(packed_bytes), buffer_(piece_bytes, '\0') {}

PartReader::PartReader(PartReader&& other) noexcept
    : parts_(other.parts_),
      file_(std::exchange(other.file_, nullptr)),
      name_(std::move(other.name_)),
      packed_bytes_(other.packed_bytes_),
      inflated_bytes_(other.inflated_bytes_),
      buffer_(std::move(other.buffer_)) {}

PartReader::~PartReader() {
  if (file_ != nullptr) zip_fclose(file_);
}

Result<std::string_view> PartReader::next() {
  const auto count = zip_fread(file_, buffer_.data(), buffer_.size());
  if (count < 0) return Fault{.code = "xlsx.broken", .limit = name_};
  const auto& limits = parts_->limits_;
  inflated_bytes_ += static_cast<std::uint64_t>(count);
  parts_->inflated_bytes_ += static_cast<std::uint64_t>(count);
  if (parts_->inflated_bytes_ > limits.inflated_bytes)
    return Fault{.code = "xlsx.too_big", .limit = megabytes(limits.inflated_bytes)};
  if (inflated_bytes_ > ratio_counts_from && inflated_bytes_ / limits.ratio > packed_bytes_)
    return Fault{.code = "xlsx.bomb", .limit = name_};
  return std::string_view(buffer_.data(), static_cast<std::size_t>(count));
}

// ---- all of them ----

Result<std::unique_ptr<Parts>> Parts::open(std::string bytes, const Limits& limits) {
  if (bytes.empty()) return Fault{.code = "xlsx.empty"};
  if (bytes.size() > limits.file_bytes) return Fault{.code = "xlsx.too_big", .limit = megabytes(limits.file_bytes)};
  // Compound files: .xls, and .xlsx behind a password.
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Fault{.code = "xlsx.old_or_locked"};
  std::unique_ptr<Parts> parts(new Parts(std::move(bytes), limits));
  if (auto fault = parts->open_zip()) return *fault;
  if (auto fault = parts->list_parts()) return *fault;
  return parts;
}

Parts::~Parts() {
  if (zip_ != nullptr) zip_discard(zip_);
}

std::optional<Fault> Parts::open_zip() {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, &error);
  if (source != nullptr) {
    zip_ = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (zip_ == nullptr) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (zip_ == nullptr) return Fault{.code = "xlsx.not_a_workbook"};
  return {};
}

std::optional<Fault> Parts::list_parts() {
  const auto count = zip_get_num_entries(zip_, 0);
  if (count < 0 || static_cast<std::size_t>(count) > limits_.parts)
    return Fault{.code = "xlsx.too_many_parts", .limit = std::to_string(limits_.parts)};
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(count); ++i) {
    const char* name = zip_get_name(zip_, i, ZIP_FL_ENC_GUESS);
    if (name == nullptr) return Fault{.code = "xlsx.broken"};
    const std::string_view view(name);
    // Two parts of one name: programs disagree on which of them counts.
    const bool good = view.size() <= limits_.part_name_bytes && is_utf8(view) && places_.emplace(in_small_letters(view), i).second;
    if (!good) return Fault{.code = "xlsx.broken", .limit = first_letters(is_utf8(view) ? view : "", 60)};
  }
  return {};
}

bool Parts::has(const std::string& name) const { return places_.contains(in_small_letters(name)); }

Result<PartReader> Parts::read(const std::string& name) {
  const auto place = places_.find(in_small_letters(name));
  zip_stat_t stat;
  if (place == places_.end() || zip_stat_index(zip_, place->second, 0, &stat) != 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0)
    return Fault{.code = "xlsx.broken", .limit = name};
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    return Fault{.code = "xlsx.old_or_locked"};
  const bool plain = stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE;
  auto* file = plain ? zip_fopen_index(zip_, place->second, 0) : nullptr;
  if (file == nullptr) return Fault{.code = "xlsx.broken", .limit = name};
  return PartReader(*this, file, name, stat.comp_size);
}

std::string resolved(std::string_view folder, std::string_view target) {
  std::string path(target.starts_with('/') ? "" : folder);
  while (!target.empty()) {
    const auto slash = target.find('/');
    const auto step = target.substr(0, slash);
    target = slash == std::string_view::npos ? "" : target.substr(slash + 1);
    if (step == "..") {
      if (path.empty()) return {};
      path.erase(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    } else if (!step.empty() && step != ".") {
      path.append(path.empty() ? "" : "/").append(step);
    }
  }
  return path;
}

}  // namespace linli::xlsx
