#pragma once
#include "modules/posts/posts.hpp"
#include "modules/posts/rota_records.hpp"

namespace linli::posts {

struct OnDutyFor;

// The rota: turns in grids and communities, who is on duty over the weeks, and where nobody is. Whoever has a turn
// needs a post that allows it, so a turn gives and takes no rights. Safe from several threads once the modules are
// open.
class RotaRoom {
 public:
  RotaRoom(const Posts& posts, const areas::Areas& areas, const people::People& people, const Words& words,
           int zone_minutes)
      : posts_(posts), areas_(areas), people_(people), words_(words), zone_minutes_(zone_minutes) {}

  // ---- routes ----

  // One week of the community and of its grids, as far as the caller sees them. As the two other ways to ask for a week,
  // refuses what lies more than 400 days ahead with posts.turn_too_far.
  Rota week(Tx&, const Caller&, const ListRota&) const;
  // This week and the next, where the caller can be on duty or has a turn; and who asks them to stand in.
  MyRota mine(Tx&, const Caller&, const ListRota&) const;
  // Refuses with posts.turn_overlaps naming who has it, posts.turn_elsewhere naming where they have another,
  // posts.turn_on_leave, and at its field with posts.turn_ends_before_start, posts.turn_too_long, posts.turn_too_far,
  // posts.turn_is_past, posts.wrong_level, posts.cannot_have_turn.
  Turn set(Tx&, const Caller&, const SetTurn&) const;
  // One that has begun ends now, another is as if it had never been.
  void end(Tx&, const Caller&, const TurnKey&) const;
  // Gives the turns of one week to the next, but for those that are filled already or whose person cannot.
  CopiedWeek copy_week(Tx&, const Caller&, const CopyWeek&) const;
  // By whose turn it is. Refuses with posts.turn_is_past, posts.not_your_turn, posts.cannot_have_turn.
  Turn give(Tx&, const Caller&, const GiveTurn&) const;
  Turn keep(Tx&, const Caller&, const TurnKey&) const;
  // By who can be on duty there, if it is offered to them or to all. Refuses with posts.turn_taken naming who has it,
  // posts.cannot_have_turn, posts.turn_on_leave.
  Turn take(Tx&, const Caller&, const TurnKey&) const;
  // By whom it was offered to.
  Turn decline(Tx&, const Caller&, const TurnKey&) const;

 private:
  RotaArea area(Tx&, Id<Area> community, const std::string& area_code, Instant from, Instant until) const;
  Words2 because(Tx&, Id<Area> community, const Roster&, const OnDutyFor&, std::string_view area_code) const;
  Turn shown(Tx&, const TurnRow&) const;
  TurnRow must_find(Tx&, const TurnKey&) const;
  // One's own that is not over.
  TurnRow own(Tx&, const Caller&, const TurnKey&) const;
  Roster roster(Tx&, Id<Area> community, const std::string& area_code, Instant from, Instant until) const;
  // The fault that keeps a person from having this turn; empty when nothing does.
  std::optional<Refusal> hindrance(Tx&, const TurnRow&) const;
  Turn save(Tx&, const Caller&, const TurnRow& before, const TurnRow& after) const;

  const Posts& posts_;
  const areas::Areas& areas_;
  const people::People& people_;
  const Words& words_;
  int zone_minutes_;
};

}  // namespace linli::posts
