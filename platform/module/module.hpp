// The contract of a module. A module's module.cpp is its table of contents and has one function,
// `Module points_module()`, that server/modules.cpp finds through modules.def.
#pragma once
#include <typeindex>

#include "platform/db/database.hpp"
#include "platform/http/reception.hpp"
#include "platform/http/route.hpp"
#include "platform/settings/settings.hpp"
#include "platform/words/words.hpp"

namespace linli {

// Files of a module's folder that the build puts into the program: migrations/*.sql, words.zh.json, words.en.json.
struct Embedded {
  std::vector<Migration> migrations;
  std::string_view words_zh;
  std::string_view words_en;
};

// Work that comes round: a verb on the database lane, as the program itself, every so often.
struct Job {
  std::string name;  // "requests.escalate"
  Duration every;
  std::function<void(Tx&, const Caller&)> run;
};

// What a module finds and leaves when it opens. Rooms are the front-door objects of modules; a module sees only those
// that opened before it, so uses can never run in a circle.
class Opening {
 public:
  Opening(Database& database, const Settings& settings, Reception& reception)
      : database(database), settings(settings), reception(reception) {}

  Database& database;
  const Settings& settings;
  Reception& reception;
  std::vector<Job> jobs;

  // The front door of a module above; throws std::logic_error when it is not open yet.
  template <class Room>
  Room& use() const {
    const auto found = rooms_.find(typeid(Room));
    if (found == rooms_.end()) throw std::logic_error(std::string("not open yet: ") + typeid(Room).name());
    return *static_cast<Room*>(found->second.get());
  }
  // Makes this module's front door and keeps it for as long as the house stands.
  template <class Room, class... Arguments>
  Room& provide(Arguments&&... arguments) {
    auto room = std::make_shared<Room>(std::forward<Arguments>(arguments)...);
    auto& reference = *room;
    rooms_[typeid(Room)] = std::move(room);
    return reference;
  }

 private:
  std::map<std::type_index, std::shared_ptr<void>> rooms_;
};

struct Module {
  std::string name;
  Embedded embedded;
  std::vector<Permission> permissions;
  std::function<void(Opening&, Routes&)> open;
};

}  // namespace linli
