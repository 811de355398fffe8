#include "platform/module/house.hpp"

#include "platform/live/live.hpp"

namespace linli {
namespace embedded {
Embedded platform_words();
}
namespace {

constexpr Statement forget_answers{"delete from platform_answers where at < $1"};

Settings in_existing_folder(Settings settings) {
  std::error_code error;
  std::filesystem::create_directories(settings.data(), error);
  if (error) throw std::runtime_error("cannot make the data folder " + settings.data().string() + ": " + error.message());
  std::filesystem::permissions(settings.data(), std::filesystem::perms::owner_all, error);
  return settings;
}

}  // namespace

db::Place place_of(const Settings& settings) {
  return db::Place::of(settings.text("db"), settings.data(), static_cast<int>(settings.number("db_seconds")));
}

std::vector<Migration> migrations_of(std::span<const Module> modules) {
  std::vector<Migration> all{platform_migration()};
  for (const auto& module : modules)
    all.insert(all.end(), module.embedded.migrations.begin(), module.embedded.migrations.end());
  return all;
}

House::House(Settings settings, std::vector<Module> modules, Clock& clock, OpenedFor what)
    : settings_(in_existing_folder(std::move(settings))),
      lock_(what == OpenedFor::writing ? std::make_optional<DataLock>(settings_.data()) : std::nullopt),
      vault_(Vault::open_or_create(settings_.data() / "linli.key")) {
  gather_words(modules);
  migrations_ = migrations_of(modules);
  open_database(clock, what);
  reception_ = std::make_unique<Reception>(*database_, settings_, words_);
  opening_ = std::make_unique<Opening>(*database_, settings_, *reception_);
  reception_->add(live_routes());
  for (const auto& module : modules) {
    Routes routes(module.name);
    module.open(*opening_, routes);
    reception_->add(std::move(routes));
    permissions_.insert(permissions_.end(), module.permissions.begin(), module.permissions.end());
  }
  opening_->jobs.push_back({"platform.forget_answers", hours(1),
                            [](Tx& tx, const Caller&) { tx.run(forget_answers, tx.now() - days(7)); }});
}

void House::open_database(Clock& clock, OpenedFor what) {
  const auto place = place_of(settings_);
  const auto fail = [&](const std::string& why) {
    throw std::runtime_error("cannot open the database " + place.shown() + ": " + why);
  };
  try {
    // On PostgreSQL only one may be there to write; on SQLite the lock of the folder sees to that.
    const bool claims = what == OpenedFor::writing || !place.is_postgres();
    const auto connect = [place, claims](bool writing) { return place.connect(writing && claims); };
    database_ = std::make_unique<Database>(connect, vault_, clock);
    if (what == OpenedFor::writing) database_->migrate(migrations_);
  } catch (const db::DatabaseError& error) {
    fail(error.what());
  } catch (const Refusal& refusal) {
    fail(refusal.status() == 503 ? "another program has locked it; end that one, then start again"
                                 : words_.say("en", refusal.code(), refusal.arguments()));
  }
}

void House::gather_words(const std::vector<Module>& modules) {
  const auto platform = platform_embedded();
  words_.add("zh", platform.words_zh);
  words_.add("en", platform.words_en);
  for (const auto& module : modules) {
    if (!module.embedded.words_zh.empty()) words_.add("zh", module.embedded.words_zh);
    if (!module.embedded.words_en.empty()) words_.add("en", module.embedded.words_en);
  }
}

Embedded platform_embedded() { return embedded::platform_words(); }

}  // namespace linli
