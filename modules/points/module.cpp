#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::embedded {
Embedded points();
}

namespace linli {

Module points_module() {
  using namespace points;
  return {"points",
          embedded::points(),
          {points::view, points::correct, points::approve},
          [](Opening& opening, Routes& routes) {
            auto& points = opening.provide<Points>(opening.use<areas::Areas>(), opening.use<people::People>(),
                                                   opening.use<volunteers::Volunteers>());
            opening.use<people::People>().tell_kept_with(
                [&points, &words = opening.reception.words()](Tx& tx, const Person& person) {
                  return points.kept(tx, words, person);
                });
            const std::string c = "/communities/{community_id}";
            routes.get(c + "/me/points", signed_in, "mine", verb<&Points::mine>(points));
            routes.put(c + "/me/points/opt-in", signed_in, "opt_in", verb<&Points::opt_in>(points));
            routes.get(c + "/points/leaderboard", signed_in, "leaderboard", verb<&Points::leaderboard>(points));

            routes.get(c + "/points/accounts", points::view, "list_accounts", verb<&Points::list_accounts>(points));
            routes.get(c + "/points/accounts/{id}", points::view, "get_account", verb<&Points::get_account>(points));
            routes.get_slow(c + "/points/check", points::view, "check", verb<&Points::check>(points));

            const auto corrections = c + "/points/corrections";
            routes.get(corrections, points::view, "list_corrections", verb<&Points::list_corrections>(points));
            routes.post(corrections, points::correct, "propose", verb<&Points::propose>(points, 201));
            routes.post(corrections + "/{id}/approval", points::approve, "approve_correction",
                        verb<&Points::approve_correction>(points));
            routes.post(corrections + "/{id}/refusal", points::approve, "refuse_correction",
                        verb<&Points::refuse_correction>(points));
          }};
}

}  // namespace linli
