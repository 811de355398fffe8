#include <csignal>
#include <cstdio>

#include "modules/accounts/accounts.hpp"
#include "platform/http/beast_server.hpp"
#include "platform/jobs/round.hpp"
#include "platform/logging/logging.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

// The address that people use, when somebody said so; else where the program listens.
std::string public_address(const Settings& settings, const std::string& address) {
  const auto& said = settings.text("public_url");
  return said.empty() ? address : said.substr(0, said.find_last_not_of('/') + 1);
}

void say_ready(const Settings& settings, const std::string& address) {
  const auto people_use = public_address(settings, address);
  std::printf("Linli listens on %s, data in %s\n", address.c_str(), settings.data().c_str());
  if (const auto place = place_of(settings); place.is_postgres()) std::printf("  database  %s\n", place.shown().c_str());
  for (const auto* end : {"resident", "field", "desk"}) std::printf("  %-9s %s/%s/\n", end, people_use.c_str(), end);
  std::fflush(stdout);
}

void say_who_is_first(House& house, const std::string& address) {
  std::optional<std::string> token;
  const auto& accounts = house.room<accounts::Accounts>();
  house.database().write_now([&](Tx& tx) { token = accounts.first_administrator_token(tx); });
  if (!token) return;
  std::printf(
      "There is no administrator yet. Who opens this link becomes the first one; it works once:\n  "
      "%s/desk/#/welcome/%s\n",
      public_address(house.settings(), address).c_str(), token->c_str());
  std::fflush(stdout);
}

}  // namespace

int serve_house(House& house, std::vector<Job> more_jobs, const std::function<void(const std::string&)>& ready) {
  std::signal(SIGPIPE, SIG_IGN);  // a log that nobody reads any more must not end the program
  std::signal(SIGXFSZ, SIG_IGN);  // nor must a file that may grow no further: the write is refused
  const StaticFiles files(house.settings().share() / "web");
  Live live(house);
  HttpServer server(house, live, files);
  auto jobs = house.jobs();
  std::move(more_jobs.begin(), more_jobs.end(), std::back_inserter(jobs));
  Round round(house.database(), std::move(jobs));
  ready(server.address());
  server.run();
  round.stop();
  house.database().drain();
  return 0;
}

int serve(const Settings& settings) {
  log_to_stderr(settings.text("log_level"));
  Clock clock;
  House house(settings, all_modules(), clock);
  return serve_house(house, {}, [&](const std::string& address) {
    say_ready(settings, address);
    say_who_is_first(house, address);
  });
}

}  // namespace linli::commands
