#pragma once
#include "modules/notices/records.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
}
namespace linli::volunteers {
class Volunteers;
}

namespace linli::notices {

inline constexpr Permission write{"notices.write"};

// What a community tells the people of its places. Safe from several threads.
class Notices {
 public:
  // Days end at midnight `zone_minutes` east of UTC.
  Notices(const areas::Areas& areas, const people::People& people, const volunteers::Volunteers& volunteers,
          int zone_minutes);

  // ---- for everybody ----

  // What is valid now for the caller's places, the newest first.
  Items<Notice> list(Tx&, const Caller&, const ListNotices&) const;
  // One of these; platform.not_found when it has ended or is for others.
  Notice get(Tx&, const Caller&, const NoticeKey&) const;

  // ---- for those who write ----

  Page<Notice> list_written(Tx&, const Caller&, const ListWrittenNotices&) const;
  Notice get_written(Tx&, const Caller&, const NoticeKey&) const;
  // Makes a draft. Refuses with areas.no_such_area and notices.ends_before_start, notices.ended, notices.too_long at
  // /ends_at.
  Notice compose(Tx&, const Caller&, const WriteNotice&) const;
  // Those below refuse with notices.changed_meanwhile. Drafts only, else notices.published_already.
  Notice change(Tx&, const Caller&, const ChangeNotice&) const;
  void throw_away(Tx&, const Caller&, const NoticeKey&) const;
  Notice publish(Tx&, const Caller&, const PublishNotice&) const;
  // Of what is published, else notices.not_published. Marking it changes nothing of what it says, so readers are told
  // of no correction; who marked it stands in its history. Refuses with notices.ended.
  Notice mark(Tx&, const Caller&, const MarkNotice&) const;
  Notice correct(Tx&, const Caller&, const CorrectNotice&) const;
  Notice withdraw(Tx&, const Caller&, const WithdrawNotice&) const;

 private:
  // Codes of the areas where the caller lives, acts for somebody or helps.
  std::vector<std::string> places_of(Tx&, const Caller&, Id<Area> community) const;
  Notice writable(Tx&, const Caller&, Id<Area> community, Id<Notice> id) const;
  Notice writable(Tx&, const Caller&, Id<Area> community, Id<Notice> id, std::int64_t version) const;
  Notice save(Tx&, const Caller&, const Notice& before, Notice after) const;

  const areas::Areas& areas_;
  const people::People& people_;
  const volunteers::Volunteers& volunteers_;
  int zone_minutes_;
};

}  // namespace linli::notices

namespace linli {
Module notices_module();
}
