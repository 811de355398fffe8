#include "bench/register/population.hpp"

#include <fmt/format.h>

#include <array>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "server/demo/names.hpp"

namespace linli::bench {
namespace {

constexpr std::int64_t households_of_community = 4000, members = 3, rooms_of_building = 80;
constexpr std::array compounds{"玉岭花园", "江南新村", "松涛苑", "桂园小区", "长堤家园", "梅岭佳苑", "荷塘雅居", "楚风新城"};

class Builder {
 public:
  explicit Builder(House& house) : house_(house) {}

  void add_community(Population& population, std::size_t number, std::int64_t homes) {
    house_.database().write_now([&](Tx& tx) {
      const auto code = fmt::format("4201{:02}{:03}001", 1 + number / 100, 1 + number % 100);
      const auto community =
          house_.room<areas::Areas>().ensure_community(tx, code, fmt::format("第{}社区", number + 1), {}, {});
      for (std::int64_t home = 0; home < homes; ++home) add_home(tx, community.id, code, home);
      population.communities.push_back(community.id);
      population.codes.push_back(code);
    });
    population.households += homes;
    population.persons += homes * members;
  }

 private:
  void add_home(Tx& tx, Id<Area> community, const std::string& code, std::int64_t number) {
    const auto building = number / rooms_of_building;
    const auto compound = static_cast<std::size_t>(building / 7);
    const auto unit = 1 + number % rooms_of_building / 40, room = number % 40;
    Household home;
    home.id = tx.new_id<Household>();
    home.community_id = community;
    home.area_code = fmt::format("{}{:03}C{:02}B{:02}", code, 1 + building % 12, 1 + compound, 1 + building % 7);
    home.unit = Text<0, 20>(fmt::format("{}单元", unit));
    home.room = Text<1, 20>(fmt::format("{}{:02}", 1 + room / 2, 1 + room % 2));
    home.place = fmt::format("{} {}栋 {} {}", compounds[compound % compounds.size()], 1 + building, home.unit.str(), home.room.str());
    home.member_count = members;
    tx.insert("people_households", home);
    for (std::int64_t i = 0; i < members; ++i) add_person(tx, home, i);
  }

  void add_person(Tx& tx, const Household& home, std::int64_t number) {
    constexpr people::Sex sexes[] = {people::Sex::female, people::Sex::male};
    const bool woman = dice_.below(2) == 0;
    const int born = number == 2 ? 2000 + static_cast<int>(dice_.below(24)) : 1945 + static_cast<int>(dice_.below(50));
    Person person;
    person.id = tx.new_id<Person>();
    person.community_id = home.community_id;
    person.household_id = home.id;
    person.name = Text<1, 60>(demo::a_surname(dice_) + demo::a_given_name(dice_, woman, born));
    const char* fault = nullptr;
    person.phone = Phone::make(fmt::format("13{:09}", dice_.below(1'000'000'000)), fault);
    person.birth_year = Whole<1880, 2100>{born};
    person.sex = sexes[woman ? 0 : 1];
    person.area_code = home.area_code;
    person.place = home.place;
    tx.insert("people_persons", person);
  }

  House& house_;
  demo::Dice dice_{20261201};
};

}  // namespace

Population make_population(House& house, std::int64_t persons) {
  Population population;
  Builder builder(house);
  for (std::size_t number = 0; population.persons < persons; ++number)
    builder.add_community(population, number,
                          std::min(households_of_community, (persons - population.persons + members - 1) / members));
  return population;
}

}  // namespace linli::bench
