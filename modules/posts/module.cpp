#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/posts/rota.hpp"

namespace linli::embedded {
Embedded posts();
}

namespace linli {
namespace {

void add_rota_routes(Routes& routes, const posts::RotaRoom& room) {
  using posts::manage, posts::RotaRoom, posts::view;
  const std::string c = "/communities/{community_id}", turn = c + "/turns/{id}";
  routes.get(c + "/rota", view, "rota", verb<&RotaRoom::week>(room));
  routes.get(c + "/me/rota", signed_in, "my_rota", verb<&RotaRoom::mine>(room));
  routes.post(c + "/turns", manage, "set_turn", verb<&RotaRoom::set>(room, 201));
  routes.remove(turn, manage, "end_turn", verb<&RotaRoom::end>(room));
  routes.post(c + "/turns/copies", manage, "copy_week", verb<&RotaRoom::copy_week>(room));
  routes.post(turn + "/offer", signed_in, "give_turn", verb<&RotaRoom::give>(room));
  routes.remove(turn + "/offer", signed_in, "keep_turn", verb<&RotaRoom::keep>(room));
  routes.post(turn + "/taking", signed_in, "take_turn", verb<&RotaRoom::take>(room));
  routes.post(turn + "/refusal", signed_in, "decline_turn", verb<&RotaRoom::decline>(room));
}

}  // namespace

Module posts_module() {
  using namespace posts;
  return {"posts", embedded::posts(), {}, [](Opening& opening, Routes& routes) {
            auto& posts = opening.provide<Posts>(opening.use<areas::Areas>(), opening.use<people::People>(),
                                                 read_post_kinds(opening.settings.share() / "catalog" / "posts.yaml"), opening.reception.words(),
                                                 static_cast<int>(opening.settings.number("timezone_minutes")));
            opening.use<people::People>().tell_kept_with(
                [&posts](Tx& tx, const Person& person) { return posts.kept(tx, person); });
            const std::string c = "/communities/{community_id}";
            routes.get("/post-kinds", view, "kinds", verb<&Posts::list_kinds>(posts));
            routes.get(c + "/me/posts", signed_in, "mine", verb<&Posts::mine>(posts));
            routes.get(c + "/posts", view, "list", verb<&Posts::list>(posts));
            routes.post(c + "/posts", manage, "appoint", verb<&Posts::appoint>(posts, 201));
            routes.remove(c + "/posts/{id}", manage, "end", verb<&Posts::end>(posts));
            routes.post(c + "/posts/{id}/leave", signed_in, "take_leave", verb<&Posts::take_leave>(posts));
            routes.remove(c + "/posts/{id}/leave", signed_in, "end_leave", verb<&Posts::end_leave>(posts));
            routes.post(c + "/posts/{id}/leave/answer", signed_in, "answer_stand_in",
                        verb<&Posts::answer_stand_in>(posts));
            add_rota_routes(routes, opening.provide<RotaRoom>(
                                        posts, opening.use<areas::Areas>(), opening.use<people::People>(),
                                        opening.reception.words(),
                                        static_cast<int>(opening.settings.number("timezone_minutes"))));
            routes.get(c + "/me/helpline", signed_in, "helpline", verb<&Posts::helpline>(posts));
            routes.post(c + "/me/helpline/calls", signed_in, "call_grid_worker", verb<&Posts::call_grid_worker>(posts));
            routes.get(c + "/telephone", view, "telephone", verb<&Posts::telephone>(posts));
            routes.put(c + "/telephone", manage, "set_telephone", verb<&Posts::set_telephone>(posts));
            routes.get(c + "/duty", view, "duty", verb<&Posts::ask_duty>(posts));
          }};
}

}  // namespace linli
