#include "server/demo/cast.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace linli::demo {
namespace {

constexpr std::array<std::string_view, 14> units{"市供电公司党支部", "市第一小学",     "市中医医院",   "市自来水公司", "市法律援助中心",
                                                 "市实验中学",       "市邮政公司",     "市交通运输局", "市图书馆",     "农商银行玉岭支行",
                                                 "市疾控中心",       "退役军人服务站", "市职业学校",   ""};

struct Talent {
  std::string_view skill;
  int least_age, most_age, weight;
};
constexpr std::array<Talent, 16> talents{{{"plumbing_or_electric", 24, 68, 11}, {"carpentry", 30, 72, 4},  {"carrying", 18, 50, 13},
                                          {"driving", 22, 62, 16},              {"cooking", 30, 72, 14},   {"hairdressing", 24, 70, 3},
                                          {"phone_help", 18, 45, 13},           {"childcare", 25, 66, 9},  {"teaching", 20, 68, 10},
                                          {"nursing", 24, 62, 6},               {"first_aid", 20, 60, 6},  {"counselling", 26, 64, 4},
                                          {"legal", 26, 66, 4},                 {"mediation", 42, 72, 8},  {"animals", 20, 64, 4},
                                          {"gardening", 38, 72, 5}}};

class Casting {
 public:
  Casting(const Town& town, const Population& population, const CastShape& shape, Dice dice)
      : town_(town), population_(population), shape_(shape), dice_(dice), taken_(population.people.size(), false) {}

  Cast choose() {
    choose_community();
    for (std::size_t grid = 0; grid < town_.grids.size(); ++grid) choose_grid(static_cast<int>(grid));
    for (std::size_t i = 0; i < town_.micro_grids.size(); ++i) {
      const auto here = [&](const PlannedHome& home) { return home.micro_grid == static_cast<int>(i); };
      hold(town_.micro_grids[i].code, "micro_grid_head", someone(40, 74, here));
    }
    for (std::size_t i = 0; i < town_.buildings.size(); ++i) {
      const auto here = [&](const PlannedHome& home) { return home.building == static_cast<int>(i); };
      hold(town_.buildings[i].code, "building_head", someone(45, 76, here));
    }
    choose_volunteers();
    choose_proxies();
    return std::move(cast_);
  }

 private:
  static bool anywhere(const PlannedHome&) { return true; }
  int compound_of(const PlannedHome& home) const { return town_.buildings[static_cast<std::size_t>(home.building)].compound; }
  int grid_of(const PlannedHome& home) const { return town_.compounds[static_cast<std::size_t>(compound_of(home))].grid; }
  const PlannedPerson& person(int index) const { return population_.people[static_cast<std::size_t>(index)]; }

  // Somebody with a telephone and no part yet, of this age, living where `lives` says.
  template <class Lives>
  int someone(int least_age, int most_age, const Lives& lives) {
    const int count = static_cast<int>(population_.people.size());
    const int start = dice_.below(count);
    for (int slack = 0; slack <= 60; slack += 10)
      for (int i = 0; i < count; ++i) {
        const int index = (start + i) % count;
        const int age = population_.age(index);
        if (taken_[static_cast<std::size_t>(index)] || person(index).phone.empty() || age < std::max(18, least_age - slack) || age > most_age + slack)
          continue;
        if (!lives(town_.homes[static_cast<std::size_t>(person(index).home)])) continue;
        taken_[static_cast<std::size_t>(index)] = true;
        return index;
      }
    throw std::logic_error("the planned town has nobody left for a part");
  }

  int hold(const std::string& area_code, const std::string& post, int person, int rank = 0) {
    cast_.posts.push_back({area_code, post, person, rank});
    return person;
  }

  void choose_community() {
    cast_.secretary = hold(town_.code, "secretary", someone(42, 57, anywhere));
    cast_.deputy_secretary = hold(town_.code, "deputy_secretary", someone(32, 52, anywhere));
    for (int i = 0; i < shape_.community_workers; ++i)
      cast_.community_workers.push_back(hold(town_.code, "community_worker", someone(24, 45, anywhere), i));
    cast_.call_taker = hold(town_.code, "call_taker", someone(24, 50, anywhere));
    cast_.police_officer = hold(town_.code, "police_officer", someone(28, 52, anywhere));
    cast_.medic = hold(town_.code, "medic", someone(30, 58, anywhere));
    if (shape_.street_office) cast_.street_officer = hold(std::string(street_code), "street_staff", someone(28, 52, anywhere));
  }

  void choose_grid(int grid) {
    const auto here = [&](const PlannedHome& home) { return grid_of(home) == grid; };
    const auto& code = town_.grids[static_cast<std::size_t>(grid)].code;
    cast_.grid_leaders.push_back(hold(code, "grid_leader", someone(32, 58, here)));
    hold(code, "grid_leader", someone(30, 60, here), 1);
    // One manager looks after four compounds at most: nobody's reach has more separate areas.
    int compounds = 0, manager = 0;
    for (const auto& compound : town_.compounds) {
      if (compound.grid != grid) continue;
      if (compounds++ % 4 == 0) cast_.property_managers.push_back(manager = someone(28, 56, anywhere));
      hold(compound.code, "property_manager", manager);
    }
  }

  void choose_volunteers() {
    for (int i = 0; i < shape_.volunteers; ++i) {
      PlannedVolunteer volunteer;
      volunteer.person = someone(19, 71, anywhere);
      volunteer.affiliation = dice_.one_of(units);
      volunteer.paired = i < shape_.paired;
      volunteer.skills = skills_at(population_.age(volunteer.person));
      volunteer.weekly_minutes = 60 * dice_.between(1, 6);
      if (dice_.chance(40)) {
        volunteer.quiet_from = dice_.chance(50) ? "21:30" : "22:00";
        volunteer.quiet_to = dice_.chance(50) ? "07:00" : "08:00";
      }
      cast_.volunteers.push_back(std::move(volunteer));
    }
  }

  std::vector<std::string> skills_at(int age) {
    std::array<int, talents.size()> weights{};
    for (std::size_t i = 0; i < talents.size(); ++i)
      if (age >= talents[i].least_age && age <= talents[i].most_age) weights[i] = talents[i].weight;
    std::vector<std::string> skills;
    const int wanted = dice_.chance(18) ? 0 : dice_.between(1, 3);
    for (int i = 0; i < wanted; ++i) {
      const auto choice = dice_.weighted(weights);
      weights[choice] = 0;
      skills.emplace_back(talents[choice].skill);
    }
    std::ranges::sort(skills);
    return skills;
  }

  // Old people who live alone, most without a telephone of their own, and a neighbour of the same house or a relative.
  void choose_proxies() {
    const int count = static_cast<int>(population_.people.size());
    int found = 0;
    for (int i = dice_.below(count / 2); i < count && found < shape_.proxies; i += dice_.between(40, 160)) {
      int old = i;
      while (old < count && !(population_.age(old) >= 76 && population_.lives_alone(old) && !taken_[static_cast<std::size_t>(old)])) ++old;
      if (old == count) break;
      taken_[static_cast<std::size_t>(old)] = true;
      cast_.proxies.push_back(proxy_of(old, found++ % 3 == 2));
      i = old;
    }
  }

  PlannedProxy proxy_of(int old, bool relative) {
    const int building = town_.homes[static_cast<std::size_t>(person(old).home)].building;
    const auto same_house = [&](const PlannedHome& home) { return home.building == building; };
    if (relative) return {old, someone(35, 58, anywhere), "relative", "in_person", "我不会用手机，事情都由侄女替我办。"};
    return {old, someone(25, 62, same_house), "neighbour", "in_person", "我眼睛不好，请楼里的邻居替我下单、替我说。"};
  }

  const Town& town_;
  const Population& population_;
  const CastShape& shape_;
  Dice dice_;
  std::vector<bool> taken_;
  Cast cast_;
};

}  // namespace

Cast choose_cast(const Town& town, const Population& population, const CastShape& shape, Dice dice) {
  return Casting(town, population, shape, dice).choose();
}

}  // namespace linli::demo
