#pragma once
#include "modules/accounts/sessions.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/messages/message_port.hpp"

namespace linli::accounts {

struct StoredInvitation {
  std::string name;
  std::optional<Phone> phone;  // none for the first administrator, who brings their own
  std::string role;
  Id<Area> community_id;
  std::string area_code;
  std::string invited_by_name;  // empty for the first administrator
  bool url_shown = false;       // whoever invites has seen the link
  Instant expires_at;
  std::optional<std::string> password_hash;
  std::optional<std::string> totp_secret;  // closed

  bool is_first() const { return invited_by_name.empty(); }
};
LINLI_RECORD(StoredInvitation, name, phone, role, community_id, area_code, invited_by_name, url_shown, expires_at,
             password_hash, totp_secret)

// How staff get their password and second factor: a link that works once, for three days. No password ever exists that
// its owner did not choose. Safe from several threads.
class Invitations {
 public:
  Invitations(const Accounts& accounts, const Sessions& sessions, const areas::Areas& areas,
              const people::People& people, const Settings& settings, const Words& words, MessagePort& messages);

  // Refuses with accounts.no_such_role, accounts.role_too_high, accounts.not_yourself, accounts.too_many_areas,
  // areas.no_such_area and platform.no_permission. Whoever has a password already gets the role at once.
  Invited invite(Tx&, const Caller&, const Invite&) const;
  // The others refuse with accounts.invitation_over when the link was used, ran out or never was, when there is a first
  // administrator already, or when the telephone became somebody's while whoever invited holds the link.
  InvitationPage show(Tx&, const Caller&, const InvitationKey&) const;
  // For a worker thread. Refuses with platform.too_many.
  std::string hash_chosen_password(Tx&, const ChoosePassword&) const;
  // Refuses with accounts.phone_needed, accounts.already_staff.
  SecondFactor choose_password(Tx&, const ChoosePassword&, const std::string& password_hash) const;
  // The first code of the second factor: opens the account and a session. Refuses with accounts.wrong_totp,
  // accounts.no_password_yet.
  Entry confirm(Tx&, const ConfirmInvitation&, Arrival arrival) const;
  void forget_old(Tx&) const;

 private:
  Invited add_role_to(Tx&, const Caller&, const Stored& account, const Invite&, std::string_view area_code) const;
  StoredInvitation must_find(Tx&, const std::string& token) const;
  bool is_known(Tx&, const Phone& phone) const;
  void refuse_staff(Tx&, const Phone& phone) const;

  const Accounts& accounts_;
  const Sessions& sessions_;
  const areas::Areas& areas_;
  const people::People& people_;
  const Words& words_;
  MessagePort& messages_;
  std::string public_url_;
  mutable RateLimit tries_per_token_;
};

}  // namespace linli::accounts
