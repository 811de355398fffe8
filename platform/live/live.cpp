#include "platform/live/live.hpp"

#include "platform/http/description.hpp"

namespace linli {
namespace {

constexpr const char* refresh_event = "event: refresh\ndata: {}\n\n";

std::string event_of(const Change& change) {
  std::string event = "event: change\ndata: {\"topic\":";
  write_json_string(event, change.topic);
  event += ",\"community_id\":\"" + std::to_string(change.community_id) + "\",\"id\":\"" + std::to_string(change.id) +
           "\"}\n\n";
  return event;
}

}  // namespace

Routes live_routes() {
  Routes routes("platform");
  auto& live = routes.raw("GET", "/live", signed_in, "live", Place::live, [](Tx&, const Exchange&) {
    return HttpResponse{200, "id: 1\nretry: 3000\n\n", "text/event-stream", {{"X-Accel-Buffering", "no"}}, 0};
  });
  describe_files(live, {200,
                        {},
                        {"text/event-stream"},
                        {},
                        "Server-sent events: `change` names what changed as {topic, community_id, id}, and `refresh` "
                        "says to fetch everything anew"});
  return routes;
}

bool may_hear(const Caller& caller, const Change& change, std::string_view community_code) {
  const auto community_id = change.community_id;
  // What lies in no community concerns an account: its own pages hear of it.
  if (community_id == 0) return caller.account_id.value != 0 && caller.account_id.value == change.id;
  if (caller.is_program || caller.community_id.value == community_id) return true;
  const auto lives_there = [&](const Principal& principal) { return principal.community_id.value == community_id; };
  if (std::ranges::any_of(caller.principals, lives_there)) return true;
  return std::ranges::any_of(caller.rights, [&](const Right& right) {
    return right.community_id.value == community_id ||
           (!community_code.empty() && community_code.starts_with(right.area_code));
  });
}

Live::Live(House& house) : house_(house) {
  house.database().listen([this](const Change& change) { tell(change); });
}

Live::~Live() { house_.database().drain(); }

std::shared_ptr<Live::Subscription> Live::subscribe(std::shared_ptr<const Caller> caller, std::function<void()> wake) {
  auto subscription = std::make_shared<Subscription>(std::move(caller), std::move(wake));
  const std::scoped_lock lock(mutex_);
  if (closed_)
    subscription->end();
  else
    subscriptions_.push_back(subscription);
  return subscription;
}

void Live::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  for (const auto& weak : subscriptions_)
    if (const auto subscription = weak.lock()) subscription->end();
  subscriptions_.clear();
}

std::size_t Live::listening() const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(
      std::ranges::count_if(subscriptions_, [](const auto& weak) { return !weak.expired(); }));
}

void Live::tell(const Change& change) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(subscriptions_, [](const auto& weak) { return weak.expired(); });
  if (change.topic == "areas") codes_.clear();
  if (subscriptions_.empty()) return;
  const auto code = change.community_id == 0 ? std::string() : code_of(change.community_id);
  const auto event = event_of(change);
  for (const auto& weak : subscriptions_)
    if (const auto subscription = weak.lock()) subscription->add(change, code, event);
}

std::string Live::code_of(std::int64_t community_id) {
  const auto known = codes_.find(community_id);
  if (known != codes_.end()) return known->second;
  std::optional<std::string> code;
  house_.database().read([&](Tx& tx) { code = house_.reception().community_code(tx, {community_id}); });
  return code ? codes_.emplace(community_id, *code).first->second : std::string();
}

std::string Live::Subscription::take() {
  const std::scoped_lock lock(mutex_);
  count_ = 0;
  return std::exchange(waiting_, {});
}

bool Live::Subscription::ended() const {
  const std::scoped_lock lock(mutex_);
  return ended_;
}

void Live::Subscription::refresh() {
  const std::scoped_lock lock(mutex_);
  count_ = most + 1;
  const bool was_empty = waiting_.empty();
  waiting_ = refresh_event;
  if (was_empty) wake_();
}

void Live::Subscription::set_caller(std::shared_ptr<const Caller> caller) {
  const std::scoped_lock lock(mutex_);
  caller_ = std::move(caller);
}

void Live::Subscription::add(const Change& change, const std::string& community_code, const std::string& event) {
  const std::scoped_lock lock(mutex_);
  if (count_ > most || !may_hear(*caller_, change, community_code)) return;
  const bool was_empty = waiting_.empty();
  if (++count_ > most)
    waiting_ = refresh_event;
  else
    waiting_ += event;
  if (was_empty) wake_();
}

void Live::Subscription::end() {
  const std::scoped_lock lock(mutex_);
  ended_ = true;
  wake_();
}

}  // namespace linli
