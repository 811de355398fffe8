#include "modules/accounts/sessions.hpp"

#include "modules/accounts/rules.hpp"
#include "modules/accounts/statements.hpp"
#include "modules/areas/areas.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::accounts {
namespace {

constexpr std::size_t length_of_token = 43;  // 256 bits as base64url
constexpr std::size_t most_communities = 200;
constexpr Duration device_is_remembered = hours(24 * 400);

SessionRow row_of(const StoredSession& session, Id<linli::Session> current) {
  return {session.id,    session.opened_at,     session.seen_at,   session.address,
          session.agent, session.id == current, session.new_device};
}

std::string csrf_of(const std::string& token) { return base64url(sha256("linli csrf\n" + token)); }

}  // namespace

Sessions::Sessions(const Accounts& accounts, const areas::Areas& areas, const people::People& people,
                   const Settings& settings)
    : accounts_(accounts), areas_(areas), people_(people), session_days_(settings.number("session_days")) {}

Entry Sessions::open(Tx& tx, const Stored& account, const Arrival& arrival) const {
  Entry entry{random_token(), arrival.device.size() == length_of_token ? arrival.device : random_token(), {}};
  StoredSession session;
  session.id = tx.new_id<linli::Session>();
  session.account_id = account.id;
  session.opened = arrival.opened;
  session.opened_at = session.seen_at = tx.now();
  // Standing codes belong to a demonstration, whose people are played by many.
  session.new_device = meets_device(tx, account.id, entry.device) && arrival.opened != Opened::standing_code;
  tx.run(statements::add_session, hex(sha256(entry.token)), session.id, account.id, session.opened, tx.now(),
         first_letters(arrival.address, 60), first_letters(is_utf8(arrival.agent) ? arrival.agent : "", 200),
         session.new_device);
  if (session.new_device) tx.announce("accounts", 0, account.id.value);
  tx.run(statements::note_account_seen, account.id, tx.now());
  entry.session = page(tx, caller_of(tx, session, account, csrf_of(entry.token)));
  return entry;
}

bool Sessions::meets_device(Tx& tx, Id<Account> account, const std::string& device) const {
  const auto device_hash = hex(sha256("linli device\n" + account.text() + "\n" + device));
  const bool is_known = tx.find<std::int64_t>(statements::find_device, device_hash).has_value();
  tx.run(statements::keep_device, device_hash, tx.now());
  return !is_known;
}

std::shared_ptr<const Caller> Sessions::recognise(Tx& tx, const std::string& token) const {
  if (token.size() != length_of_token) return nullptr;
  const auto token_hash = hex(sha256(token));
  if (auto known = cache_.find(token_hash, tx.now())) return known;
  const auto session = tx.find<StoredSession>(statements::find_session, token_hash);
  if (!session || !counts(*session, tx.now())) return nullptr;
  const auto account = find_stored(tx, session->account_id);
  if (!account) return nullptr;
  auto caller = std::make_shared<const Caller>(caller_of(tx, *session, *account, csrf_of(token)));
  cache_.keep(token_hash, caller, tx.now());
  return caller;
}

bool Sessions::counts(const StoredSession& session, Instant now) const {
  if (session.opened == Opened::standing_code && !accounts_.standing_codes_allowed()) return false;
  return now - session.seen_at <= idle_limit(session.opened, session_days_);
}

Caller Sessions::caller_of(Tx& tx, const StoredSession& session, const Stored& account, std::string csrf) const {
  Caller caller;
  caller.account_id = account.id;
  caller.session_id = session.id;
  caller.name = account.name;
  caller.csrf = std::move(csrf);
  const auto person =
      account.person_id ? people_.find_person(tx, *account.community_id, *account.person_id) : std::nullopt;
  auto placed = accounts_.placed_of(tx, account.id, person ? person->id : Id<Person>{}, session.opened != Opened::code);
  if (person) {
    caller.person_id = person->id;
    caller.household_id = person->household_id.value_or(Id<Household>{});
    caller.community_id = person->community_id;
    caller.name = person->name.str();
    caller.language = word_of(person->preferred_language);
    for (const auto& each : people_.principals_of(tx, person->id))
      caller.principals.push_back({each.person_id, each.household_id.value_or(Id<Household>{}), each.community_id});
    const auto* resident = accounts_.find_role("resident");
    const auto live_in = [&](Id<Area> community) {
      placed.push_back({resident, community, areas_.code_of_community(tx, community).value_or("~")});
    };
    live_in(person->community_id);
    for (const auto& each : caller.principals) live_in(each.community_id);
  }
  caller.rights = rights_of(placed);
  return caller;
}

Session Sessions::page_anew(Tx& tx, const Caller& caller) const {
  const auto session = tx.find<StoredSession>(statements::find_session_by_id, caller.session_id);
  if (!session) return {};
  return page(tx, caller_of(tx, *session, get_stored(tx, session->account_id), caller.csrf));
}

Session Sessions::page(Tx& tx, const Caller& caller) const {
  Session page;
  if (!caller.account_id) return page;
  const auto session = tx.find<StoredSession>(statements::find_session_by_id, caller.session_id);
  page.account_id = caller.account_id;
  page.csrf = caller.csrf;
  page.name = caller.name;
  page.language = caller.language;
  page.staff = session && session->opened != Opened::code &&
               std::ranges::any_of(caller.rights, [](const Right& right) { return right.permission == "areas.view"; });
  page.ends = ends_of(caller);
  if (session)
    for (const auto& each : tx.all<StoredSession>(statements::new_devices_after, caller.account_id, session->opened_at))
      page.new_devices.push_back(row_of(each, caller.session_id));
  page.communities = communities_of(tx, caller);
  for (const auto& right : caller.rights)
    page.grants.push_back(
        {right.permission, right.community_id ? std::optional(right.community_id) : std::nullopt, right.area_code});
  const auto person = caller.person_id ? people_.find_person(tx, caller.community_id, caller.person_id) : std::nullopt;
  if (!person) return page;
  page.person_id = person->id;
  page.household_id = person->household_id;
  page.community_id = person->community_id;
  page.preferences = {person->large_text, person->spoken_contact, caller.language};
  if (const auto volunteer = accounts_.volunteer_of(tx, person->community_id, person->id))
    page.volunteer_id = std::to_string(*volunteer);
  for (const auto& each : people_.principals_of(tx, person->id))
    page.principals.push_back(
        {each.proxy_id.text(), each.community_id, each.person_id, each.name, each.household_id, each.place});
  return page;
}

std::vector<SessionCommunity> Sessions::communities_of(Tx& tx, const Caller& caller) const {
  std::vector<std::string> prefixes;
  for (const auto& right : caller.rights) prefixes.push_back(right.area_code.substr(0, 12));
  std::vector<SessionCommunity> communities;
  for (const auto& prefix : Reach::minimal(std::move(prefixes)))
    for (const auto& row : areas_.communities_below(tx, prefix))
      if (communities.size() < most_communities) communities.push_back({row.id, row.code, row.name});
  // One's own stands first: it is what the pages show unless somebody chooses.
  std::ranges::stable_partition(communities,
                                [&](const SessionCommunity& each) { return each.id == caller.community_id; });
  return communities;
}

void Sessions::sign_out(Tx& tx, const Caller& caller, const Nothing&) const {
  tx.run(statements::end_session, caller.session_id, caller.account_id);
  tx.announce("accounts", 0, caller.account_id.value);
}

Items<SessionRow> Sessions::mine(Tx& tx, const Caller& caller, const Nothing&) const {
  Items<SessionRow> rows;
  for (const auto& each : tx.all<StoredSession>(statements::sessions_of, caller.account_id))
    rows.items.push_back(row_of(each, caller.session_id));
  return rows;
}

void Sessions::end_mine(Tx& tx, const Caller& caller, const SessionKey& wanted) const {
  if (tx.run(statements::end_session, wanted.id, caller.account_id) == 0) throw Refusal::not_found();
  tx.announce("accounts", 0, caller.account_id.value);
}

void Sessions::recognise_device(Tx& tx, const Caller& caller, const SessionKey& wanted) const {
  const auto mine = tx.find<StoredSession>(statements::find_session_by_id, caller.session_id);
  if (!mine || tx.run(statements::recognise_device, wanted.id, caller.account_id, mine->opened_at) == 0)
    throw Refusal::not_found();
  tx.announce("accounts", 0, caller.account_id.value);
}

void Sessions::note_seen(Tx& tx) const {
  const auto all = cache_.take_seen();
  tx.before_running_again([this, all] { cache_.give_back(all); });
  for (const auto& [token_hash, seen] : all) {
    tx.run(statements::note_seen, token_hash, seen.at);
    tx.run(statements::note_account_seen, seen.account_id, seen.at);
  }
}

void Sessions::forget_idle(Tx& tx) const {
  tx.run(statements::end_idle_sessions, tx.now() - idle_limit(Opened::code, session_days_),
         tx.now() - idle_limit(Opened::password, session_days_));
  tx.run(statements::forget_old_devices, tx.now() - device_is_remembered);
}

void Sessions::hear(const Change& change) const {
  if (change.topic == "accounts") cache_.drop_account({change.id});
  if (change.topic == "people" || change.topic == "posts") cache_.drop_person({change.id});
}

}  // namespace linli::accounts
