#include <cstdio>
#include <fstream>

#include "modules/imports/imports.hpp"
#include "platform/logging/logging.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

// Says how far it is, and how long it will take when that is more than two seconds.
class ProgressLine {
 public:
  explicit ProgressLine(std::uintmax_t bytes) : bytes_(bytes), began_(std::chrono::steady_clock::now()) {}

  void at(std::int64_t rows, std::uintmax_t bytes_read) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> spent = now - began_;
    if (now - said_ < std::chrono::milliseconds(500) || bytes_read == 0 || bytes_ == 0) return;
    said_ = now;
    const double part = std::min(1.0, static_cast<double>(bytes_read) / static_cast<double>(bytes_));
    const double left = spent.count() * (1 - part) / part;
    std::fprintf(stderr, "%lld rows, %.0f%%%s\n", static_cast<long long>(rows), part * 100,
                 left > 2 ? (", about " + std::to_string(static_cast<int>(left + 0.5)) + " s to go").c_str() : "");
  }

 private:
  std::uintmax_t bytes_;
  std::chrono::steady_clock::time_point began_, said_{};
};

void say_report(const imports::Report& report) {
  std::printf("%lld requests taken, %lld were there already, %zu rows refused.\n",
              static_cast<long long>(report.accepted), static_cast<long long>(report.repeated), report.refused.size());
  for (const auto& refused : report.refused)
    std::printf("  row %lld: %s\n", static_cast<long long>(refused.row), refused.reason.c_str());
}

}  // namespace

int import_requests(const Settings& settings, const ImportOptions& options) {
  log_to_stderr(settings.text("log_level"));
  std::ifstream csv(options.file, std::ios::binary);
  if (!csv) throw std::runtime_error("cannot read " + options.file.string());
  Clock clock;
  House house(settings, all_modules(), clock);
  const auto map = imports::read_map(options.map, house.room<services::Services>());
  ProgressLine line(std::filesystem::file_size(options.file));
  const auto report = house.room<imports::Imports>().take(house.database(), map, csv, [&](std::int64_t rows) {
    const auto place = csv.tellg();
    line.at(rows, place < 0 ? 0 : static_cast<std::uintmax_t>(place));
  });
  if (!options.json)
    say_report(report);
  else
    std::printf("%s\n", json::text(report).c_str());
  return 0;
}

}  // namespace linli::commands
