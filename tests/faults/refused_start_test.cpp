// What is not in order at the start is refused in plain words: a catalogue, a setting, a port.
#include <doctest/doctest.h>

#include <fstream>

#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

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

}  // namespace

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
    share.replace_line("services/company.yaml", "hours_cap: 4", "hours_cup: 4");
    check_says(serve(share), 1, {"company.yaml:", "hours_cap", "missing"});
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

TEST_CASE("a second program that writes in the same data folder is refused, and a look at it is not") {
  const Hamlet hamlet;
  const auto data = hamlet.data().string();
  const auto csv = hamlet.data() / "requests.csv";
  std::ofstream(csv) << "number\n";
  {
    const Server server(hamlet.data());
    const auto process = std::to_string(server.process());
    const std::vector<std::string> parts{data, "linli serve", "process " + process, "end that one"};
    check_says(run_linli({"serve", "--data", data, "--port", "0"}), 1, parts);
    check_says(run_linli({"migrate", "--data", data}), 1, parts);
    const std::string map = LINLI_SOURCE_DIR "/catalog/imports/nyc311.yaml";
    check_says(run_linli({"import", "requests", csv.string(), "--map", map, "--data", data}), 1, parts);
    check_says(run_linli({"verify", "--data", data}), 0, {"intact"});
    CHECK(server.client().ask("GET /healthz HTTP/1.1\r\nHost: linli\r\n\r\n").status == 200);
  }
  check_says(run_linli({"migrate", "--data", data}), 0, {"up to date"});
}

}  // namespace linli::testing
