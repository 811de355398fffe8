#pragma once
#include "platform/auth/caller.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/record/types.hpp"

namespace linli::accounts {

LINLI_ENUM(End, resident, field, desk)
// What opened a session. Only `password` (with its second factor) and the demonstration's `standing_code` bring the
// rights of staff.
LINLI_ENUM(Opened, code, password, standing_code)

// A role, from catalog/roles.yaml: what somebody may do. Where comes with the grant.
struct Role {
  std::string code;
  Words2 name;
  std::vector<std::string> permissions;
};
LINLI_RECORD(Role, code, name, permissions)

struct Preferences {
  bool large_text = false;
  bool spoken_contact = false;
  std::string language = "zh";
};
LINLI_RECORD(Preferences, large_text, spoken_contact, language)

struct SessionCommunity {
  Id<Area> id;
  std::string code;
  std::string name;
};
LINLI_RECORD(SessionCommunity, id, code, name)

struct SessionRight {
  std::string permission;
  std::optional<Id<Area>> community_id;
  std::string area_code;
};
LINLI_RECORD(SessionRight, permission, community_id, area_code)

struct SessionPrincipal {
  std::string proxy_id;
  Id<Area> community_id;
  Id<Person> person_id;
  std::string name;
  std::optional<Id<Household>> household_id;
  std::string place;
};
LINLI_RECORD(SessionPrincipal, proxy_id, community_id, person_id, name, household_id, place)

// `new_device`: it came from a device that this account had not used before, and nobody has said that they know it.
struct SessionRow {
  Id<linli::Session> id;
  Instant opened_at;
  Instant seen_at;
  std::string address;
  std::string agent;
  bool current = false;
  bool new_device = false;
};
LINLI_RECORD(SessionRow, id, opened_at, seen_at, address, agent, current, new_device)

// Who is signed in and what their pages need to know. `staff`: the rights of staff are open in this session.
// `new_devices`: where the same account came in later from a device it had not used before.
struct Session {
  std::optional<Id<Account>> account_id;
  std::string csrf;
  std::string name;
  std::optional<Id<Person>> person_id;
  std::optional<Id<Household>> household_id;
  std::optional<Id<Area>> community_id;
  bool staff = false;
  std::string language = "zh";
  Preferences preferences;
  std::vector<End> ends;
  std::vector<SessionCommunity> communities;
  std::vector<SessionRight> grants;
  std::optional<std::string> volunteer_id;
  std::vector<SessionPrincipal> principals;
  std::vector<SessionRow> new_devices;
};
LINLI_RECORD(Session, account_id, csrf, name, person_id, household_id, community_id, staff, language, preferences, ends,
             communities, grants, volunteer_id, principals, new_devices)

struct Grant {
  std::optional<Id<Grant>> id;  // none when it comes with a post
  std::string role;
  std::string area_code;
  std::string area_name;
  bool from_post = false;
};
LINLI_RECORD(Grant, id, role, area_code, area_name, from_post)

struct AccountRow {
  Id<Account> id;
  std::optional<Id<Person>> person_id;
  std::string name;
  std::optional<Phone> phone;
  bool staff = false;  // has a password and a second factor
  std::vector<Grant> grants;
  std::optional<Instant> last_seen_at;
};
LINLI_RECORD(AccountRow, id, person_id, name, phone, staff, grants, last_seen_at)

struct CodeSent {
  Instant expires_at;
  std::int64_t resend_after_seconds = 60;
};
LINLI_RECORD(CodeSent, expires_at, resend_after_seconds)

// `url` is absent when the telephone is already known here: then the link goes to that telephone alone, so that nobody
// can be impersonated by whoever invites them. `already_staff`: no link was needed, the role was added at once.
struct Invited {
  std::optional<std::string> url;
  Instant expires_at;
  bool already_staff = false;
};
LINLI_RECORD(Invited, url, expires_at, already_staff)

struct InvitationPage {
  std::string name;
  std::optional<Phone> phone;
  std::vector<Words2> roles;
};
LINLI_RECORD(InvitationPage, name, phone, roles)

struct SecondFactor {
  std::string totp_secret;
  std::string totp_uri;
};
LINLI_RECORD(SecondFactor, totp_secret, totp_uri)

// ---- what verbs are given ----

struct AskCode {
  Phone phone;
};
LINLI_RECORD(AskCode, phone)

struct SignIn {
  Phone phone;
  Text<4, 12> code;
};
LINLI_RECORD(SignIn, phone, code)

struct StaffSignIn {
  Phone phone;
  Text<1, 200> password;
  Text<6, 12> totp;
};
LINLI_RECORD(StaffSignIn, phone, password, totp)

struct Register {
  Text<1, 60> name;
  Id<Area> community_id;
  std::optional<Text<12, 40>> building_code;
  std::optional<Text<0, 20>> unit;
  std::optional<Text<1, 20>> room;
};
LINLI_RECORD(Register, name, community_id, building_code, unit, room)

struct SessionKey {
  Id<linli::Session> id;
};
LINLI_RECORD(SessionKey, id)

struct InvitationKey {
  std::string token;
};
LINLI_RECORD(InvitationKey, token)

struct ChoosePassword {
  std::string token;
  std::optional<Text<1, 60>> name;
  std::optional<Phone> phone;
  Text<10, 200> password;
};
LINLI_RECORD(ChoosePassword, token, name, phone, password)

struct ConfirmInvitation {
  std::string token;
  Text<6, 12> totp;
};
LINLI_RECORD(ConfirmInvitation, token, totp)

struct ListAccounts {
  Id<Area> community_id;
  std::optional<Text<0, 60>> q;
};
LINLI_RECORD(ListAccounts, community_id, q)

struct Invite {
  Id<Area> community_id;
  Text<1, 60> name;
  Phone phone;
  std::optional<Text<1, 40>> role;       // none for whoever gets theirs with a post
  std::optional<Text<0, 40>> area_code;  // the whole community without one
};
LINLI_RECORD(Invite, community_id, name, phone, role, area_code)

struct GiveRole {
  Id<Area> community_id;
  Id<Account> account_id;
  Text<1, 40> role;
  Text<0, 40> area_code;
};
LINLI_RECORD(GiveRole, community_id, account_id, role, area_code)

struct GrantKey {
  Id<Area> community_id;
  Id<Grant> id;
};
LINLI_RECORD(GrantKey, community_id, id)

struct AccountKey {
  Id<Area> community_id;
  Id<Account> id;
};
LINLI_RECORD(AccountKey, community_id, id)

}  // namespace linli::accounts
