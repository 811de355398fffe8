#pragma once
#include <memory>

#include "modules/services/records.hpp"
#include "platform/record/json.hpp"
#include "shapes/work/calendar_sheet.hpp"

namespace linli::services {

// Working time as it is counted and as people read it.
struct WorkingTime {
  work::Calendar calendar;
  work::CalendarSheet sheet;
};

// What holds in a community at a moment: the kinds of service with all they promise, the ladders and the working time,
// shipped or the community's own. Never changes once made, lives as long as the program, safe from several threads: a
// change makes other terms.
class Terms {
 public:
  // `version` is the community's own edition, 0 where the shipped file holds. `fault` says why an own edition is set
  // aside: the program has changed and does not read it any more.
  template <class T>
  struct Part {
    std::shared_ptr<const T> value;
    std::int64_t version = 0;
    bool withdrawn = false;
    std::optional<Words2> fault{};
  };
  struct Parts {
    std::vector<Part<Service>> kinds;  // in the order of their groups
    std::vector<Part<Ladder>> ladders;
    Part<WorkingTime> working_time;
  };

  explicit Terms(Parts parts) : parts_(std::move(parts)) {}

  const std::vector<Part<Service>>& kinds() const { return parts_.kinds; }
  const std::vector<Part<Ladder>>& ladders() const { return parts_.ladders; }
  const Part<WorkingTime>& working_time() const { return parts_.working_time; }
  const work::Calendar& calendar() const { return parts_.working_time.value->calendar; }

  // Null when there is no such kind. A withdrawn one is still found, for what was ordered of it.
  const Service* find(std::string_view code) const;
  // Refuses with services.no_such_kind at /kind.
  const Service& get(std::string_view code) const;
  const Part<Service>* find_kind(std::string_view code) const;
  const Part<Ladder>* find_ladder(std::string_view code) const;

  // When a promise of this kind falls due for something ordered at a moment.
  Instant due(const Service& service, Promise promise, Instant ordered_at) const;
  // When a step of the kind's ladder is due, given the two promised moments.
  Instant due(const LadderStep& step, Instant accept_due_at, Instant finish_due_at) const;

 private:
  Parts parts_;
};

}  // namespace linli::services
