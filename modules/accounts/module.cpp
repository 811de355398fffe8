#include "modules/accounts/accounts.hpp"
#include "modules/accounts/invitations.hpp"
#include "modules/accounts/roles.hpp"
#include "modules/accounts/sign_ins.hpp"
#include "modules/areas/areas.hpp"
#include "platform/http/description.hpp"

namespace linli::embedded {
Embedded accounts();
}

namespace linli {
namespace {

using namespace accounts;

constexpr std::int64_t year_of_seconds = 365 * 86'400;

// The cookies of a session and of the device it was opened from: not for scripts, not for other sites, and only over
// TLS where the server is reached by it. The device's stays when the session ends; it is how a new device is told from
// an old.
struct Cookie {
  bool secure;
  std::int64_t seconds;

  std::string holding(const std::string& token, std::int64_t for_seconds, const char* name = "linli_session") const {
    return std::string(name) + "=" + token +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(for_seconds) + (secure ? "; Secure" : "");
  }
  HttpResponse opened(const Entry& entry) const {
    auto response = response_of(entry.session, 201);
    response.headers.emplace_back("Set-Cookie", holding(entry.token, seconds));
    response.headers.emplace_back("Set-Cookie", holding(entry.device, year_of_seconds, "linli_device"));
    return response;
  }
  HttpResponse closed() const {
    HttpResponse response;
    response.status = 204;
    response.headers.emplace_back("Set-Cookie", holding("", 0));
    return response;
  }
};

// A stranger's write needs no token, so another site could sign its visitors in here as somebody else.
void refuse_other_sites(const Exchange& exchange) {
  const auto site = exchange.request.header("sec-fetch-site");
  if (site == "cross-site" || site == "same-site") throw Refusal(403, "platform.csrf");
}

Arrival arrival_of(const Exchange& exchange) {
  refuse_other_sites(exchange);
  const auto device = exchange.request.cookies.find("linli_device");
  return {Opened::code, exchange.request.address, exchange.request.header("user-agent"),
          device == exchange.request.cookies.end() ? "" : device->second};
}

struct Rooms {
  Accounts& accounts;
  Sessions& sessions;
  SignIns& sign_ins;
  Invitations& invitations;
};

void add_sign_in_routes(Opening& opening, Routes& routes, const Rooms& rooms, const Cookie& cookie) {
  auto& sign_ins = rooms.sign_ins;
  auto& sessions = rooms.sessions;
  describe_json<AskCode, CodeSent>(
      routes.raw("POST", "/sign-in/codes", publik, "send_code", Place::writing,
                 [&sign_ins](Tx& tx, const Exchange& exchange) {
                   const auto language = language_of(exchange.request.header("accept-language"));
                   return response_of(
                       sign_ins.send_code(tx, input_of<AskCode>(exchange), exchange.request.address, language), 202);
                 }),
      202);
  describe_json<SignIn, accounts::Session>(
      routes.raw("POST", "/sign-in/sessions", publik, "sign_in", Place::writing,
                 [&sign_ins, cookie, &reception = opening.reception](Tx& tx, const Exchange& exchange) {
                   const auto attempt = sign_ins.sign_in(tx, input_of<SignIn>(exchange), arrival_of(exchange));
                   if (attempt.refusal)
                     return reception.refuse(std::make_exception_ptr(*attempt.refusal), exchange.request);
                   return cookie.opened(*attempt.entry);
                 }),
      201);
  describe_json<StaffSignIn, accounts::Session>(
      routes.prepared(
          "POST", "/sign-in/staff-sessions", publik, "sign_in_staff",
          [&sign_ins](Tx& tx, const Exchange& exchange) {
            return std::make_shared<const bool>(
                sign_ins.check_password(tx, input_of<StaffSignIn>(exchange), exchange.request.address));
          },
          [&sign_ins, cookie](Tx& tx, const Exchange& exchange) {
            const bool right = exchange.prepared.as<bool>();
            return cookie.opened(
                sign_ins.sign_in_staff(tx, input_of<StaffSignIn>(exchange), right, arrival_of(exchange)));
          }),
      201);
  routes.post("/registration", signed_in, "enrol", verb<&SignIns::enrol>(sign_ins));
  routes.get("/session", publik, "session", verb<&Sessions::current>(sessions));
  describe_json<void, void>(routes.raw("DELETE", "/session", signed_in, "sign_out", Place::writing,
                                       [&sessions, cookie](Tx& tx, const Exchange& exchange) {
                                         sessions.sign_out(tx, exchange.caller, {});
                                         return cookie.closed();
                                       }),
                            204);
  routes.get("/me/sessions", signed_in, "my_sessions", verb<&Sessions::mine>(sessions));
  routes.remove("/me/account", signed_in, "close_mine", verb<&Accounts::close_mine>(rooms.accounts));
  routes.remove("/me/sessions/{id}", signed_in, "end_my_session", verb<&Sessions::end_mine>(sessions));
  routes.post("/me/sessions/{id}/recognition", signed_in, "recognise_device",
              verb<&Sessions::recognise_device>(sessions));
}

void add_invitation_routes(Routes& routes, const Rooms& rooms, const Cookie& cookie) {
  auto& invitations = rooms.invitations;
  // The token is a secret, so it stands in no path: those are written down.
  routes.ask("/invitations/view", publik, "invitation", verb<&Invitations::show>(invitations));
  describe_json<ChoosePassword, SecondFactor>(
      routes.prepared(
          "POST", "/invitations/password", publik, "choose_password",
          [&invitations](Tx& tx, const Exchange& exchange) {
            return std::make_shared<const std::string>(
                invitations.hash_chosen_password(tx, input_of<ChoosePassword>(exchange)));
          },
          [&invitations](Tx& tx, const Exchange& exchange) {
            const auto& hash = exchange.prepared.as<std::string>();
            return response_of(invitations.choose_password(tx, input_of<ChoosePassword>(exchange), hash), 200);
          }),
      200);
  describe_json<ConfirmInvitation, accounts::Session>(
      routes.raw("POST", "/invitations/confirmation", publik, "confirm_invitation", Place::writing,
                 [&invitations, cookie](Tx& tx, const Exchange& exchange) {
                   return cookie.opened(
                       invitations.confirm(tx, input_of<ConfirmInvitation>(exchange), arrival_of(exchange)));
                 }),
      201);
  routes.post("/communities/{community_id}/invitations", manage, "invite",
              verb<&Invitations::invite>(invitations, 201));
}

void add_desk_routes(Routes& routes, const Rooms& rooms) {
  auto& accounts = rooms.accounts;
  const std::string c = "/communities/{community_id}";
  routes.get("/roles", manage, "roles", verb<&Accounts::list_roles>(accounts));
  routes.get(c + "/accounts", manage, "list", verb<&Accounts::list>(accounts));
  routes.remove(c + "/accounts/{id}/sessions", manage, "end_sessions", verb<&Accounts::end_sessions>(accounts));
  routes.remove(c + "/accounts/{id}/password", manage, "forget_password", verb<&Accounts::forget_password>(accounts));
  routes.post(c + "/grants", manage, "give_role", verb<&Accounts::give_role>(accounts, 201));
  routes.remove(c + "/grants/{id}", manage, "take_role", verb<&Accounts::take_role>(accounts));
}

void add_jobs(Opening& opening, const Rooms& rooms) {
  opening.jobs.push_back({"accounts.note_seen", minutes(1),
                          [&sessions = rooms.sessions](Tx& tx, const Caller&) { sessions.note_seen(tx); }});
  opening.jobs.push_back({"accounts.forget_old", hours(1), [rooms](Tx& tx, const Caller&) {
                            rooms.sessions.forget_idle(tx);
                            rooms.sign_ins.forget_old_codes(tx);
                            rooms.invitations.forget_old(tx);
                          }});
}

}  // namespace

Module accounts_module() {
  return {
      "accounts", embedded::accounts(), {manage}, [](Opening& opening, Routes& routes) {
        const auto& settings = opening.settings;
        const auto& words = opening.reception.words();
        const auto& areas = opening.use<areas::Areas>();
        auto& people = opening.use<people::People>();
        auto& posts = opening.use<posts::Posts>();
        auto& messages = *opening.provide<std::unique_ptr<MessagePort>>(open_message_port(settings));
        auto& accounts = opening.provide<Accounts>(
            areas, people, posts, read_roles(settings.share() / "catalog" / "roles.yaml", posts.kinds()));
        auto& sessions = opening.provide<Sessions>(accounts, areas, people, settings);
        auto& sign_ins = opening.provide<SignIns>(accounts, sessions, people, settings, words, messages);
        auto& invitations = opening.provide<Invitations>(accounts, sessions, areas, people, settings, words, messages);
        const Rooms rooms{accounts, sessions, sign_ins, invitations};

        opening.reception.recognise_with(
            [&sessions](Tx& tx, const std::string& token) { return sessions.recognise(tx, token); });
        opening.database.listen([&sessions](const Change& change) { sessions.hear(change); });
        posts.when_changed([&accounts](Tx& tx, Id<Person> person) {
          if (const auto account = accounts.find_account_of(tx, person)) end_staff_sessions(tx, *account);
        });
        people.tell_kept_with(
            [&accounts, &words](Tx& tx, const Person& person) { return accounts.kept(tx, words, person); });
        const Cookie cookie{settings.text("public_url").starts_with("https"), settings.number("session_days") * 86'400};
        add_sign_in_routes(opening, routes, rooms, cookie);
        add_invitation_routes(routes, rooms, cookie);
        add_desk_routes(routes, rooms);
        add_jobs(opening, rooms);
      }};
}

}  // namespace linli
