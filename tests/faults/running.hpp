// The real program as a child process with a small community behind it, and the people who talk to it.
#pragma once
#include <sys/types.h>

#include <boost/json.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "platform/module/house.hpp"
#include "platform/testing/client.hpp"

namespace linli::testing {

// A folder of its own below another; gone with its contents when it leaves scope.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::filesystem::path& below = std::filesystem::temp_directory_path());
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Ended {
  int code = -1;     // 128 and the signal's number when one ended it
  std::string said;  // on both outputs
};

// `linli` with these arguments, until it ends.
Ended run_linli(const std::vector<std::string>& arguments);
// It ended with this code and said all of this.
void check_says(const Ended& ended, int code, const std::vector<std::string>& parts);

// One `linli serve` on a free port of 127.0.0.1. Throws std::runtime_error with what it said when it does not come up.
// Killed when it leaves scope.
class Server {
 public:
  explicit Server(const std::filesystem::path& data, const std::vector<std::string>& more_options = {});
  ~Server();
  Server(const Server&) = delete;

  int port() const { return port_; }
  pid_t process() const { return process_; }
  Client client() const { return Client(port_, 15); }
  void signal(int number) const;
  // Waits for its end.
  Ended wait();
  // kill -9.
  void kill();

 private:
  pid_t process_ = -1;
  int output_ = -1;
  int port_ = 0;
  std::string said_;
};

// A body as JSON; fails the test when it is none.
boost::json::object json_of(const Reply& reply);
std::string text_at(const Reply& reply, const char* member);
// A fresh UUID of version 7 (RFC 9562).
std::string uuid7();

// Somebody with a session.
struct Visitor {
  std::string cookie;
  std::string csrf;
  std::string community_id;

  // The bytes of a request under /api/v1/communities/{community_id}.
  std::string request(const std::string& method, const std::string& path, const std::string& body = "",
                      const std::string& more_headers = "") const;
  Reply get(const Server& server, const std::string& path) const { return server.client().ask(request("GET", path)); }
  Reply post(const Server& server, const std::string& path, const std::string& body,
             const std::string& more_headers = "") const {
    return server.client().ask(request("POST", path, body, more_headers));
  }
};

std::string language(const char* code);
std::string idempotency_key(const std::string& key);

// Something that can be ordered as it is: company for an old person.
std::string order_of(const std::string& words);

// A community with one building, three residents with telephones, and two volunteers next door.
class Hamlet {
 public:
  static constexpr const char* residents[] = {"13800000001", "13800000002", "13800000003"};
  static constexpr const char* volunteers[] = {"13800000011", "13800000012"};

  explicit Hamlet(const std::filesystem::path& below = std::filesystem::temp_directory_path());

  const std::filesystem::path& data() const { return folder_.path(); }
  const std::string& community_id() const { return community_id_; }
  const std::string& other_community_id() const { return other_community_id_; }
  // The house without its server; not while a server runs.
  template <class F>
  void open(F&& look, Clock clock = Clock()) const {
    const auto house = open_house(clock);
    look(*house);
  }
  // Signs in with the code that was sent to the telephone.
  Visitor sign_in(const Server& server, const std::string& phone) const;
  // The newest code that was sent to a telephone.
  std::string code_for(const std::string& phone) const;

 private:
  std::unique_ptr<House> open_house(Clock& clock) const;

  TemporaryFolder folder_;
  std::string community_id_;
  std::string other_community_id_;
};

// Orders, which must succeed, and returns the id.
std::string ordered(const Server& server, const Visitor& who, const std::string& words = "想有人来说说话");
// The audit of a community that no server holds is whole.
void check_verifies(const Hamlet& hamlet);

}  // namespace linli::testing
