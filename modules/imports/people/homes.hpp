// The homes of a community by their addresses.
#pragma once
#include "engines/addresses/addresses.hpp"
#include "modules/areas/areas.hpp"
#include "modules/imports/people/records.hpp"

namespace linli::imports {

// Where an address leads. `key` is the same for the same home and differs between homes, also of one that is not in the
// book yet (then it is negative); 0 where the address names no home.
struct FoundHome {
  std::int64_t key = 0;
  std::string building_code;
  std::string unit, room;  // as the book writes them: "2单元", "501"
  std::optional<RowReason> fault;
};

class HomeBook {
 public:
  HomeBook(Tx& tx, const areas::Areas& areas, const people::People& people, Id<Area> community);
  // Refuses as data: imports.row.no_such_building, imports.row.which_building, imports.row.no_room.
  FoundHome find(const addresses::Address& address);
  // A home that is now in the book.
  void note(const FoundHome& found, const Household& home);

 private:
  struct Building {
    std::string code, compound, number;
  };
  static std::string place_of(const std::string& building_code, std::string_view unit, std::string_view room);

  std::vector<Building> buildings_;
  std::unordered_map<std::string, std::int64_t> keys_;  // by building code, bare unit, bare room
  std::int64_t next_new_ = -1;
};

}  // namespace linli::imports
