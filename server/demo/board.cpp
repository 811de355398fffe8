#include "server/demo/board.hpp"

#include "modules/notices/notices.hpp"

namespace linli::demo {
namespace {

using notices::NoticeKind;

enum class Whose { community, grid, compound };

struct PlannedNotice {
  Whose whose;
  NoticeKind kind;
  const char* title;
  const char* body;
  Duration ago, valid;
  bool important = false;
  const char* correction = "";
};

constexpr PlannedNotice planned_notices[] = {
    {Whose::community, NoticeKind::news, "社区阅览室重新开门",
     "阅览室修好了，每天上午九点到晚上八点开门，周末也开。\n有大字版的报纸和书，也有孩子的角落。\n想来帮忙整理图书的，"
     "找值班的同志说一声。",
     days(12), days(60)},
    {Whose::community, NoticeKind::news, "十月大家做成的事",
     "上个月有三百多件事有人接、有人办，邻居们帮了邻居。\n路灯修了十一盏，三栋的扶手装好了，老人送餐没有断过一天。\n谢"
     "谢每一位搭过手的人。",
     days(9), days(40)},
    {Whose::community, NoticeKind::notice, "老年人免费体检，这个月还能约",
     "六十五岁以上的居民可以免费体检一次，在社区卫生站，空腹来。\n可以自己打电话约，也可以请家人或者网格员代约。\n"
     "要带的证件看这里：https://www.gov.cn/fuwu/index.htm",
     days(6), days(24)},
    {Whose::community, NoticeKind::notice, "能量仓上了新东西",
     "大米、食用油、洗衣液都到了，用积分就能换。\n在“积分”一页里看看，换好了凭六位数字到社区一楼领。", days(4),
     days(30)},
    {Whose::grid, NoticeKind::notice, "本周六上午清理楼道杂物",
     "周六上午九点开始，楼道里的旧家具、纸箱请提前收好。\n搬不动的，在“我需要帮忙”里点一下，有人上门帮您搬。", days(3),
     days(6), false, "原来写的是周日，应该是周六。"},
    {Whose::compound, NoticeKind::notice, "电梯年检，明天上午停两个小时",
     "明天上午九点到十一点电梯年检，停用两个小时。\n腿脚不方便的住户请避开这段时间，急事请打物业电话。", hours(20),
     days(2)},
    {Whose::community, NoticeKind::warning, "今晚降温，路面可能结冰",
     "今晚到明早最低零下三度，坡道和台阶可能结冰。\n老人早上晚一点出门，穿防滑的鞋。\n独居的老人家里有什么不对，马上打"
     "社区电话，我们上门看。",
     minutes(50), days(1), true},
};

std::string code_of(const Plan& plan, Whose whose, int visitor) {
  const auto& town = plan.town;
  if (whose == Whose::community) return town.code;
  const auto home = static_cast<std::size_t>(plan.population.people[static_cast<std::size_t>(visitor)].home);
  const auto building = static_cast<std::size_t>(town.homes[home].building);
  const auto compound = static_cast<std::size_t>(town.buildings[building].compound);
  if (whose == Whose::compound) return town.compounds[compound].code;
  return town.grids[static_cast<std::size_t>(town.compounds[compound].grid)].code;
}

notices::WriteNotice wish_of(const PlannedNotice& each, Id<Area> community, const std::string& area_code, Instant now) {
  return {.community_id = community,
          .area_code = Text<12, 40>(area_code),
          .kind = each.kind,
          .title = Text<1, 80>(each.title),
          .body = Text<1, 6000>(each.body),
          .starts_at = {},
          .ends_at = now - each.ago + each.valid,
          .important = each.important};
}

}  // namespace

void fill_board(Stage& stage, const Plan& plan, const Played& played, Instant now) {
  const auto community = stage.players().community();
  const auto& room = stage.room<notices::Notices>();
  const int visitor = played.waiting_residents.empty() ? plan.cast.secretary : played.waiting_residents.front();
  for (const auto& each : planned_notices)
    stage.at(now - each.ago, "notices.publish", [&](Tx& tx) {
      const auto who = stage.players().caller(tx, plan.cast.secretary);
      const auto area_code = code_of(plan, each.whose, visitor);
      auto notice = room.compose(tx, who, wish_of(each, community, area_code, now));
      notice = room.publish(tx, who, {community, notice.id, notice.version});
      if (*each.correction != 0)
        room.correct(tx, who,
                     {.community_id = community,
                      .id = notice.id,
                      .version = notice.version,
                      .correction = Text<1, 300>(each.correction)});
      return who;
    });
  stage.at(now - minutes(15), "notices.compose", [&](Tx& tx) {
    const auto who = stage.players().caller(tx, plan.cast.community_workers.front());
    room.compose(
        tx, who,
        {.community_id = community,
         .area_code = Text<12, 40>(plan.town.code),
         .kind = NoticeKind::news,
         .title = Text<1, 80>("冬至包饺子，缺几双手"),
         .body = Text<1, 6000>("冬至那天在社区食堂包饺子，送给独居的老人。\n想来的邻居报个名，面和馅我们准备。"),
         .starts_at = {},
         .ends_at = now + days(25)});
    return who;
  });
}

}  // namespace linli::demo
