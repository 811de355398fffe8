#include <cstdio>

#include "server/commands/commands.hpp"
#include "server/modules.hpp"
#include "shapes/chronicle/chronicle.hpp"

namespace linli::commands {

void require_data(const Settings& settings) {
  const auto place = place_of(settings);
  if (!place.has_data())
    throw std::runtime_error("there is no Linli data in " + (place.is_postgres() ? place.shown() : place.folder().string()) +
                             "; name its folder with --data, or its PostgreSQL database with --db");
}

int verify(const Settings& settings) {
  require_data(settings);
  Clock clock;
  House house(settings, all_modules(), clock, OpenedFor::looking);
  std::vector<chronicle::Verdict> verdicts;
  house.database().read([&](Tx& tx) { verdicts = chronicle::verify(tx); });
  std::int64_t entries = 0;
  bool intact = true;
  for (const auto& verdict : verdicts) {
    entries += verdict.entries;
    if (verdict.intact) continue;
    intact = false;
    std::fprintf(stderr, "community %s: %s\n", verdict.community_id.text().c_str(), verdict.fault.c_str());
  }
  if (intact)
    std::printf("The audit is intact: %zu chains, %lld entries.\n", verdicts.size(), static_cast<long long>(entries));
  return intact ? 0 : 1;
}

}  // namespace linli::commands
