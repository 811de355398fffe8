// An import of people that is killed in the middle.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <thread>

#include "modules/imports/tests/messy.hpp"
#include "modules/people/people.hpp"
#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

// Starts `linli` with these arguments, waits and kills it with kill -9; true when it was still running.
bool killed_after(const std::vector<std::string>& arguments, std::chrono::milliseconds wait) {
  const auto process = fork();
  if (process == 0) {
    std::vector<char*> argv{const_cast<char*>(LINLI_BINARY)};
    for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    freopen("/dev/null", "w", stdout);
    freopen("/dev/null", "w", stderr);
    execv(LINLI_BINARY, argv.data());
    _exit(127);
  }
  std::this_thread::sleep_for(wait);
  ::kill(process, SIGKILL);
  int status = 0;
  waitpid(process, &status, 0);
  return WIFSIGNALED(status);
}

std::int64_t people_in(const Hamlet& hamlet) {
  std::int64_t count = 0;
  hamlet.open([&](House& house) {
    house.database().read([&](Tx& tx) {
      house.room<people::People>().each_known(tx, {*parse_id(hamlet.community_id())}, [&](people::Known) { ++count; });
    });
  });
  return count;
}

}  // namespace

// On PostgreSQL the session of a killed program may outlive it by a moment, in which the next one is refused.
TEST_CASE("an import that is killed while it is applied is whole after the next start" * doctest::test_suite("sqlite")) {
  const Hamlet hamlet;
  const auto before = people_in(hamlet);
  const auto file = hamlet.data() / "people.csv";
  constexpr int rows = 6000;
  std::ofstream(file) << imports::testing::csv_of(imports::testing::messy_people(rows));
  const std::vector<std::string> import{"import", "people", file.string(), "--community", "421087104001", "--data", hamlet.data().string()};
  // Killed again and again until it was caught between its first row and its last.
  std::int64_t there = before;
  for (int wait = 400; there == before && wait < 20'000; wait += wait / 4) {
    if (!killed_after(import, std::chrono::milliseconds(wait))) break;
    there = people_in(hamlet);
  }
  const auto caught = there - before;
  MESSAGE(caught, " of ", rows, " rows were there when it was killed");
  auto again = import;
  again.insert(again.end(), {"--dry-run", "--json"});
  const auto checked = run_linli(again);
  REQUIRE_MESSAGE(checked.code == 0, checked.said);
  const auto report = boost::json::parse(checked.said.substr(checked.said.find('{'))).as_object();
  const auto& tally = report.at("tally").as_object();
  CHECK(tally.at("added").as_int64() == 0);
  CHECK(tally.at("refused").as_int64() == 0);
  CHECK(people_in(hamlet) - before == rows - tally.at("doubtful").as_int64());
  check_verifies(hamlet);
}

}  // namespace linli::testing
