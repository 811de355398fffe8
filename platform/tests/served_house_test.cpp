// Not a test: the parts of served_house.hpp.
#include "platform/tests/served_house.hpp"

#include "platform/crypto/digest.hpp"
#include "platform/testing/test_database.hpp"

namespace linli::testing {
namespace {

Settings settings_of(const std::filesystem::path& folder, int port, int metrics_port) {
  Settings settings;
  for (const auto& [name, value] : std::map<std::string, std::string>{{"data", folder.string()},
                                                                      {"db", database_of(folder)},
                                                                      {"share", (folder / "share").string()},
                                                                      {"writes_per_minute", "0"},
                                                                      {"listen_port", std::to_string(port)},
                                                                      {"metrics_port", std::to_string(metrics_port)}})
    settings.set(name, value, "test");
  return settings;
}

std::shared_ptr<const Caller> caller_of(const std::string& token) {
  constexpr std::string_view prefix = "resident-of-";
  if (!token.starts_with(prefix)) return nullptr;
  Caller caller;
  caller.account_id = {1};
  caller.community_id = {std::stoll(token.substr(prefix.size()))};
  return std::make_shared<const Caller>(caller);
}

}  // namespace

ServedHouse::ServedHouse(int port, bool metrics)
    : folder_(std::filesystem::temp_directory_path() / ("linli-served-" + hex(random_bytes(8)))),
      metrics_port_(metrics ? free_port() : 0) {
  house_ = std::make_unique<House>(settings_of(folder_, port, metrics_port_), std::vector{notes::module()}, clock_);
  house_->reception().recognise_with([](Tx&, const std::string& token) { return caller_of(token); });
  live_ = std::make_unique<Live>(*house_);
  files_ = std::make_unique<StaticFiles>(house_->settings().share() / "web");
  server_ = std::make_unique<HttpServer>(*house_, *live_, *files_);
  thread_ = std::thread([this] { server_->run(); });
}

ServedHouse::~ServedHouse() {
  stop();
  server_.reset();
  live_.reset();
  house_.reset();
  remove_database_of(folder_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

int ServedHouse::port() const {
  const auto address = server_->address();
  return std::stoi(address.substr(address.rfind(':') + 1));
}

void ServedHouse::stop() {
  if (!thread_.joinable()) return;
  server_->stop();
  thread_.join();
}

std::int64_t ServedHouse::count_notes() {
  static constexpr Statement count{"select count(*) from notes_notes"};
  std::int64_t found = 0;
  house_->database().read([&](Tx& tx) { found = *tx.find<std::int64_t>(count); });
  return found;
}

}  // namespace linli::testing
