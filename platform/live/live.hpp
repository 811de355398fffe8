#pragma once
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "platform/module/house.hpp"

namespace linli {

// Tells open pages what changed, in the words of server-sent events (HTML Living Standard §9.2). A change reaches a
// caller who lives in its community, acts for somebody there, or holds a right that touches it; one without a community
// reaches the account whose id it carries. Knows no sockets: whoever holds a subscription is woken and takes the text.
// Safe from several threads.
class Live {
 public:
  class Subscription;

  // Listens to the house's database from now on; make it before the first write. The house must outlive it; when it
  // goes, the database lane is finished first.
  explicit Live(House& house);
  ~Live();
  Live(const Live&) = delete;

  // Begins to collect changes for this caller. `wake` is called once when there is something to take or when everything
  // ends, from any thread; it must not call back.
  std::shared_ptr<Subscription> subscribe(std::shared_ptr<const Caller> caller, std::function<void()> wake);
  // Ends every subscription, now and later.
  void close();
  // How many pages listen.
  std::size_t listening() const;

 private:
  void tell(const Change& change);
  std::string code_of(std::int64_t community_id);

  House& house_;
  mutable std::mutex mutex_;
  std::list<std::weak_ptr<Subscription>> subscriptions_;
  std::unordered_map<std::int64_t, std::string> codes_;
  bool closed_ = false;
};

// What one page has not been told yet. Holds at most `most` changes; then it forgets them and says `refresh`, and the
// page fetches everything it shows.
class Live::Subscription {
 public:
  static constexpr int most = 64;

  Subscription(std::shared_ptr<const Caller> caller, std::function<void()> wake)
      : caller_(std::move(caller)), wake_(std::move(wake)) {}

  // The events that are waiting, as text; empty when there are none.
  std::string take();
  bool ended() const;
  // Asks the page to fetch everything: it may have missed something.
  void refresh();
  // The caller as known now: rights change while a page is open.
  void set_caller(std::shared_ptr<const Caller> caller);

 private:
  friend class Live;
  void add(const Change& change, const std::string& community_code, const std::string& event);
  void end();

  mutable std::mutex mutex_;
  std::shared_ptr<const Caller> caller_;
  std::function<void()> wake_;
  std::string waiting_;
  int count_ = 0;
  bool ended_ = false;
};

// `GET /live`, for everybody who has signed in: what a page is told first. What follows comes from a subscription.
Routes live_routes();

// Whether a caller may hear of this change; `community_code` is its community's, empty when it has none.
bool may_hear(const Caller& caller, const Change& change, std::string_view community_code);

}  // namespace linli
