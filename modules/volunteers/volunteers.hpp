#pragma once
#include <functional>

#include "modules/volunteers/records.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
struct KeptPart;
}  // namespace linli::people
namespace linli::accounts {
class Accounts;
}
namespace linli::services {
class Services;
}

namespace linli::volunteers {

struct VolunteerRow;

inline constexpr Permission view{"volunteers.view"};
inline constexpr Permission manage{"volunteers.manage"};
inline constexpr Permission serve{"volunteers.serve"};
// Corrections of hours are seen, proposed and decided by the same roles as corrections of points.
inline constexpr Permission view_points{"points.view"};
inline constexpr Permission correct{"points.correct"};
inline constexpr Permission approve_correction{"points.approve"};

// Why somebody is not offered a job at a moment; `none` when nothing speaks against it.
enum class Absence { none, not_active, paused, on_leave, quiet };

// The volunteers of every community and the hours they gave. Safe from several threads once the modules are open.
class Volunteers {
 public:
  // How many jobs each volunteer of a community has in hand, from the module that keeps the jobs.
  using CountJobs =
      std::function<std::unordered_map<std::int64_t, std::int64_t>(Tx&, Id<Area>, std::span<const Id<Volunteer>>)>;

  Volunteers(const areas::Areas& areas, const people::People& people, const accounts::Accounts& accounts,
             const services::Services& services, int zone_minutes);

  // ---- for other modules ----

  // Every active volunteer of a community, those on leave too, in one statement.
  std::vector<Helper> helpers(Tx&, Id<Area> community) const;
  // One of them; empty when they are not active.
  std::optional<Helper> find_helper(Tx&, Id<Area> community, Id<Volunteer> id) const;
  std::optional<Volunteer> find(Tx&, Id<Area> community, Id<Volunteer> id) const;
  std::optional<Volunteer> find_of_person(Tx&, Id<Area> community, Id<Person> person) const;
  // A registration and its hours, for the person's own eyes.
  people::KeptPart kept(Tx&, const Words&, const Person&) const;
  // Refuses with platform.not_found.
  Volunteer get_volunteer(Tx&, Id<Area> community, Id<Volunteer> id) const;
  Absence absence(const Volunteer& volunteer, Instant at) const;
  Absence absence(const Helper& helper, Instant at) const;
  bool is_available(const Helper& helper, Instant at) const { return absence(helper, at) == Absence::none; }
  // Refuses with volunteers.on_leave, volunteers.paused or volunteers.not_active. Quiet hours refuse nobody: who is
  // asked by a person may still say yes.
  void require_at_work(const Volunteer& volunteer, Instant at) const;

  // Enters hours of a finished job in the caller's name. Refuses with platform.invalid (volunteers.ends_before_start,
  // volunteers.ends_later, volunteers.too_many_hours at /ended_at, volunteers.hours_overlap at /started_at).
  Hours book_hours(Tx&, const Caller&, const BookHours&) const;
  // `start`, or the end of the last work between it and `end` that is entered already: for a job whose helper named no
  // times.
  Instant free_since(Tx&, Id<Area> community, Id<Volunteer> id, Instant start, Instant end) const;
  // Who helped within `reach` since `from`, week by week; weeks without help are left out.
  std::vector<HelpWeek> help_by_week(Tx&, Id<Area> community, const Reach& reach, Instant from) const;
  // Confirms what is entered for a job, in the name of the resident who rated it. Leaves lines alone that the caller
  // entered or earned: those need somebody else. Returns how many were confirmed.
  int confirm_hours_of(Tx&, const Caller&, Id<Area> community, Id<work::Subject> request) const;
  std::int64_t count_hours_to_confirm(Tx&, Id<Area> community, const Reach& reach) const;
  std::int64_t count_corrections_to_decide(Tx&, Id<Area> community) const;

  // While modules open; never later.
  void count_jobs_with(CountJobs count) { count_jobs_ = std::move(count); }

  // Makes an active volunteer without an application: for imports and the demonstration. Both communities as in
  // `apply`.
  Volunteer enrol(Tx&, const Caller&, Id<Person> person, const ApplyAsVolunteer&) const;
  // Takes name and home anew from the register, when somebody has moved or changed their name there.
  void follow(Tx&, const Caller&, const Person& person) const;

  // ---- routes ----

  Page<Volunteer> list(Tx&, const Caller&, const ListVolunteers&) const;
  Volunteer get(Tx&, const Caller&, const VolunteerKey&) const;
  Volunteer mine(Tx&, const Caller&, const OwnVolunteer&) const;
  // Refuses with volunteers.already, volunteers.live_elsewhere, volunteers.paired_with_home and platform.invalid.
  Volunteer apply(Tx&, const Caller&, const ApplyAsVolunteer&) const;
  Volunteer change_mine(Tx&, const Caller&, const ChangeVolunteer&) const;
  Volunteer take_leave(Tx&, const Caller&, const TakeLeave&) const;
  Volunteer end_leave(Tx&, const Caller&, const OwnVolunteer&) const;
  // Ends it, in both communities; signs the caller out, whose rights change. Hours stay. Refuses with
  // volunteers.jobs_in_hand while there are some.
  Volunteer resign(Tx&, const Caller&, const OwnVolunteer&) const;
  // By the home community, for both. Refuses with volunteers.decided_at_home, volunteers.not_applied, volunteers.own.
  Volunteer approve(Tx&, const Caller&, const VolunteerKey&) const;
  Volunteer refuse(Tx&, const Caller&, const RefuseVolunteer&) const;

  MyHours my_hours(Tx&, const Caller&, const OwnVolunteer&) const;
  Page<Hours> list_hours(Tx&, const Caller&, const ListHours&) const;
  // Refuse with volunteers.second_person whoever entered or earned the hours, and with volunteers.already_decided.
  // Disputed hours may still be confirmed.
  Hours confirm_hours(Tx&, const Caller&, const HoursKey&) const;
  Hours dispute_hours(Tx&, const Caller&, const DisputeHours&) const;
  // Refuses with volunteers.already_corrected, volunteers.already_proposed, volunteers.same_minutes,
  // volunteers.hours_overlap.
  HoursCorrection propose_correction(Tx&, const Caller&, const ProposeHoursCorrection&) const;
  Items<HoursCorrection> list_corrections(Tx&, const Caller&, const ListHoursCorrections&) const;
  // Refuse with volunteers.second_person the proposer, whoever entered the hours and the volunteer, and with
  // volunteers.already_decided. Approving refuses with volunteers.hours_overlap when other work was entered meanwhile.
  HoursCorrection approve_correction_of_hours(Tx&, const Caller&, const DecideHoursCorrection&) const;
  HoursCorrection refuse_correction_of_hours(Tx&, const Caller&, const DecideHoursCorrection&) const;

 private:
  // ---- registration ----

  VolunteerRow own(Tx&, const Caller&, Id<Area> community) const;
  // One's own; refuses with volunteers.not_active when it was refused or has ended.
  VolunteerRow own_running(Tx&, const Caller&, Id<Area> community) const;
  VolunteerRow application(Tx&, const Caller&, Id<Area> community, Id<Volunteer> id) const;
  void check_known(const std::vector<std::string>& skills, const std::vector<std::string>& languages) const;
  Volunteer sign_up(Tx&, const Caller&, const Person&, const ApplyAsVolunteer&, State state) const;
  void pair_with(Tx&, VolunteerRow& row, std::optional<Id<Area>> community) const;
  // Writes the rows of both communities, with name and home as they are now in the register, and keeps what was.
  Volunteer save(Tx&, const Caller&, const VolunteerRow& before, VolunteerRow& after) const;
  void open_rights(Tx&, const Caller&, const VolunteerRow&) const;
  void close_rights(Tx&, const VolunteerRow&) const;
  // With the jobs in hand.
  std::vector<Volunteer> shown(Tx&, Id<Area> community, const std::vector<VolunteerRow>& rows) const;
  Volunteer shown(Tx&, const VolunteerRow& row) const;

  // ---- hours and corrections ----

  Hours visible_hours(Tx&, const Caller&, const HoursKey&) const;
  Hours hours_to_decide(Tx&, const Caller&, const HoursKey&) const;
  Hours confirm_line(Tx&, const Caller&, Hours hours) const;
  // What a volunteer did between two times, in both communities, but for the line `except`.
  std::vector<Hours> work_between(Tx&, Id<Area> community, Id<Volunteer> id, Instant start, Instant end,
                                  Id<Hours> except) const;
  // The first other work in this stretch, as people are told of it; empty when the stretch is free.
  std::string other_work(Tx&, Id<Area> community, Id<Volunteer> id, Instant start, Instant end, Id<Hours> except) const;
  // Count minutes in both communities of the volunteer: what is confirmed, and what was worked in the week of the line.
  void count_confirmed(Tx&, const Hours& hours, std::int64_t minutes) const;
  void count_worked(Tx&, const Hours& hours, std::int64_t minutes) const;
  HoursCorrection decide(Tx&, const Caller&, const DecideHoursCorrection&, Decision decision) const;

  const areas::Areas& areas_;
  const people::People& people_;
  const accounts::Accounts& accounts_;
  const services::Services& services_;
  int zone_minutes_;
  CountJobs count_jobs_;
};

}  // namespace linli::volunteers

namespace linli {
Module volunteers_module();
}
