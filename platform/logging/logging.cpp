#include "platform/logging/logging.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace linli {
namespace {

spdlog::level::level_enum level_of(const std::string& word) {
  constexpr std::array<std::pair<const char*, spdlog::level::level_enum>, 4> levels{{{"debug", spdlog::level::debug},
                                                                                     {"info", spdlog::level::info},
                                                                                     {"warn", spdlog::level::warn},
                                                                                     {"error", spdlog::level::err}}};
  for (const auto& [name, level] : levels)
    if (word == name) return level;
  throw std::runtime_error("log_level must be debug, info, warn or error, not “" + word + "”");
}

}  // namespace

void log_to_stderr(const std::string& level) {
  auto logger = std::make_shared<spdlog::logger>("linli", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(level_of(level));
  logger->set_pattern("time=%Y-%m-%dT%H:%M:%S.%e%z level=%l thread=%t %v");
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace linli
