#include <cstdio>

#include "server/commands/commands.hpp"

namespace linli::commands {

int version() {
  std::printf("Linli %s\n", LINLI_VERSION);
  return 0;
}

}  // namespace linli::commands
