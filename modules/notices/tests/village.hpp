// A small village whose office writes notices.
#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/notices/notices.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "tests/villages/small_village.hpp"

namespace linli::testing {

struct Village : SmallVillage {
  Village()
      : SmallVillage({facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(),
                      services_module(), volunteers_module(), notices_module()}) {}

  notices::Notices& notices() { return house.room<notices::Notices>(); }

  notices::WriteNotice draft(const std::string& area_code) const {
    return {.community_id = community.id,
            .area_code = Text<12, 40>(area_code),
            .kind = notices::NoticeKind::notice,
            .title = Text<1, 80>("周二停水"),
            .body = Text<1, 6000>("上午九点到十二点停水。\n请先接一些水备用。"),
            .starts_at = {},
            .ends_at = testing::standing_time() + days(3)};
  }
  notices::Notice write(const notices::WriteNotice& wanted) {
    return house.write([&](Tx& tx) { return notices().compose(tx, office(), wanted); });
  }
  notices::Notice publish(const notices::WriteNotice& wanted) {
    const auto drafted = write(wanted);
    return house.write([&](Tx& tx) {
      return notices().publish(tx, office(), {community.id, drafted.id, drafted.version});
    });
  }
  std::vector<std::string> titles_for(const Caller& caller) {
    std::vector<std::string> titles;
    const auto read = house.read([&](Tx& tx) { return notices().list(tx, caller, {community.id}); });
    for (const auto& notice : read.items) titles.push_back(notice.title.str());
    return titles;
  }

  Caller office() const { return caller_with({notices::write, areas::view}, village_code, 910); }
};

}  // namespace linli::testing
