// Days on which something around the server is broken: it says so plainly, keeps what it has, and goes on afterwards.
#include <doctest/doctest.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <thread>

#include "platform/db/sqlite/sqlite_connection.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

using namespace std::chrono_literals;

void check_verifies(const Hamlet& hamlet) {
  const auto verified = run_linli({"verify", "--data", hamlet.data().string()});
  CHECK_MESSAGE(verified.code == 0, verified.said);
}

std::string ordered(const Server& server, const Visitor& who, const std::string& words = "想有人来说说话") {
  const auto reply = who.post(server, "/requests", order_of(words));
  REQUIRE_MESSAGE(reply.status == 201, reply.body);
  return text_at(reply, "id");
}

// ---- a full disk ----

// What `fill` and `give_space` do to the disk; the rest is the same for every full disk.
void live_through_full_disk(const Hamlet& hamlet, const Server& server, const std::function<void()>& fill,
                            const std::function<void()>& give_space) {
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  std::vector<std::string> ids{ordered(server, resident)};
  fill();
  Reply refused;
  for (int i = 0; i < 3'000 && refused.status == 0; ++i) {  // what the journal has already is used first
    const auto reply = resident.post(server, "/requests", order_of("磁盘快满了"), language("zh"));
    if (reply.status == 201)
      ids.push_back(text_at(reply, "id"));
    else
      refused = reply;
  }
  CHECK_MESSAGE(refused.status == 507, refused.body);
  CHECK(text_at(refused, "code") == "platform.disk_full");
  CHECK(text_at(refused, "detail") == "服务器的磁盘满了，没有保存。请告诉管理员，稍后再试。");
  CHECK(resident.get(server, "//healthz").status == 200);
  CHECK(resident.get(server, "/requests/" + ids.back()).status == 200);
  give_space();
  ids.push_back(ordered(server, resident, "又有地方了"));
  for (const auto& id : ids) CHECK(resident.get(server, "/requests/" + id).status == 200);
  const auto list = json_of(resident.get(server, "/requests?view=household&limit=3"));
  CHECK(list.at("items").at(0).at("id") == boost::json::string_view(ids.back()));
}

// A disk of a few megabytes in memory, in a mount namespace of this process, so that nothing stays behind.
class SmallDisk {
 public:
  static bool possible() {
    static const bool entered =
        ::unshare(CLONE_NEWNS) == 0 && ::mount("", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return entered;
  }
  SmallDisk() { REQUIRE(::mount("linli", folder_.path().c_str(), "tmpfs", 0, "size=12m") == 0); }
  ~SmallDisk() { ::umount2(folder_.path().c_str(), MNT_DETACH); }
  const std::filesystem::path& path() const { return folder_.path(); }
  void fill() const {
    std::ofstream ballast(path() / "ballast", std::ios::binary);
    for (const std::string block(4096, 'x'); ballast;) ballast.write(block.data(), 4096).flush();
  }
  void give_space() const { std::filesystem::remove(path() / "ballast"); }

 private:
  TemporaryFolder folder_;
};

void limit_files(const Server& server, rlim_t bytes) {
  const rlimit limit{bytes, RLIM_INFINITY};
  REQUIRE(::prlimit(server.process(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

// ---- a foreign hand on the database ----

// Holds the write lock of the database as another program would.
class Lock {
 public:
  explicit Lock(const Hamlet& hamlet) : connection_(db::connect_sqlite(hamlet.data() / "linli.db", true)) {
    connection_->begin(true);
  }
  ~Lock() { connection_->rollback(); }

 private:
  std::unique_ptr<db::Connection> connection_;
};

// ---- a clock that is wrong ----

// Somebody signs in and orders at a moment that the machine has not reached; returns their session and what they
// ordered.
std::pair<Visitor, std::string> order_in_the_future(const Hamlet& hamlet, Instant then) {
  Visitor visitor{.community_id = hamlet.community_id()};
  std::string id;
  const auto order = [&](House& house) {
    const auto post = [&](const std::string& path, const std::string& body) {
      HttpRequest request{.method = "POST", .path = "/api/v1" + path, .body = body};
      request.cookies["linli_session"] = visitor.cookie;
      request.headers["x-linli-csrf"] = visitor.csrf;
      const auto response = house.reception().answer(request);
      REQUIRE_MESSAGE(response.status < 300, response.body);
      for (const auto& [name, value] : response.headers)
        if (name == "Set-Cookie")
          visitor.cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
      return boost::json::parse(boost::json::string_view(response.body)).as_object();
    };
    const std::string phone = Hamlet::residents[0];
    post("/sign-in/codes", R"({"phone":")" + phone + R"("})");
    const auto session =
        post("/sign-in/sessions", R"({"phone":")" + phone + R"(","code":")" + hamlet.code_for(phone) + R"("})");
    visitor.csrf = session.at("csrf").as_string().c_str();
    id = post("/communities/" + hamlet.community_id() + "/requests", order_of("从以后来")).at("id").as_string().c_str();
  };
  hamlet.open(order, Clock(then));
  return {visitor, id};
}

Instant time_of(const Server& server, const Visitor& who, const std::string& id) {
  const auto page = json_of(who.get(server, "/requests/" + id));
  return parse_instant(page.at("request").at("ordered_at").as_string()).value();
}

// ---- a catalogue or a setting with a mistake ----

// The house's catalogue in a folder of its own, to make mistakes in.
class Share {
 public:
  Share() {
    std::filesystem::copy(LINLI_SOURCE_DIR "/catalog", path() / "catalog", std::filesystem::copy_options::recursive);
  }
  const std::filesystem::path& path() const { return folder_.path(); }
  // Puts a line into a file of the catalogue in place of another and returns its number.
  int replace_line(const std::string& file, const std::string& before, const std::string& after) const {
    const auto whole = path() / "catalog" / file;
    std::ifstream in(whole);
    std::string text;
    int number = 0, found = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (line == before) found = number;
      text += (line == before ? after : line) + "\n";
    }
    in.close();
    std::ofstream(whole) << text;
    REQUIRE(found != 0);
    return found;
  }

 private:
  TemporaryFolder folder_;
};

void check_says(const Ended& ended, int code, const std::vector<std::string>& parts) {
  CHECK_MESSAGE(ended.code == code, ended.said);
  for (const auto& part : parts)
    CHECK_MESSAGE(ended.said.find(part) != std::string::npos, ended.said << "\nlacks " << part);
}

}  // namespace

TEST_CASE("on a full disk a write is refused in plain words, reading goes on, and with space again so does writing" *
          doctest::skip(!SmallDisk::possible())) {
  const SmallDisk disk;
  const Hamlet hamlet(disk.path());
  {
    const Server server(hamlet.data());
    live_through_full_disk(
        hamlet, server, [&] { disk.fill(); }, [&] { disk.give_space(); });
  }
  check_verifies(hamlet);
}

TEST_CASE("when no file may grow a write is refused in plain words, reading goes on, and later so does writing") {
  const Hamlet hamlet;
  {
    const Server server(hamlet.data());
    live_through_full_disk(
        hamlet, server, [&] { limit_files(server, 4096); }, [&] { limit_files(server, RLIM_INFINITY); });
  }
  check_verifies(hamlet);
}

TEST_CASE("a database locked for a moment is waited for") {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  auto lock = std::make_unique<Lock>(hamlet);
  std::jthread opener([&] {
    std::this_thread::sleep_for(800ms);
    lock.reset();
  });
  const auto id = ordered(server, resident);
  CHECK(resident.get(server, "/requests/" + id).status == 200);
}

TEST_CASE(
    "a database locked for long lets people read, refuses writes in plain words, and is written when it is free") {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  const auto first = ordered(server, resident);
  const auto key = idempotency_key(uuid7());
  {
    const Lock lock(hamlet);
    auto writing = server.client();
    writing.send(resident.request("POST", "/requests", order_of("等一等"), key + language("en")));
    CHECK(resident.get(server, "/requests/" + first).status == 200);
    // Nor does a second program come up meanwhile.
    check_says(run_linli({"serve", "--data", hamlet.data().string(), "--port", "0"}), 1,
               {"cannot open the database", "linli.db", "locked"});
    const auto reply = writing.read_reply();
    CHECK_MESSAGE(reply.status == 503, reply.body);
    CHECK(reply.headers.at("content-type") == "application/problem+json");
    CHECK(text_at(reply, "code") == "platform.unavailable");
    CHECK(text_at(reply, "detail") ==
          "The service is busy or restarting; nothing was saved. Please try again shortly.");
  }
  CHECK(resident.post(server, "/requests", order_of("等一等"), key).status == 201);
  CHECK(json_of(resident.get(server, "/requests?view=household")).at("items").as_array().size() == 2);
}

TEST_CASE("with the machine's clock set back, ids and times go on after what is on record") {
  const Hamlet hamlet;
  const auto then = Clock().now() + hours(3);
  auto [resident, last_id] = order_in_the_future(hamlet, then);
  auto last_time = then;
  for (int start = 0; start < 3; ++start) {
    Server server(hamlet.data());
    for (int i = 0; i < 3; ++i) {
      const auto id = ordered(server, resident, "钟慢了");
      const auto time = time_of(server, resident, id);
      CHECK(std::stoll(id) > std::stoll(last_id));
      CHECK(time > last_time);
      last_id = id;
      last_time = time;
      std::this_thread::sleep_for(50ms);
    }
    CHECK(last_time < then + minutes(1));
    server.signal(SIGTERM);
    CHECK(server.wait().code == 0);
  }
  check_verifies(hamlet);
}

TEST_CASE("a catalogue with a mistake is refused with the file, the line and what to write instead") {
  const TemporaryFolder data;
  const auto serve = [&](const Share& share) {
    return run_linli({"serve", "--data", data.path().string(), "--port", "0", "--share", share.path().string()});
  };
  SUBCASE("a word that is not known") {
    const Share share;
    const auto line = share.replace_line("services/company.yaml", "closing: resident", "closing: residents");
    check_says(serve(share), 1, {"company.yaml:" + std::to_string(line) + ": closing", "write one of", "resident"});
  }
  SUBCASE("a key that is not known") {
    const Share share;
    const auto line = share.replace_line("services/company.yaml", "hours_cap: 4", "hours_cup: 4");
    check_says(serve(share), 1, {"company.yaml:", "hours_cap", "missing"});
    CHECK(line > 0);
  }
  SUBCASE("broken YAML") {
    const Share share;
    const auto line =
        share.replace_line("services/company.yaml", "takers: [volunteer, grid_worker]", "takers: [volunteer: ]]");
    check_says(serve(share), 1, {"company.yaml:" + std::to_string(line), "check the indentation"});
  }
}

TEST_CASE("a settings file with an unknown option or a wrong value is refused with its line") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "linli.toml";
  const auto serve = [&](const std::string& toml) {
    std::ofstream(file) << toml;
    return run_linli({"serve", "--data", (folder.path() / "data").string(), "--config", file.string()});
  };
  check_says(serve("threads = 2\nlisten_prot = 8080\n"), 1, {"linli.toml:2", "listen_prot", "linli serve --help"});
  check_says(serve("listen_port = \"many\"\n"), 1, {"linli.toml:1", "listen_port", "whole number"});
  check_says(serve("threads = [\n"), 1, {"linli.toml:"});
  check_says(run_linli({"serve", "--listen-prot", "8080"}), 2, {"--listen-prot", "--help"});
  CHECK(!std::filesystem::exists(folder.path() / "data"));
}

TEST_CASE("a port that somebody else has is refused in plain words") {
  const Hamlet hamlet;
  const Server server(hamlet.data());
  const TemporaryFolder other;
  const auto port = std::to_string(server.port());
  check_says(run_linli({"serve", "--data", other.path().string(), "--port", port}), 1, {port, "--listen-port"});
}

TEST_CASE("SIGTERM lets what has begun be answered, lets nobody else in, and ends with 0") {
  const Hamlet hamlet;
  Server server(hamlet.data());
  const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
  auto idle = server.client();
  CHECK(idle.ask(resident.request("GET", "/requests?view=household")).status == 200);
  auto listening = server.client();
  listening.send("GET /api/v1/live HTTP/1.1\r\nHost: linli\r\nCookie: linli_session=" + resident.cookie + "\r\n\r\n");
  CHECK(listening.read_until("retry: 3000").find("200 OK") != std::string::npos);

  const auto request = resident.request("POST", "/requests", order_of("正要关门"));
  auto late = server.client();
  late.send(request.substr(0, request.size() - 5));
  std::this_thread::sleep_for(200ms);
  server.signal(SIGTERM);
  std::this_thread::sleep_for(200ms);
  CHECK_THROWS(server.client());
  CHECK(idle.read_all().empty());
  late.send(request.substr(request.size() - 5));
  const auto reply = late.read_reply();
  CHECK_MESSAGE(reply.status == 201, reply.body);
  CHECK(reply.headers.at("connection") == "close");
  const auto ended = server.wait();
  CHECK_MESSAGE(ended.code == 0, ended.said);

  const Server again(hamlet.data());
  CHECK(resident.get(again, "/requests/" + text_at(reply, "id")).status == 200);
}

}  // namespace linli::testing
