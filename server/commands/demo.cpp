#include <cstdio>

#include "modules/accounts/accounts.hpp"
#include "platform/logging/logging.hpp"
#include "server/commands/commands.hpp"
#include "server/demo/board.hpp"
#include "server/demo/days.hpp"
#include "server/demo/life.hpp"
#include "server/demo/staging.hpp"
#include "server/demo/visitors.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

void say(const std::string& words) {
  std::printf("%s\n", words.c_str());
  std::fflush(stdout);
}

std::vector<demo::Visitor> make_community(House& house, const demo::Plan& plan, Instant now) {
  say("Making a community of 4,992 households with a month behind it ...");
  const auto founded = demo::found(house, plan, now - days(45));
  demo::Players players(house, plan, founded);
  demo::Stage stage(house, players);
  auto played = demo::play(stage, plan, now);
  demo::fill_board(stage, plan, played, now);
  demo::fill_days(stage, plan, played, now);
  demo::fill_store(stage, plan, played, now);
  played.refused = stage.refused();
  if (played.refused > 0)
    std::fprintf(stderr, "%d deeds of the month were refused; the last: %s\n", played.refused,
                 stage.last_refusal().c_str());
  return demo::invite_visitors(house, plan, players, played);
}

void say_ready(const std::vector<demo::Visitor>& visitors, const std::string& address) {
  say("\nLinli is ready. Three ends:");
  for (const auto* end : {"resident", "field", "desk"}) std::printf("  %-9s %s/%s/\n", end, address.c_str(), end);
  say("\nSign in with a telephone and the code " + visitors.front().code + ":");
  for (const auto& visitor : visitors)
    std::printf("  %-9s %-12s %s  %s\n", visitor.end.c_str(), visitor.phone.c_str(), visitor.name.c_str(),
                visitor.role.c_str());
  say("\nEverybody here is invented. Ctrl-C stops it; the data stays.");
}

}  // namespace

int demo(Settings settings, const DemoOptions& options) {
  log_to_stderr(settings.text("log_level"));
  const bool is_new = !place_of(settings).has_data();
  Clock clock;
  House house(settings, all_modules(), clock);
  house.room<accounts::Accounts>().allow_standing_codes();
  const auto zone = static_cast<int>(settings.number("timezone_minutes"));
  const auto plan = demo::make_plan(clock.now(), zone);
  auto visitors = is_new ? make_community(house, plan, clock.now()) : demo::read_visitors(house);
  const auto founded = demo::find_founded(house, plan);
  if (visitors.empty() || !founded)
    throw std::runtime_error(
        place_of(settings).shown() +
        " holds no finished demonstration. Name another folder with --data, or begin anew with bin/run --fresh");
  std::optional<demo::Life> life;
  return serve_house(house, {}, [&](const std::string& address) {
    demo::write_visitors(house, visitors, address);
    say_ready(visitors, address);
    std::vector<Id<Person>> left_alone;
    for (const auto& visitor : visitors)
      if (visitor.person_id) left_alone.push_back(*visitor.person_id);
    if (!options.still) life.emplace(house, plan, *founded, std::move(left_alone));
  });
}

}  // namespace linli::commands
