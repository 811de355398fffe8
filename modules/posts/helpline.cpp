#include <fmt/format.h>

#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/posts/rota_records.hpp"
#include "modules/posts/statements.hpp"

namespace linli::posts {
namespace {

std::string stretch_in_words(const TurnRow& turn, int zone_minutes) {
  const auto said = [&](Instant at) {
    const auto local = local_time(at, zone_minutes);
    return fmt::format("{}-{} {:02}:{:02}", local.month, local.day, local.minute_of_day / 60, local.minute_of_day % 60);
  };
  return said(turn.starts_at) + " – " + said(turn.ends_at);
}

}  // namespace

people::Resident Posts::resident_of(Tx& tx, const Caller& caller, const AskHelpline& wanted) const {
  const auto id = wanted.for_person_id.value_or(caller.person_id);
  const bool allowed = id && caller.is_or_acts_for(id);
  auto resident = allowed ? people_.find_resident(tx, wanted.community_id, id) : std::nullopt;
  if (!resident) throw Refusal::not_found();
  return *resident;
}

Helpline Posts::helpline(Tx& tx, const Caller& caller, const AskHelpline& wanted) const {
  const auto resident = resident_of(tx, caller, wanted);
  const auto code = areas_.code_of_community(tx, wanted.community_id).value_or("");
  Helpline helpline{areas_.name_of(tx, wanted.community_id, code), {}, {}};
  if (const auto telephone = tx.find<Telephone>(statements::find_telephone, wanted.community_id))
    helpline.number = telephone->number.str();
  helpline.grid_worker = duty(tx, wanted.community_id, resident.area_code, tx.now()).responsible;
  return helpline;
}

people::OpenedPhone Posts::call_grid_worker(Tx& tx, const Caller& caller, const AskHelpline& wanted) const {
  const auto resident = resident_of(tx, caller, wanted);
  const auto post = duty(tx, wanted.community_id, resident.area_code, tx.now()).responsible;
  const auto worker = post ? people_.find_person(tx, post->community_id, post->person_id) : std::nullopt;
  if (!worker) throw Refusal::conflict("posts.nobody_to_call");
  const auto purpose = words_.both("posts.purpose_of_call", {{"name", resident.name}});
  return people_.show_phone(tx, caller, *worker, purpose.zh + " / " + purpose.en);
}

people::KeptPart Posts::kept(Tx& tx, const Person& person) const {
  people::KeptPart part{"posts", words_.both("posts.kept"), words_.both("posts.kept.for"), {}};
  for (const auto& post : posts_of(tx, person.community_id, person.id))
    part.items.push_back({post.post_name,
                          {post.area_name, post.area_name},
                          words_.both("posts.kept.from"),
                          post.since,
                          json::object_of(post)});
  for (const auto& turn : tx.all<TurnRow>(statements::turns_of, person.community_id, person.id, Instant{}))
    part.items.push_back({words_.both("posts.kept.turn"),
                          {stretch_in_words(turn, zone_minutes_), stretch_in_words(turn, zone_minutes_)},
                          words_.both("posts.kept.from"),
                          turn.starts_at,
                          json::object_of(turn)});
  return part;
}

Telephone Posts::telephone(Tx& tx, const Caller&, const ListMyPosts& wanted) const {
  return tx.find<Telephone>(statements::find_telephone, wanted.community_id)
      .value_or(Telephone{{}, wanted.community_id, {}});
}

Telephone Posts::set_telephone(Tx& tx, const Caller& caller, const SetTelephone& wanted) const {
  caller.require(manage, areas_.code_of_community(tx, wanted.community_id).value_or("~"));
  const Telephone telephone{tx.new_id<Telephone>(), wanted.community_id, wanted.number};
  tx.run(statements::set_telephone, telephone.id, telephone.community_id, telephone.number);
  return tx.find<Telephone>(statements::find_telephone, wanted.community_id).value();
}

}  // namespace linli::posts
