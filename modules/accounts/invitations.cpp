#include "modules/accounts/invitations.hpp"

#include "modules/accounts/statements.hpp"
#include "modules/areas/areas.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/secrets.hpp"

namespace linli::accounts {
namespace {

constexpr Duration lasts = days(3);

// Without an address for people, links lead to where the program listens.
std::string address_for_people(const Settings& settings) {
  const auto& said = settings.text("public_url");
  if (said.empty()) return "http://" + settings.text("listen_address") + ":" + settings.text("listen_port");
  return said.substr(0, said.find_last_not_of('/') + 1);
}

std::string hash_of_token(const std::string& token) { return hex(sha256(token)); }

}  // namespace

Invitations::Invitations(const Accounts& accounts, const Sessions& sessions, const areas::Areas& areas,
                         const people::People& people, const Settings& settings, const Words& words,
                         MessagePort& messages)
    : accounts_(accounts),
      sessions_(sessions),
      areas_(areas),
      people_(people),
      words_(words),
      messages_(messages),
      public_url_(address_for_people(settings)),
      tries_per_token_(10, minutes(15)) {}

Invited Invitations::invite(Tx& tx, const Caller& caller, const Invite& wanted) const {
  const auto community_code = areas_.code_of_community(tx, wanted.community_id).value_or("");
  const auto code = wanted.area_code ? wanted.area_code->str() : community_code;
  const auto role = wanted.role ? wanted.role->str() : std::string();
  if (wanted.role)
    accounts_.require_may_give(caller, role, code);
  else
    caller.require(manage, code);
  const auto community = accounts_.community_of_grant(tx, wanted.community_id, code);
  if (const auto account = find_by_phone(tx, wanted.phone); account && account->is_staff())
    return add_role_to(tx, caller, *account, wanted, code);
  const bool known = is_known(tx, wanted.phone);
  const auto token = random_token();
  const auto url = public_url_ + "/desk/#/welcome/" + token;
  tx.run(statements::add_invitation, hash_of_token(token), wanted.name, wanted.phone, role, community, code,
         caller.name, !known, tx.now() + lasts);
  const auto words =
      words_.say("zh", "accounts.message.invitation", {{"name", wanted.name.str()}, {"by", caller.name}, {"url", url}});
  tx.after_commit([this, to = wanted.phone, words] { messages_.send(to, words); });
  return {known ? std::nullopt : std::optional(url), tx.now() + lasts, false};
}

Invited Invitations::add_role_to(Tx& tx, const Caller& caller, const Stored& account, const Invite& wanted,
                                 std::string_view area_code) const {
  if (account.id == caller.account_id) throw Refusal::forbidden("accounts.not_yourself");
  const auto community = accounts_.community_of_grant(tx, wanted.community_id, area_code);
  if (wanted.role) accounts_.add_grant(tx, account, wanted.role->str(), community, area_code, caller.name);
  return {std::nullopt, tx.now(), true};
}

InvitationPage Invitations::show(Tx& tx, const Caller&, const InvitationKey& wanted) const {
  const auto invitation = must_find(tx, wanted.token);
  InvitationPage page;
  // What the first administrator has said about themselves stays open to correction until the link is used.
  if (!invitation.is_first()) page = {invitation.name, invitation.phone, {}};
  if (const auto* role = accounts_.find_role(invitation.role)) page.roles.push_back(role->name);
  return page;
}

std::string Invitations::hash_chosen_password(Tx& tx, const ChoosePassword& wanted) const {
  must_find(tx, wanted.token);
  tries_per_token_.count(tx, wanted.token);
  return hash_password(wanted.password.str());
}

SecondFactor Invitations::choose_password(Tx& tx, const ChoosePassword& wanted,
                                          const std::string& password_hash) const {
  const auto invitation = must_find(tx, wanted.token);
  const auto phone = invitation.is_first() ? wanted.phone : invitation.phone;
  if (!phone) throw Refusal::wrong("/phone", "accounts.phone_needed");
  refuse_staff(tx, *phone);
  const auto name = invitation.is_first() && wanted.name ? wanted.name->str() : invitation.name;
  const auto secret = new_totp_secret();
  tx.run(statements::choose_password, hash_of_token(wanted.token), name, phone, password_hash, closed_secret(secret));
  return {base32(secret), totp_uri(secret, name.empty() ? phone->masked() : name)};
}

Entry Invitations::confirm(Tx& tx, const ConfirmInvitation& wanted, Arrival arrival) const {
  const auto invitation = must_find(tx, wanted.token);
  tries_per_token_.count(tx, "totp " + wanted.token);
  if (!invitation.password_hash || !invitation.phone) throw Refusal::conflict("accounts.no_password_yet");
  refuse_staff(tx, *invitation.phone);
  const auto secret = opened_secret(tx, *invitation.totp_secret);
  const auto step = totp_step(secret, wanted.totp.str(), tx.now());
  if (step == 0) throw Refusal(401, "accounts.wrong_totp");
  const auto account = ensure_stored(tx, people_, *invitation.phone, invitation.name);
  set_password(tx, account, *invitation.password_hash, secret, step, invitation.name);
  if (!invitation.role.empty())
    accounts_.add_grant(tx, account, invitation.role, invitation.community_id, invitation.area_code,
                        invitation.invited_by_name);
  tx.run(statements::forget_invitation, hash_of_token(wanted.token));
  arrival.opened = Opened::password;
  return sessions_.open(tx, get_stored(tx, account.id), arrival);
}

void Invitations::forget_old(Tx& tx) const { tx.run(statements::forget_old_invitations, tx.now()); }

StoredInvitation Invitations::must_find(Tx& tx, const std::string& token) const {
  auto invitation = tx.find<StoredInvitation>(statements::find_invitation, hash_of_token(token));
  const auto is_over = [&] {
    if (invitation->expires_at <= tx.now()) return true;
    if (invitation->is_first()) return accounts_.has_administrator(tx);
    // Else whoever invites a number nobody has could wait until somebody has it, and become them.
    return invitation->url_shown && is_known(tx, *invitation->phone);
  };
  if (!invitation || is_over()) throw Refusal(404, "accounts.invitation_over");
  return *invitation;
}

bool Invitations::is_known(Tx& tx, const Phone& phone) const {
  return find_by_phone(tx, phone) || !people_.find_by_phone(tx, phone).empty();
}

// Else whoever may invite could take over a colleague's account with a second invitation.
void Invitations::refuse_staff(Tx& tx, const Phone& phone) const {
  const auto account = find_by_phone(tx, phone);
  if (account && account->is_staff()) throw Refusal::conflict("accounts.already_staff", {{"name", account->name}});
}

}  // namespace linli::accounts
