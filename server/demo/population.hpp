// Who lives in the planned town: invented people in homes. Pure; the same for every run of one year.
#pragma once
#include "server/demo/town.hpp"

namespace linli::demo {

struct PlannedPerson {
  std::string name;
  int birth_year = 0;
  bool woman = false;
  std::string phone;  // empty: none of their own
  std::vector<std::string> languages;
  bool large_text = false, spoken_contact = false;
  int home = 0;
};

struct Population {
  int year = 0;
  std::vector<PlannedPerson> people;  // in the order of homes
  std::vector<int> first_of_home;     // and one past the last

  int age(int person) const { return year - people[static_cast<std::size_t>(person)].birth_year; }
  bool lives_alone(int person) const {
    const auto home = static_cast<std::size_t>(people[static_cast<std::size_t>(person)].home);
    return first_of_home[home + 1] - first_of_home[home] == 1;
  }
};

// Telephones count up from `first_phone`, in a range that no operator gives out.
Population plan_population(const Town& town, int year, long long first_phone, Dice dice);

}  // namespace linli::demo
