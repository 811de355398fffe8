#include "server/demo/days.hpp"

#include "modules/posts/rota.hpp"
#include "modules/posts/rota_rules.hpp"
#include "modules/requests/requests.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::demo {
namespace {

struct Errand {
  const char *kind, *words, *fields;
  int minutes_ago;
};
// Five homes of one walk.
constexpr Errand errands[] = {
    {"company", "下午想有人陪着说说话。", R"({"likes":["talk"]})", 95},
    {"errands", "帮我带两斤鸡蛋和一把青菜上来，谢谢。", "{}", 80},
    {"company", "眼睛不行了，想听人念念报纸。", R"({"likes":["reading"]})", 62},
    {"errands", "门口的快递有点重，我拿不动。", "{}", 48},
    {"company", "想下楼走一走，有人扶一把就行。", R"({"likes":["walk"]})", 33},
};
// What a grid worker saw in the morning and does themselves.
constexpr Errand sights[] = {
    {"other", "楼道口的门关不严，风往里灌。", "{}", 130},
    {"fire_hazard", "消防箱的玻璃破了，灭火器少了一个。", R"({"what":"equipment"})", 112},
    {"noise", "装修的中午也在敲，楼上有人上夜班。", "{}", 90},
    {"other", "一楼扶手松了，老人扶着会晃。", "{}", 70},
    {"other", "健身器材松了一颗螺丝。", "{}", 50},
};
struct Word {
  const char *done, *said;
};
constexpr Word kind_words[] = {{"陪着去楼下晒了太阳。", "您有耐心，陪我说了好一会儿话，谢谢。"},
                               {"报纸念完了，约好下周再来。", "听您念报纸，一上午都高兴。"}};

class Days {
 public:
  Days(Stage& stage, const Plan& plan, const Played& played, Instant now)
      : stage_(stage), plan_(plan), played_(played), now_(now), community_(stage.players().community()) {}

  void fill() {
    if (!played_.asked.empty()) fill_volunteer(played_.asked.front());
    fill_round();
    fill_rota();
  }

 private:
  int compound_of(int building) const { return plan_.town.buildings[static_cast<std::size_t>(building)].compound; }
  int building_of(int person) const {
    const auto home = static_cast<std::size_t>(plan_.population.people[static_cast<std::size_t>(person)].home);
    return plan_.town.homes[home].building;
  }
  // Older people with a telephone in one compound, each from another building while there are some.
  std::vector<int> neighbours_in(int compound, int count) const {
    std::vector<int> found, buildings;
    for (int i = 0; i < static_cast<int>(plan_.population.people.size()) && std::ssize(found) < count; ++i) {
      if (plan_.population.people[static_cast<std::size_t>(i)].phone.empty() || plan_.population.age(i) < 66) continue;
      const int building = building_of(i);
      if (compound_of(building) != compound || std::ranges::find(buildings, building) != buildings.end()) continue;
      buildings.push_back(building);
      found.push_back(i);
    }
    return found;
  }
  int compound_with(const std::string& building_code) const {
    for (const auto& building : plan_.town.buildings)
      if (building.code == building_code) return building.compound;
    return 0;
  }

  template <class Deed>
  bool at(Instant moment, const char* action, Deed deed) {
    return stage_.at(moment, action, [&](Tx& tx) { return deed(tx); });
  }
  Caller staff(Tx& tx) { return stage_.players().caller(tx, plan_.cast.community_workers.front()); }

  // Asked by staff and taken at once.
  Id<requests::Assignment> give(Id<requests::Request> request, Id<Person> person,
                                std::optional<Id<volunteers::Volunteer>> volunteer, Instant moment) {
    Id<requests::Assignment> part;
    at(moment, "requests.offer", [&](Tx& tx) {
      const auto who = staff(tx);
      requests::OfferRequest wanted{.community_id = community_, .id = request};
      volunteer ? void(wanted.volunteer_id = volunteer) : void(wanted.person_id = person);
      part = stage_.room<requests::Dispatch>().offer(tx, who, wanted).id;
      return who;
    });
    at(moment + minutes(4), "requests.accept", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      stage_.room<requests::Dispatch>().accept(tx, who, {community_, part, {}});
      return who;
    });
    return part;
  }
  Id<requests::Request> order(int person, const Errand& errand, Instant moment, bool event = false) {
    Id<requests::Request> made;
    at(moment, "requests.order", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      requests::OrderRequest wanted{
          .community_id = community_, .kind = Text<1, 40>(errand.kind), .words = Text<0, 1000>(errand.words)};
      wanted.fields.value = boost::json::parse(errand.fields).as_object();
      if (event) set_place(wanted);
      made = stage_.room<requests::Requests>().order(tx, who, wanted).id;
      return who;
    });
    return made;
  }

  void fill_volunteer(Id<Person> person) {
    std::optional<Id<volunteers::Volunteer>> volunteer;
    int compound = 0;
    stage_.house().database().read([&](Tx& tx) {
      if (const auto found = stage_.room<volunteers::Volunteers>().find_of_person(tx, community_, person)) {
        volunteer = found->id;
        compound = compound_with(found->area_code);
      }
    });
    if (!volunteer) return;
    const auto homes = neighbours_in(compound, static_cast<int>(std::size(errands)));
    for (std::size_t i = 0; i < homes.size(); ++i) {
      const auto moment = now_ - minutes(errands[i].minutes_ago);
      if (const auto request = order(homes[i], errands[i], moment))
        give(request, person, volunteer, moment + minutes(6));
    }
    for (std::size_t i = 0; i < std::min(homes.size(), std::size(kind_words)); ++i)
      thank(homes[i], person, volunteer, kind_words[i], now_ - days(3 + static_cast<std::int64_t>(i)));
  }

  // Some days ago: done, and thanked for.
  void thank(int resident, Id<Person> person, std::optional<Id<volunteers::Volunteer>> volunteer, const Word& word,
             Instant moment) {
    const auto request = order(resident, errands[0], moment);
    if (!request) return;
    const auto part = give(request, person, volunteer, moment + minutes(5));
    at(moment + minutes(70), "requests.complete", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      stage_.room<requests::Dispatch>().complete(
          tx, who, {.community_id = community_, .id = part, .note = Text<0, 500>(word.done)});
      return who;
    });
    at(moment + minutes(100), "requests.rate", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, resident);
      stage_.room<requests::Ratings>().rate(tx, who,
                                            {community_, request, requests::Answer::solved, Text<0, 500>(word.said)});
      return who;
    });
  }

  // ---- the grid worker ----

  void set_place(requests::OrderRequest& wanted) {
    const auto& building = plan_.town.buildings[static_cast<std::size_t>(round_[seen_++ % round_.size()])];
    const auto& compound = plan_.town.compounds[static_cast<std::size_t>(building.compound)];
    wanted.event = true;
    wanted.area_code = Text<12, 40>(building.code);
    wanted.place_text = Text<0, 200>(compound.name + " " + building.name + "附近");
    wanted.lat = Latitude{building.spot.lat};
    wanted.lng = Longitude{building.spot.lng};
  }
  void fill_round() {
    const int leader = plan_.cast.grid_leaders.front();
    const int compound = compound_of(building_of(leader));
    for (int i = 0; i < static_cast<int>(plan_.town.buildings.size()); ++i)
      if (compound_of(i) == compound) round_.push_back(i);
    Id<Person> person;
    stage_.house().database().read([&](Tx& tx) { person = stage_.players().person(tx, leader).id; });
    for (const auto& sight : sights) {
      const auto moment = now_ - minutes(sight.minutes_ago);
      if (const auto request = order(leader, sight, moment, true)) give(request, person, {}, moment + minutes(3));
    }
  }

  // ---- the rota ----

  int deputy_of(const std::string& area_code) const {
    for (const auto& post : plan_.cast.posts)
      if (post.area_code == area_code && post.post == "grid_leader" && post.rank == 1) return post.person;
    return plan_.cast.deputy_secretary;
  }
  Id<posts::Post> post_of(Tx& tx, Id<Person> person, const std::string& area_code) {
    for (const auto& post : stage_.room<posts::Posts>().posts_of(tx, community_, person))
      if (post.area_code == area_code) return post.id;
    return {};
  }
  // The leader and the deputy take turns by day; the deputy is away next Wednesday and asks the leader, and would like
  // to give away a Saturday. In the next grid both are away on the same Thursday: a gap that the secretary sees.
  void fill_rota() {
    const auto monday = posts::monday_of(now_, zone_minutes);
    const int leader = plan_.cast.grid_leaders.front();
    const auto& grid = plan_.town.grids.front().code;
    const int deputy = deputy_of(grid);
    for (int day = 0; day < 14; ++day) set_turn(grid, day % 2 == 0 ? leader : deputy, monday + days(day), monday);
    leave(grid, deputy, monday + days(9), leader);
    offer(grid, deputy, monday + days(11));
    if (plan_.cast.grid_leaders.size() < 2) return;
    const auto& next = plan_.town.grids[1].code;
    leave(next, plan_.cast.grid_leaders[1], monday + days(10), {});
    leave(next, deputy_of(next), monday + days(10), {});
  }
  void set_turn(const std::string& area_code, int person, Instant day, Instant monday) {
    at(monday - hours(6), "posts.set_turn", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, plan_.cast.secretary);
      stage_.room<posts::RotaRoom>().set(tx, who,
                                         {community_, Text<12, 40>(area_code), stage_.players().person(tx, person).id,
                                          day + hours(8), day + hours(20)});
      return who;
    });
  }
  void leave(const std::string& area_code, int person, Instant day, std::optional<int> other) {
    at(now_ - hours(2), "posts.take_leave", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      posts::LeavePost wanted{community_, post_of(tx, who.person_id, area_code), day, day + days(1)};
      if (other) wanted.stand_in_person_id = stage_.players().person(tx, *other).id;
      stage_.room<posts::Posts>().take_leave(tx, who, wanted);
      return who;
    });
  }
  void offer(const std::string& area_code, int person, Instant day) {
    at(now_ - hours(1), "posts.give_turn", [&](Tx& tx) {
      const auto who = stage_.players().caller(tx, person);
      for (const auto& area : stage_.room<posts::RotaRoom>().mine(tx, who, {community_, {}}).areas)
        for (const auto& turn : area.turns)
          if (area.area_code == area_code && turn.starts_at == day + hours(8) && turn.person_id == who.person_id)
            stage_.room<posts::RotaRoom>().give(tx, who, {community_, turn.id, {}});
      return who;
    });
  }

  static constexpr int zone_minutes = 480;
  Stage& stage_;
  const Plan& plan_;
  const Played& played_;
  Instant now_;
  Id<Area> community_;
  std::vector<int> round_;
  std::size_t seen_ = 0;
};

}  // namespace

void fill_days(Stage& stage, const Plan& plan, const Played& played, Instant now) {
  Days(stage, plan, played, now).fill();
}

}  // namespace linli::demo
