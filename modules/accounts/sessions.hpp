#pragma once
#include "modules/accounts/accounts.hpp"
#include "modules/accounts/caller_cache.hpp"
#include "modules/accounts/stored.hpp"

namespace linli::accounts {

// Where somebody comes from, and with what. `device` is the token of the browser's own cookie, empty on its first
// visit.
struct Arrival {
  Opened opened = Opened::code;
  std::string address;
  std::string agent;
  std::string device;
};

// A session that was just opened. Its token and the device's leave the house once, here; only hashes are kept.
struct Entry {
  std::string token;
  std::string device;
  Session session;
};

struct StoredSession {
  Id<linli::Session> id;
  Id<Account> account_id;
  Opened opened = Opened::code;
  Instant opened_at;
  Instant seen_at;
  std::string address;
  std::string agent;
  bool new_device = false;
};
LINLI_RECORD(StoredSession, id, account_id, opened, opened_at, seen_at, address, agent, new_device)

// Opens, recognises and ends sessions. Rights are read anew when they change; when one is taken away the sessions end.
// Safe from several threads.
class Sessions {
 public:
  Sessions(const Accounts& accounts, const areas::Areas& areas, const people::People& people, const Settings& settings);

  Entry open(Tx&, const Stored& account, const Arrival& arrival) const;
  // Who holds a token; null when nobody does any more. `csrf` is derived from the token, so it need not be stored.
  std::shared_ptr<const Caller> recognise(Tx&, const std::string& token) const;
  // What the pages need to know about whoever asks; all empty for a stranger.
  Session page(Tx&, const Caller&) const;
  // The same after the account changed in this transaction.
  Session page_anew(Tx&, const Caller&) const;

  Session current(Tx& tx, const Caller& caller, const Nothing&) const { return page(tx, caller); }
  void sign_out(Tx&, const Caller&, const Nothing&) const;
  Items<SessionRow> mine(Tx&, const Caller&, const Nothing&) const;
  // Refuses with platform.not_found for a session of somebody else.
  void end_mine(Tx&, const Caller&, const SessionKey&) const;
  // The new device is one's own. Only who was in before can say so; refuses with platform.not_found otherwise.
  void recognise_device(Tx&, const Caller&, const SessionKey&) const;

  void note_seen(Tx&) const;
  void forget_idle(Tx&) const;
  void hear(const Change& change) const;

 private:
  Caller caller_of(Tx&, const StoredSession&, const Stored& account, std::string csrf) const;
  bool counts(const StoredSession& session, Instant now) const;
  // Whether the account never came from this device; it has from now on.
  bool meets_device(Tx&, Id<Account> account, const std::string& device) const;
  std::vector<SessionCommunity> communities_of(Tx&, const Caller&) const;

  const Accounts& accounts_;
  const areas::Areas& areas_;
  const people::People& people_;
  std::int64_t session_days_;
  mutable CallerCache cache_;
};

}  // namespace linli::accounts
