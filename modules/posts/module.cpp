#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"

namespace linli::embedded {
Embedded posts();
}

namespace linli {

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
            routes.get(c + "/me/helpline", signed_in, "helpline", verb<&Posts::helpline>(posts));
            routes.post(c + "/me/helpline/calls", signed_in, "call_grid_worker", verb<&Posts::call_grid_worker>(posts));
            routes.get(c + "/telephone", view, "telephone", verb<&Posts::telephone>(posts));
            routes.put(c + "/telephone", manage, "set_telephone", verb<&Posts::set_telephone>(posts));
            routes.get(c + "/duty", view, "duty", verb<&Posts::ask_duty>(posts));
          }};
}

}  // namespace linli
