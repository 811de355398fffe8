// Laws about who may know whom (DESIGN §3).
#include <doctest/doctest.h>

#include "tests/laws/sources.hpp"

using namespace linli;

namespace {

std::vector<std::string> includes_of(const laws::Source& source) { return laws::matches(source.text, "#include \"([^\"]+)\""); }

std::string first_parts(const std::string& path, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count && end != std::string::npos; ++i) end = path.find('/', end + 1);
  return path.substr(0, end);
}

std::vector<std::string> modules_in_order() {
  return laws::matches(laws::sources("modules", {"modules.def"}).at(0).text, R"(\nLINLI_MODULE\((\w+)\))");
}

}  // namespace

TEST_CASE("arrows point one way: server, modules, shapes, platform, base") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> forbidden{
      {"platform/base", {"platform/record", "platform/db", "platform/http", "shapes/", "modules/", "server/", "engines/"}},
      {"platform", {"shapes/", "modules/", "server/", "engines/"}},
      {"shapes", {"modules/", "server/", "engines/"}},
      {"engines", {"platform/db", "platform/http", "platform/record", "shapes/", "modules/", "server/"}},
      {"modules", {"server/"}},
  };
  for (const auto& [folder, others] : forbidden)
    for (const auto& source : laws::sources(folder, {".hpp", ".cpp"}))
      for (const auto& include : includes_of(source))
        for (const auto& other : others) CHECK_MESSAGE(!include.starts_with(other), source.path, " includes ", include);
}

TEST_CASE("only front doors cross modules, and only downwards") {
  const auto order = modules_in_order();
  REQUIRE(order.size() >= 8);
  const auto place = [&](const std::string& name) { return std::ranges::find(order, name) - order.begin(); };
  for (const auto& source : laws::sources("modules", {".hpp", ".cpp"})) {
    const auto own = first_parts(source.path, 2).substr(8);
    for (const auto& include : includes_of(source)) {
      if (!include.starts_with("modules/")) continue;
      const auto other = first_parts(include, 2).substr(8);
      if (other == own) continue;
      CHECK_MESSAGE(include == "modules/" + other + "/" + other + ".hpp", source.path, " includes ", include);
      CHECK_MESSAGE(place(other) < place(own), source.path, " uses ", other, ", which opens later");
    }
  }
}

TEST_CASE("Beast and Asio stay in one file, and modules know neither threads nor coroutines") {
  for (const auto* folder : {"platform", "shapes", "modules", "engines", "server"})
    for (const auto& source : laws::sources(folder, {".hpp", ".cpp"})) {
      if (source.path == "platform/http/beast_server.cpp") continue;
      CHECK_MESSAGE(source.text.find("#include <boost/beast") == std::string::npos, source.path);
      CHECK_MESSAGE(source.text.find("#include <boost/asio") == std::string::npos, source.path);
    }
  for (const auto& source : laws::sources("modules", {".hpp", ".cpp"})) {
    if (source.path.find("/tests/") != std::string::npos) continue;
    for (const auto* word : {"co_await", "std::thread", "sqlite3"})
      CHECK_MESSAGE(source.text.find(word) == std::string::npos, source.path, " has ", word);
  }
}

TEST_CASE("every module has its README, its front door, its migrations and its tests") {
  for (const auto& name : modules_in_order()) {
    const auto folder = "modules/" + name + "/";
    for (const auto& file : {std::string("README.md"), name + ".hpp", std::string("module.cpp")})
      CHECK_MESSAGE(!laws::sources("modules/" + name, {file}).empty(), folder, file, " is missing");
    CHECK_MESSAGE(!laws::sources(folder + "tests", {"_test.cpp"}).empty(), folder, "tests is empty");
  }
}
