#pragma once
#include "modules/posts/records.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}
namespace linli::people {
class People;
struct KeptPart;
struct OpenedPhone;
struct Resident;
}  // namespace linli::people

namespace linli::posts {

struct Roster;
struct Rung;

// Posts are part of the tree of areas, so the permissions over areas hold for them.
inline constexpr Permission view{"areas.view"};
inline constexpr Permission manage{"areas.manage"};

// Who holds which post where, who stands in, and who answers for an area at a moment. Safe from several threads once the
// modules are open.
class Posts {
 public:
  // Called in the transaction in which somebody gets or loses a post.
  using OnChanged = std::function<void(Tx&, Id<Person>)>;

  Posts(const areas::Areas& areas, const people::People& people, std::vector<PostKind> kinds, const Words& words, int zone_minutes);

  // ---- for other modules ----

  const std::vector<PostKind>& kinds() const { return kinds_; }
  // Null when there is no such post.
  const PostKind* find_kind(std::string_view code) const;
  // What a person holds at the transaction's time, in every community. Leave takes nothing away.
  std::vector<Held> held_by(Tx&, Id<Person> person) const;
  // Who answers for an area at a moment: who has the turn in its grid, else the grid's owner or, while on leave, who
  // stands in; where the grid has nobody, the community, then the street, then the county. `area_code` may lie at any
  // level from county to building.
  Duty duty(Tx&, Id<Area> community, std::string_view area_code, Instant at) const;
  // Everybody who holds a post in an area or in one above it at a moment, the nearest area first. Leave takes nothing away.
  std::vector<Post> held_over(Tx&, Id<Area> community, std::string_view area_code, Instant at) const;
  // Every post of a person in a community, for their own pages.
  std::vector<Post> posts_of(Tx&, Id<Area> community, Id<Person> person) const;
  // What posts somebody holds and held, for their own eyes.
  people::KeptPart kept(Tx&, const Person&) const;
  // While modules open; never later.
  void when_changed(OnChanged on_changed) { on_changed_ = std::move(on_changed); }

  // ---- routes ----

  Items<Post> list(Tx&, const Caller&, const ListPosts&) const;
  // What the caller holds here, for their own pages; needs no right but being signed in.
  Items<Post> mine(Tx&, const Caller&, const ListMyPosts&) const;
  Items<PostKind> list_kinds(Tx&, const Caller&, const Nothing&) const { return {kinds_}; }
  // Refuses with posts.owner_exists naming who holds it, posts.wrong_level, posts.no_such_post, posts.already_held,
  // posts.not_yourself.
  Post appoint(Tx&, const Caller&, const AppointToPost&) const;
  void end(Tx&, const Caller&, const PostKey&) const;
  // By the holder or whoever manages the area. Refuses with posts.ends_before_start and posts.cannot_stand_in, for
  // somebody who holds no post over the area by which they could.
  Post take_leave(Tx&, const Caller&, const LeavePost&) const;
  Post end_leave(Tx&, const Caller&, const PostKey&) const;
  // By who is asked to stand in. Refuses with posts.not_asked.
  Post answer_stand_in(Tx&, const Caller&, const AnswerStandIn&) const;
  Duty ask_duty(Tx&, const Caller&, const AskDuty&) const;
  // Whom to call: for a resident of this community or who acts for one. Refuses with platform.not_found.
  Helpline helpline(Tx&, const Caller&, const AskHelpline&) const;
  // The telephone of who answers for the resident's grid today; leaves a look at them. Refuses with posts.nobody_to_call
  // and people.no_phone.
  people::OpenedPhone call_grid_worker(Tx&, const Caller&, const AskHelpline&) const;
  // With an empty number where nobody set one.
  Telephone telephone(Tx&, const Caller&, const ListMyPosts&) const;
  Telephone set_telephone(Tx&, const Caller&, const SetTelephone&) const;

 private:
  friend class RotaRoom;

  Post post_of(Tx&, const PostRow&) const;
  PostRow must_find(Tx&, const PostKey&) const;
  std::vector<PostRow> held_at(Tx&, Id<Area> community, std::string_view area_code, Instant at) const;
  // The posts held in an area and, for a grid, in its community: all who can be on duty there are among them.
  std::vector<PostRow> held_for(Tx&, Id<Area> community, std::string_view area_code, Instant at) const;
  Roster roster_of(Tx&, Id<Area> community, const std::string& area_code, const PostKind& answering,
                   const std::vector<PostRow>& held, Instant from, Instant until) const;
  bool can_be_on_duty(Tx&, Id<Area> community, const std::string& area_code, Id<Person> person) const;
  void require_owner_is_free(Tx&, const PostRow& wanted) const;
  people::Resident resident_of(Tx&, const Caller&, const AskHelpline&) const;
  Words2 because(const Duty& duty, const std::optional<Instant>& turn_ends_at, bool same_level, Instant at) const;

  const areas::Areas& areas_;
  const people::People& people_;
  std::vector<PostKind> kinds_;
  const Words& words_;
  int zone_minutes_;
  OnChanged on_changed_;
};

// Reads catalog/posts.yaml; throws std::runtime_error with file, line and what to write instead.
std::vector<PostKind> read_post_kinds(const std::filesystem::path& file);

}  // namespace linli::posts

namespace linli {
Module posts_module();
}
