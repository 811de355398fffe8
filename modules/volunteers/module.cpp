#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/services/services.hpp"
#include "modules/volunteers/rules.hpp"
#include "modules/volunteers/volunteers.hpp"

namespace linli::embedded {
Embedded volunteers();
}

namespace linli {
namespace {

using volunteers::Volunteers;

void add_volunteer_routes(Routes& routes, const Volunteers& volunteers) {
  using volunteers::manage, volunteers::view;
  const std::string c = "/communities/{community_id}";
  routes.get(c + "/volunteers", view, "list", verb<&Volunteers::list>(volunteers));
  routes.post(c + "/volunteers", signed_in, "apply", verb<&Volunteers::apply>(volunteers, 201));
  routes.get(c + "/volunteers/{id}", view, "get", verb<&Volunteers::get>(volunteers));
  routes.post(c + "/volunteers/{id}/approval", manage, "approve", verb<&Volunteers::approve>(volunteers));
  routes.post(c + "/volunteers/{id}/refusal", manage, "refuse", verb<&Volunteers::refuse>(volunteers));

  routes.get(c + "/me/volunteer", signed_in, "mine", verb<&Volunteers::mine>(volunteers));
  routes.patch(c + "/me/volunteer", signed_in, "change_mine", verb<&Volunteers::change_mine>(volunteers));
  routes.remove(c + "/me/volunteer", signed_in, "resign", verb<&Volunteers::resign>(volunteers));
  routes.post(c + "/me/volunteer/leave", signed_in, "take_leave", verb<&Volunteers::take_leave>(volunteers));
  routes.remove(c + "/me/volunteer/leave", signed_in, "end_leave", verb<&Volunteers::end_leave>(volunteers));
}

void add_hours_routes(Routes& routes, const Volunteers& volunteers) {
  using namespace volunteers;
  const std::string c = "/communities/{community_id}";
  routes.get(c + "/me/hours", signed_in, "my_hours", verb<&Volunteers::my_hours>(volunteers));
  routes.get(c + "/hours", view, "list_hours", verb<&Volunteers::list_hours>(volunteers));
  routes.post(c + "/hours/{id}/confirmation", manage, "confirm_hours", verb<&Volunteers::confirm_hours>(volunteers));
  routes.post(c + "/hours/{id}/dispute", manage, "dispute_hours", verb<&Volunteers::dispute_hours>(volunteers));

  routes.post(c + "/hours/{id}/corrections", correct, "propose_correction",
              verb<&Volunteers::propose_correction>(volunteers, 201));
  routes.get(c + "/hours-corrections", view_points, "list_corrections",
             verb<&Volunteers::list_corrections>(volunteers));
  routes.post(c + "/hours-corrections/{id}/approval", approve_correction, "approve_correction",
              verb<&Volunteers::approve_correction_of_hours>(volunteers));
  routes.post(c + "/hours-corrections/{id}/refusal", approve_correction, "refuse_correction",
              verb<&Volunteers::refuse_correction_of_hours>(volunteers));
}

}  // namespace

Module volunteers_module() {
  using namespace volunteers;
  return {"volunteers", embedded::volunteers(), {view, manage, serve}, [](Opening& opening, Routes& routes) {
            auto& accounts = opening.use<accounts::Accounts>();
            const auto& services = opening.use<services::Services>();
            const auto& volunteers =
                opening.provide<Volunteers>(opening.use<areas::Areas>(), opening.use<people::People>(), accounts,
                                            services, services.offset_minutes());
            accounts.find_volunteer_with([&volunteers](Tx& tx, Id<Area> community,
                                                       Id<Person> person) -> std::optional<std::int64_t> {
              const auto volunteer = volunteers.find_of_person(tx, community, person);
              const bool serves = volunteer && (volunteer->state == State::active || volunteer->state == State::paused);
              return serves ? std::optional(volunteer->id.value) : std::nullopt;
            });
            opening.use<people::People>().tell_of_moves(
                [&volunteers](Tx& tx, const Caller& caller, const Person& person) {
                  volunteers.follow(tx, caller, person);
                });
            opening.use<people::People>().tell_kept_with(
                [&volunteers, &words = opening.reception.words()](Tx& tx, const Person& person) {
                  return volunteers.kept(tx, words, person);
                });
            add_volunteer_routes(routes, volunteers);
            add_hours_routes(routes, volunteers);
          }};
}

}  // namespace linli
