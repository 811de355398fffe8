#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/points/points.hpp"
#include "modules/posts/posts.hpp"
#include "modules/requests/desk.hpp"
#include "modules/requests/pictures.hpp"
#include "modules/requests/requests.hpp"
#include "modules/requests/weeks.hpp"
#include "modules/volunteers/volunteers.hpp"
#include "platform/http/description.hpp"

namespace linli::embedded {
Embedded requests();
}

namespace linli {
namespace requests {
namespace {

const std::string below = "/communities/{community_id}";

void add_ordering(Routes& routes, const Requests& requests) {
  const auto c = below + "/requests";
  routes.get(c, signed_in, "list", verb<&Requests::list>(requests));
  routes.post(c, signed_in, "order", verb<&Requests::order>(requests, 201));
  routes.ask(c + "/likeness", signed_in, "likeness", verb<&Requests::likeness>(requests));
  routes.get(c + "/{id}", signed_in, "get", verb<&Requests::get>(requests));
  routes.patch(c + "/{id}", signed_in, "change", verb<&Requests::change>(requests));
  routes.post(c + "/{id}/notes", signed_in, "note", verb<&Requests::note>(requests, 201));
  routes.post(c + "/{id}/withdrawal", signed_in, "withdraw", verb<&Requests::withdraw>(requests));
  routes.post(c + "/{id}/joiners", signed_in, "join", verb<&Requests::join>(requests, 201));
  routes.post(c + "/{id}/calls", signed_in, "call", verb<&Requests::call>(requests));
}

void add_dispatching(Routes& routes, const Dispatch& room) {
  const auto r = below + "/requests/{id}", a = below + "/assignments/{id}";
  routes.get(r + "/suggestions", dispatch, "suggest", verb<&Dispatch::suggest>(room));
  routes.post(r + "/offers", dispatch, "offer", verb<&Dispatch::offer>(room, 201));
  routes.ask(below + "/plans", dispatch, "plan", verb<&Dispatch::plan>(room), true);
  routes.post(below + "/plans/dispatch", dispatch, "dispatch_plan", verb<&Dispatch::dispatch>(room));
  routes.get(below + "/work", signed_in, "my_work", verb<&Dispatch::my_work>(room));
  routes.get(below + "/work/open", serve, "open_for_me", verb<&Dispatch::open_for_me>(room));
  routes.post(r + "/taking", serve, "take", verb<&Dispatch::take>(room, 201));
  routes.post(a + "/acceptance", signed_in, "accept", verb<&Dispatch::accept>(room));
  routes.post(a + "/decline", signed_in, "decline", verb<&Dispatch::decline>(room));
  routes.post(a + "/departure", signed_in, "depart", verb<&Dispatch::depart>(room));
  routes.post(a + "/arrival", signed_in, "arrive", verb<&Dispatch::arrive>(room));
  routes.post(a + "/completion", signed_in, "complete", verb<&Dispatch::complete>(room));
  routes.post(a + "/handing_back", signed_in, "hand_back", verb<&Dispatch::hand_back>(room));
}

void add_offices(Routes& routes, const Offices& offices) {
  const auto r = below + "/requests/{id}";
  routes.post(r + "/transfer", dispatch, "transfer", verb<&Offices::transfer>(offices));
  routes.post(r + "/reception", handle, "receive", verb<&Offices::receive>(offices));
  routes.post(r + "/return", handle, "give_back", verb<&Offices::give_back>(offices));
  routes.post(r + "/deferral", dispatch, "defer", verb<&Offices::defer>(offices));
  routes.post(r + "/resumption", dispatch, "resume", verb<&Offices::resume>(offices));
  routes.post(r + "/non_acceptance", dispatch, "not_accept", verb<&Offices::not_accept>(offices));
  routes.get(below + "/counts", view, "counts", verb<&Offices::counts>(offices));
  routes.get(below + "/inbox", view, "inbox", verb<&Offices::inbox>(offices));
}

void add_ratings(Routes& routes, const Ratings& ratings) {
  const auto r = below + "/requests/{id}";
  routes.post(r + "/rating", signed_in, "rate", verb<&Ratings::rate>(ratings));
  routes.post(r + "/call_back", rate_by_call, "call_back", verb<&Ratings::call_back>(ratings));
  routes.post(r + "/verification", verify, "verify", verb<&Ratings::verify>(ratings));
  routes.post(r + "/reopening", signed_in, "reopen", verb<&Ratings::reopen>(ratings));
  routes.get(below + "/me/thanks", signed_in, "my_thanks", verb<&Ratings::thanks>(ratings));
}

void add_weeks(Routes& routes, const Weeks& weeks) {
  routes.get(below + "/weeks", view, "weeks", verb<&Weeks::weeks>(weeks));
  routes.get(below + "/burden", view, "burden", verb<&Weeks::burden>(weeks));
}

void add_desk(Routes& routes, const Desk& desk) {
  const auto r = below + "/requests/{id}";
  routes.get(below + "/views", view, "views", verb<&Desk::views>(desk));
  routes.post(below + "/views", view, "keep_view", verb<&Desk::keep_view>(desk));
  routes.remove(below + "/views/{id}", view, "forget_view", verb<&Desk::forget_view>(desk));
  routes.ask(below + "/bulks/preview", view, "preview_bulk", verb<&Desk::preview>(desk), true);
  routes.post(below + "/bulks", view, "bulk", verb<&Desk::bulk>(desk));
  routes.get(r + "/comments", view, "comments", verb<&Desk::comments>(desk));
  routes.post(r + "/comments", view, "comment", verb<&Desk::comment>(desk));
  routes.patch(below + "/comments/{id}", view, "edit_comment", verb<&Desk::edit_comment>(desk));
  routes.get(r + "/colleagues", view, "colleagues", verb<&Desk::colleagues>(desk));
  routes.get(below + "/mentions", view, "mentions", verb<&Desk::mentions>(desk));
  routes.patch(below + "/mentions/{id}", view, "mark_mention", verb<&Desk::mark_mention>(desk));
}

void add_pictures(Routes& routes, const Pictures& pictures) {
  const std::vector<std::string> images{"image/jpeg", "image/png", "image/webp"};
  auto& upload = routes.raw("POST", below + "/pictures", signed_in, "upload_picture", linli::Place::writing,
                            [&](Tx& tx, const Exchange& exchange) { return pictures.upload(tx, exchange); });
  upload.body_limit = largest_picture;
  describe_files(upload, {201, images, {"application/json"}, {}, "Keeps a picture for a day and gives its id as {id}"});
  auto& waiting =
      routes.raw("GET", below + "/pictures/{picture_id}", signed_in, "waiting_picture", linli::Place::slow_reading,
                 [&](Tx& tx, const Exchange& exchange) { return pictures.show_waiting(tx, exchange); });
  describe_files(waiting, {200, {}, images, {}, "A picture that waits, for whoever uploaded it"});
  auto& shown = routes.raw("GET", below + "/requests/{id}/pictures/{picture_id}", signed_in, "picture",
                           linli::Place::slow_reading,
                           [&](Tx& tx, const Exchange& exchange) { return pictures.show(tx, exchange); });
  describe_files(shown, {200, {}, images, {}, "A picture of a request"});
}

const Book& open_book(Opening& opening) {
  return opening.provide<Book>(Book::Rooms{opening.use<areas::Areas>(), opening.use<people::People>(),
                                           opening.use<posts::Posts>(), opening.use<services::Services>(),
                                           opening.use<volunteers::Volunteers>(), opening.use<points::Points>(),
                                           opening.use<work::Clocks>(), opening.reception.words()});
}

}  // namespace
}  // namespace requests

Module requests_module() {
  using namespace requests;
  return {"requests",
          embedded::requests(),
          {view, order, order_for, report, requests::dispatch, handle, rate_by_call, verify, requests::import},
          [](Opening& opening, Routes& routes) {
            const auto& book = open_book(opening);
            const auto& requests = opening.provide<Requests>(book);
            add_ordering(routes, requests);
            opening.use<people::People>().tell_kept_with(
                [&requests](Tx& tx, const Person& person) { return requests.kept(tx, person); });
            const auto& dispatch = opening.provide<Dispatch>(book);
            add_dispatching(routes, dispatch);
            const auto& offices = opening.provide<Offices>(book);
            add_offices(routes, offices);
            add_desk(routes, opening.provide<Desk>(
                                 Desk::Rooms{book, requests, dispatch, offices, opening.use<accounts::Accounts>()}));
            add_ratings(routes, opening.provide<Ratings>(book, requests));
            add_weeks(routes, opening.provide<Weeks>(book));
            const auto& pictures = opening.provide<Pictures>(book);
            add_pictures(routes, pictures);
            opening.use<volunteers::Volunteers>().count_jobs_with(
                [&dispatch](Tx& tx, Id<Area> community, std::span<const Id<volunteers::Volunteer>>) {
                  return dispatch.jobs_in_hand(tx, community);
                });
            opening.jobs.push_back({"requests.forget_pictures", hours(1),
                                    [&pictures](Tx& tx, const Caller&) { pictures.forget_waiting(tx); }});
          }};
}

}  // namespace linli
