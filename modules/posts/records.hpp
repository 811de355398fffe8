#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::posts {

LINLI_ENUM(Level, county, street, community, grid, micro_grid, compound, building)

// A kind of post, from catalog/posts.yaml. The first kind of each level is the one that answers for such an area.
struct PostKind {
  std::string code;
  Words2 name;
  Level level = Level::community;
  std::string role;
  bool on_duty = false;  // its holders can have a turn in the area and below, and stand in for who is on leave
};
LINLI_RECORD(PostKind, code, name, level, role, on_duty)

LINLI_ENUM(Says, asked, yes, no)

// Whom somebody on leave proposes to answer for them, and what that person says to it.
struct StandIn {
  Id<Person> person_id;
  std::string name;
  Says says = Says::asked;
};
LINLI_RECORD(StandIn, person_id, name, says)

struct PostLeave {
  Instant starts_at;
  Instant ends_at;
  std::optional<StandIn> stand_in = {};
};
LINLI_RECORD(PostLeave, starts_at, ends_at, stand_in)

// A post that somebody holds in an area. Rank 0 owns it; 1, 2, … stand in, in that order.
struct Post {
  Id<Post> id;
  Id<Area> community_id;
  std::string area_code;
  std::string area_name;
  std::string post;
  Words2 post_name;
  Id<Person> person_id;
  std::string person_name;
  std::int64_t rank = 0;
  Instant since;
  std::optional<Instant> until;
  std::optional<PostLeave> leave;
};
LINLI_RECORD(Post, id, community_id, area_code, area_name, post, post_name, person_id, person_name, rank, since, until, leave)

// A post as it is stored.
struct PostRow {
  Id<Post> id;
  Id<Area> community_id;
  std::string area_code;
  std::string post;
  Id<Person> person_id;
  std::int64_t rank = 0;
  Instant since;
  std::optional<Instant> until;
  std::optional<Instant> leave_starts_at;
  std::optional<Instant> leave_ends_at;
  std::string leave_reason;
  std::optional<Id<Person>> stand_in_person_id;
  std::optional<Says> stand_in_says;

  std::optional<PostLeave> leave() const {
    if (!leave_starts_at || !leave_ends_at) return {};
    PostLeave leave{*leave_starts_at, *leave_ends_at};
    if (stand_in_person_id) leave.stand_in = StandIn{*stand_in_person_id, {}, stand_in_says.value_or(Says::asked)};
    return leave;
  }
};
LINLI_RECORD(PostRow, id, community_id, area_code, post, person_id, rank, since, until, leave_starts_at, leave_ends_at,
             leave_reason, stand_in_person_id, stand_in_says)

// Who answers for an area now, and why.
struct Duty {
  std::optional<Post> responsible;
  std::optional<Post> owner;
  std::vector<Post> deputies;
  bool substituted = false;
  bool planned = false;  // a turn says so, or whoever stands in said yes
  Words2 because;
};
LINLI_RECORD(Duty, responsible, owner, deputies, substituted, planned, because)

// What a person holds now: a role in an area.
struct Held {
  Id<Area> community_id;
  std::string area_code;
  std::string role;
  std::string post;
};

struct ListPosts {
  Id<Area> community_id;
  std::optional<Text<0, 40>> area_code;
  std::optional<Id<Person>> person_id;
};
LINLI_RECORD(ListPosts, community_id, area_code, person_id)

struct ListMyPosts {
  Id<Area> community_id;
};
LINLI_RECORD(ListMyPosts, community_id)

struct AppointToPost {
  Id<Area> community_id;
  Text<2, 40> area_code;
  Text<1, 40> post;
  Id<Person> person_id;
  std::optional<Whole<0, 20>> rank;  // 0 without one
};
LINLI_RECORD(AppointToPost, community_id, area_code, post, person_id, rank)

struct PostKey {
  Id<Area> community_id;
  Id<Post> id;
};
LINLI_RECORD(PostKey, community_id, id)

struct LeavePost {
  Id<Area> community_id;
  Id<Post> id;
  Instant starts_at;
  Instant ends_at;
  std::optional<Text<0, 200>> reason;
  std::optional<Id<Person>> stand_in_person_id = {};  // is asked, and counts once they say yes
};
LINLI_RECORD(LeavePost, community_id, id, starts_at, ends_at, reason, stand_in_person_id)

struct AnswerStandIn {
  Id<Area> community_id;
  Id<Post> id;
  bool yes = false;
};
LINLI_RECORD(AnswerStandIn, community_id, id, yes)

struct AskDuty {
  Id<Area> community_id;
  Text<6, 40> area_code;
};
LINLI_RECORD(AskDuty, community_id, area_code)

// The telephone of a community that its residents call: a public number, so it is shown as it is.
struct Telephone {
  Id<Telephone> id;
  Id<Area> community_id;
  Text<0, 30> number;
};
LINLI_RECORD(Telephone, id, community_id, number)

struct SetTelephone {
  Id<Area> community_id;
  Text<0, 30> number;  // empty takes it away
};
LINLI_RECORD(SetTelephone, community_id, number)

// Whom a resident can call: the community, and who answers for their grid today. Numbers of people open when called.
struct Helpline {
  std::string community_name;
  std::string number;
  std::optional<Post> grid_worker;
};
LINLI_RECORD(Helpline, community_name, number, grid_worker)

struct AskHelpline {
  Id<Area> community_id;
  std::optional<Id<Person>> for_person_id;  // somebody the caller acts for
};
LINLI_RECORD(AskHelpline, community_id, for_person_id)

}  // namespace linli::posts
