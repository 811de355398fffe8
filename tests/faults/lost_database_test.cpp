// PostgreSQL goes away under a running server and comes back: people are told, nothing is lost, nobody restarts anything.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "platform/crypto/digest.hpp"
#include "platform/testing/test_database.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

using namespace std::chrono_literals;

// A PostgreSQL of this test's own, which its databases are in while it lives.
class Cluster {
 public:
  Cluster() : tests_(test_postgres()), folder_(std::filesystem::temp_directory_path() / ("linli-pg-" + hex(random_bytes(4)))) {
    start();
    ::setenv("LINLI_TEST_DB", ("postgresql://linli@/postgres?host=" + folder_.string()).c_str(), 1);
  }
  ~Cluster() {
    ::setenv("LINLI_TEST_DB", tests_.c_str(), 1);
    run("stop");
  }
  Cluster(const Cluster&) = delete;
  void start() const { REQUIRE(run("start") == 0); }
  void halt() const { REQUIRE(run("halt") == 0); }

 private:
  // Started by this process itself, because the cluster stays as long as who started it.
  int run(const std::string& what) const {
    return std::system(("exec bash " LINLI_CLUSTER " " + what + " " + folder_.string()).c_str());
  }

  std::string tests_;
  std::filesystem::path folder_;
};

bool comes_back(const Server& server) {
  for (int i = 0; i < 150; ++i) {
    if (server.client().ask("GET /healthz HTTP/1.1\r\nHost: linli\r\n\r\n").status == 200) return true;
    std::this_thread::sleep_for(100ms);
  }
  return false;
}

}  // namespace

TEST_SUITE("postgres" * doctest::skip(test_postgres().empty())) {
  TEST_CASE("while the database is away everybody is told so, and when it is back all goes on without a restart") {
    const Cluster cluster;
    const Hamlet hamlet;
    {
      const Server server(hamlet.data());
      const auto resident = hamlet.sign_in(server, Hamlet::residents[0]);
      const auto before = ordered(server, resident);
      const auto key = idempotency_key(uuid7());
      cluster.halt();
      for (int i = 0; i < 3; ++i) {
        const auto refused = resident.post(server, "/requests", order_of("数据库不在"), key + language("zh"));
        CHECK_MESSAGE(refused.status == 503, refused.body);
        CHECK(text_at(refused, "code") == "platform.unavailable");
        CHECK(resident.get(server, "/requests/" + before).status == 503);
        CHECK(server.client().ask("GET /healthz HTTP/1.1\r\nHost: linli\r\n\r\n").status == 503);
      }
      cluster.start();
      REQUIRE(comes_back(server));
      CHECK(resident.get(server, "/requests/" + before).status == 200);
      CHECK(resident.post(server, "/requests", order_of("数据库回来了"), key).status == 201);
      CHECK(json_of(resident.get(server, "/requests?view=household")).at("items").as_array().size() == 2);
    }
    check_verifies(hamlet);
  }

  TEST_CASE("a server does not come up without its database, and says which, but not with which password") {
    const TemporaryFolder data;
    const auto ended = run_linli({"serve", "--data", data.path().string(), "--port", "0", "--db",
                                  "postgresql://linli:very-secret@127.0.0.1:1/linli"});
    check_says(ended, 1, {"cannot open the database postgresql://linli@127.0.0.1:1/linli", "refused"});
    CHECK(ended.said.find("very-secret") == std::string::npos);
  }

  TEST_CASE("two servers cannot write in one PostgreSQL, wherever their data folders are") {
    const Hamlet hamlet;
    const Server server(hamlet.data());
    const TemporaryFolder other;
    check_says(run_linli({"serve", "--data", other.path().string(), "--port", "0", "--db", database_of(hamlet.data())}), 1,
               {"cannot open the database", "another Linli writes in it"});
  }

  TEST_CASE("everything moves from a data folder to PostgreSQL, is served from there, and is intact") {
    const Hamlet hamlet;
    const TemporaryFolder copy;
    const auto there = "sqlite:" + copy.path().string();
    check_says(run_linli({"db", "move", "--from", database_of(hamlet.data()), "--to", there}), 0,
               {"people_persons", "Everything is in", "linli.key"});
    std::filesystem::copy_file(hamlet.data() / "linli.key", copy.path() / "linli.key");
    const TemporaryFolder target;
    const auto address = database_of(target.path());
    check_says(run_linli({"db", "move", "--from", there, "--to", address}), 0, {"people_persons", "Everything is in"});
    check_says(run_linli({"db", "move", "--from", there, "--to", address}), 1, {"rows already", "empty"});
    check_says(run_linli({"db", "move", "--from", there, "--to", there}), 1, {"same database"});
    check_says(run_linli({"verify", "--data", copy.path().string(), "--db", address}), 0, {"intact"});
    const Server server(copy.path(), {"--db", address});
    CHECK(server.client().ask("GET /healthz HTTP/1.1\r\nHost: linli\r\n\r\n").status == 200);
  }

  TEST_CASE("a database without Citus is not touched by distribute, which says what it would do") {
    const Hamlet hamlet;
    check_says(run_linli({"db", "distribute", "--data", hamlet.data().string()}), 0,
               {"no Citus, so nothing was changed", "select create_distributed_table('people_persons', 'community_id');",
                "select create_reference_table('areas_regions');", "add constraint people_persons_key_1 foreign key"});
    check_says(run_linli({"db", "distribute", "--data", hamlet.data().string(), "--db", "sqlite:x"}), 1,
               {"only a PostgreSQL database can be spread"});
  }
}

}  // namespace linli::testing
