#pragma once
#include "platform/db/place.hpp"
#include "platform/module/data_lock.hpp"
#include "platform/module/module.hpp"

namespace linli {

// What a house is opened for. One at a time may write in a data folder; looking is always possible.
enum class OpenedFor { writing, looking };

// Where the settings say that the rows are kept.
db::Place place_of(const Settings& settings);
// Every step of these modules' tables and the platform's own, in order.
std::vector<Migration> migrations_of(std::span<const Module> modules);

// The whole program without its sockets: data, words, reception and every module, opened in the order given. The
// server, the commands and the tests each build one.
class House {
 public:
  // Opens the data folder and the database of the settings, brings the tables up to date and opens the modules. Throws
  // std::runtime_error in plain words when the folder, the key, the database or the catalogue is not in order, or another
  // program writes there. Who only looks takes the tables as they are.
  House(Settings settings, std::vector<Module> modules, Clock& clock, OpenedFor what = OpenedFor::writing);

  const Settings& settings() const { return settings_; }
  Database& database() { return *database_; }
  Reception& reception() { return *reception_; }
  const Words& words() const { return words_; }
  const std::vector<Job>& jobs() const { return opening_->jobs; }
  const std::vector<Migration>& migrations() const { return migrations_; }
  const std::vector<Permission>& permissions() const { return permissions_; }

  // The front door of a module.
  template <class Room>
  Room& room() const {
    return opening_->use<Room>();
  }

 private:
  void gather_words(const std::vector<Module>& modules);
  void open_database(Clock& clock, OpenedFor what);

  Settings settings_;
  std::optional<DataLock> lock_;
  Vault vault_;
  Words words_;
  std::vector<Migration> migrations_;
  std::vector<Permission> permissions_;
  std::unique_ptr<Reception> reception_;
  std::unique_ptr<Opening> opening_;
  // Last, so that it goes first: the lane stops before anything its verbs use is gone.
  std::unique_ptr<Database> database_;
};

// The words that the platform itself brings.
Embedded platform_embedded();

}  // namespace linli
