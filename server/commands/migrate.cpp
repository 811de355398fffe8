#include <cstdio>

#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {

int migrate(const Settings& settings) {
  Clock clock;
  const House house(settings, all_modules(), clock);
  std::printf("The tables in %s are up to date (%zu steps).\n", place_of(settings).shown().c_str(), house.migrations().size());
  return 0;
}

}  // namespace linli::commands
