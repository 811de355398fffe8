#include "server/demo/population.hpp"

#include <array>

#include "server/demo/names.hpp"

namespace linli::demo {
namespace {

enum Family { alone, old_alone, couple, old_couple, parent_and_child, small_family, three_generations, big_family };
constexpr std::array<int, 8> how_many{15, 12, 21, 16, 5, 17, 9, 5};

class Census {
 public:
  Census(const Town& town, int year, long long first_phone, Dice dice) : town_(town), next_phone_(first_phone), dice_(dice) {
    population_.year = year;
  }

  Population count() {
    for (std::size_t home = 0; home < town_.homes.size(); ++home) {
      population_.first_of_home.push_back(static_cast<int>(population_.people.size()));
      home_ = static_cast<int>(home);
      move_in(static_cast<Family>(dice_.weighted(how_many)));
    }
    population_.first_of_home.push_back(static_cast<int>(population_.people.size()));
    return std::move(population_);
  }

 private:
  void move_in(Family family) {
    surname_ = a_surname(dice_);
    switch (family) {
      case alone: return person(dice_.between(22, 58), dice_.chance(48));
      case old_alone: return person(dice_.between(64, 91), dice_.chance(68));
      case couple: return pair(dice_.between(26, 59));
      case old_couple: return pair(dice_.between(62, 86));
      case parent_and_child: return parents_and_children(dice_.between(29, 46), 1, false);
      case small_family: return parents_and_children(dice_.between(28, 47), 1, true);
      case three_generations: {
        const int age = dice_.between(31, 44);
        parents_and_children(age, 1, true);
        return person(age + dice_.between(24, 31), dice_.chance(70));
      }
      case big_family: {
        const int age = dice_.between(32, 44);
        parents_and_children(age, 2, true);
        return person(age + dice_.between(24, 31), dice_.chance(70));
      }
    }
  }

  void pair(int age) {
    person(age, false);
    const auto husbands = surname_;
    surname_ = a_surname(dice_);
    person(age - dice_.between(-1, 4), true);
    surname_ = husbands;
  }

  void parents_and_children(int age, int children, bool both) {
    if (both) pair(age);
    else person(age, true);
    for (int child = 0; child < children; ++child) person(dice_.between(1, age - 24 < 18 ? age - 24 : 18), dice_.chance(48));
  }

  void person(int age, bool woman) {
    PlannedPerson person;
    person.birth_year = population_.year - age;
    person.woman = woman;
    person.name = surname_ + a_given_name(dice_, woman, person.birth_year);
    person.home = home_;
    person.languages = languages_at(age);
    if (age >= 14 && dice_.chance(age < 70 ? 96 : age < 80 ? 78 : 52)) person.phone = std::to_string(next_phone_++);
    person.large_text = age >= 65 && dice_.chance(55);
    person.spoken_contact = age >= 75 && dice_.chance(45);
    population_.people.push_back(std::move(person));
  }

  std::vector<std::string> languages_at(int age) {
    if (age >= 78 && dice_.chance(60)) return {"songzi"};
    std::vector<std::string> languages{"mandarin"};
    if (dice_.chance(age < 20 ? 35 : 82)) languages.push_back("songzi");
    if (dice_.chance(5)) languages.emplace_back(dice_.one_of(std::array{"wuhan", "henan", "sichuanese", "tujia", "sign_language"}));
    if (age >= 16 && age < 45 && dice_.chance(9)) languages.push_back("english");
    return languages;
  }

  const Town& town_;
  long long next_phone_;
  Dice dice_;
  Population population_;
  std::string surname_;
  int home_ = 0;
};

}  // namespace

Population plan_population(const Town& town, int year, long long first_phone, Dice dice) {
  return Census(town, year, first_phone, dice).count();
}

}  // namespace linli::demo
