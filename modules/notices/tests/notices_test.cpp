#include <doctest/doctest.h>

#include "modules/notices/tests/village.hpp"

using namespace linli;
using namespace linli::notices;
using testing::refusal_code_of;
using testing::Village;

namespace {

using Titles = std::vector<std::string>;

WriteNotice titled(WriteNotice wanted, const char* title) {
  wanted.title = Text<1, 80>(title);
  return wanted;
}

}  // namespace

TEST_CASE("residents read what is for their community, grid, micro-grid, compound and building, the newest first") {
  Village village;
  village.publish(titled(village.draft(testing::village_code), "社区"));
  village.publish(titled(village.draft(testing::grid_code), "网格"));
  village.publish(titled(village.draft(testing::grid_code + "001"), "微网格"));
  village.publish(titled(village.draft(testing::grid_code + "C01"), "小区"));
  village.publish(titled(village.draft(testing::building_code), "一栋"));
  CHECK(village.titles_for(village.as_resident(village.granny)) == Titles{"一栋", "小区", "微网格", "网格", "社区"});
  CHECK(village.titles_for(village.as_resident(village.neighbour)) == Titles{"小区", "网格", "社区"});
  CHECK(village.titles_for(village.as_resident(village.stranger)).empty());
}

TEST_CASE("whoever acts for a resident, or helps in the community, reads what concerns them there") {
  Village village;
  village.publish(titled(village.draft(testing::village_code), "社区"));
  village.publish(titled(village.draft(testing::building_code), "一栋"));
  auto agent = village.as_resident(village.stranger);
  agent.principals.push_back({village.granny.id, *village.granny.household_id, village.community.id});
  CHECK(village.titles_for(agent) == Titles{"一栋", "社区"});
  village.house.write([&](Tx& tx) {
    village.house.room<volunteers::Volunteers>().enrol(
        tx, village.program, village.stranger.id,
        {.community_id = village.next_door.id, .paired_community_id = village.community.id});
  });
  CHECK(village.titles_for(village.as_resident(village.stranger)) == Titles{"社区"});
}

TEST_CASE("staff read what is for a part of their area, and nothing from beside it") {
  Village village;
  village.publish(titled(village.draft(testing::building_code), "一栋"));
  CHECK(village.titles_for(testing::caller_with({areas::view}, testing::grid_code)) == Titles{"一栋"});
  CHECK(village.titles_for(testing::caller_with({areas::view}, testing::grid_code + "C01B02")).empty());
}

TEST_CASE("a draft is read by nobody, and a notice begins and ends by itself") {
  Village village;
  village.write(village.draft(testing::village_code));
  const auto reader = village.as_resident(village.granny);
  CHECK(village.titles_for(reader).empty());
  auto later = titled(village.draft(testing::village_code), "后天");
  later.starts_at = testing::standing_time() + days(2);
  const auto notice = village.publish(later);
  const auto titles_at = [&](Instant at) {
    return village.house.read([&](Tx& tx) {
      tx.set_now(at);
      return village.notices().list(tx, reader, {village.community.id}).items.size();
    });
  };
  CHECK(titles_at(testing::standing_time()) == 0);
  CHECK(titles_at(testing::standing_time() + days(2)) == 1);
  CHECK(titles_at(notice.ends_at) == 0);
}

TEST_CASE("what is published is corrected in the open and never changed quietly") {
  Village village;
  const auto drafted = village.write(village.draft(testing::village_code));
  const auto change = [&](const Notice& notice, const char* title) {
    return village.house.write([&](Tx& tx) {
      return village.notices().change(tx, village.office(),
                                      {.community_id = village.community.id,
                                       .id = notice.id,
                                       .version = notice.version,
                                       .title = Text<1, 80>(title)});
    });
  };
  const auto changed = change(drafted, "周三停水");
  CHECK(changed.title.str() == "周三停水");
  CHECK(refusal_code_of([&] { change(drafted, "周四停水"); }) == "notices.changed_meanwhile");
  const auto correct = [&](const Notice& notice) {
    return village.house.write([&](Tx& tx) {
      return village.notices().correct(tx, village.office(),
                                       {.community_id = village.community.id,
                                        .id = notice.id,
                                        .version = notice.version,
                                        .correction = Text<1, 300>("时间写错了。"),
                                        .title = Text<1, 80>("周五停水")});
    });
  };
  CHECK(refusal_code_of([&] { correct(changed); }) == "notices.not_published");
  const auto published = village.house.write([&](Tx& tx) {
    return village.notices().publish(tx, village.office(), {village.community.id, changed.id, changed.version});
  });
  CHECK(refusal_code_of([&] { change(published, "不停水"); }) == "notices.published_already");
  const auto corrected = correct(published);
  CHECK(corrected.correction == "时间写错了。");
  CHECK(corrected.corrected_at == testing::standing_time());
  const auto history = village.house.read([&](Tx& tx) {
    return facts::history_of(tx, {village.community.id, "notice", corrected.id.value});
  });
  CHECK(std::ranges::any_of(history,
                            [](const auto& each) { return each.field == "title" && each.was == "\"周三停水\""; }));
}

TEST_CASE("what is withdrawn is gone for its readers and keeps its reason at the desk") {
  Village village;
  const auto notice = village.publish(village.draft(testing::village_code));
  const auto withdraw = [&](std::int64_t version) {
    return village.house.write([&](Tx& tx) {
      return village.notices().withdraw(tx, village.office(),
                                        {village.community.id, notice.id, version, Text<1, 300>("不停水了。")});
    });
  };
  const auto withdrawn = withdraw(notice.version);
  CHECK(withdrawn.withdrawn_because == "不停水了。");
  CHECK(village.titles_for(village.as_resident(village.granny)).empty());
  CHECK(refusal_code_of([&] { withdraw(withdrawn.version); }) == "notices.not_published");
}

TEST_CASE("only drafts are thrown away") {
  Village village;
  const auto throw_away = [&](const Notice& notice) {
    return refusal_code_of([&] {
      village.house.write([&](Tx& tx) {
        village.notices().throw_away(tx, village.office(), {village.community.id, notice.id});
      });
    });
  };
  const auto drafted = village.write(village.draft(testing::village_code));
  CHECK(throw_away(drafted).empty());
  CHECK(throw_away(drafted) == "platform.not_found");
  CHECK(throw_away(village.publish(village.draft(testing::village_code))) == "notices.published_already");
}

TEST_CASE("the important notice of today carries the midnight at which it steps back") {
  Village village;
  auto wanted = village.draft(testing::village_code);
  wanted.important = true;
  const auto notice = village.publish(wanted);
  CHECK(notice.important_until == from_local(2026, 11, 25, 0, 480));
}
