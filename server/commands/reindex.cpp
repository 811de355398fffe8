#include <chrono>
#include <cstdio>

#include "modules/areas/areas.hpp"
#include "modules/people/search.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {

// A community at a time, each whole or not at all: interrupted in the middle, the others are found as before.
int reindex(const Settings& settings) {
  require_data(settings);
  Clock clock;
  House house(settings, all_modules(), clock);
  std::vector<areas::CommunityRow> communities;
  house.database().read([&](Tx& tx) { communities = house.room<areas::Areas>().communities_below(tx, ""); });
  const auto& search = house.room<people::PersonSearch>();
  const auto began = std::chrono::steady_clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(); };
  std::int64_t words = 0;
  double said = 0;
  for (std::size_t i = 0; i < communities.size(); ++i) {
    std::int64_t filed = 0;
    house.database().write_now([&](Tx& tx) { filed = search.rebuild(tx, communities[i].id); });
    words += filed;
    if (seconds() - said < 1) continue;
    said = seconds();
    std::fprintf(stderr, "%zu of %zu communities, %lld words\n", i + 1, communities.size(), static_cast<long long>(words));
  }
  std::printf("The people of %zu communities are filed anew: %lld words in %.1f s.\n", communities.size(),
              static_cast<long long>(words), seconds());
  return 0;
}

}  // namespace linli::commands
