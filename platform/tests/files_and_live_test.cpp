// Static files, who hears of a change, and options of the program.
#include <doctest/doctest.h>

#include <fstream>

#include "platform/crypto/digest.hpp"
#include "platform/http/static_files.hpp"
#include "platform/live/live.hpp"
#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::files_and_live_tests {

// A web folder with one page and one asset, gone afterwards.
class BriefWeb {
 public:
  BriefWeb() : folder_(std::filesystem::temp_directory_path() / ("linli-web-" + hex(random_bytes(8)))) {
    put("web/desk/index.html", "<!doctype html>" + std::string(2'000, 'x'));
    put("web/assets/desk-1.js", std::string(5'000, 'y'));
    put("web/assets/tiny.js", "1");
    put("secret.txt", "outside");
  }
  ~BriefWeb() { std::filesystem::remove_all(folder_); }
  std::filesystem::path web() const { return folder_ / "web"; }

  void put(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

 private:
  std::filesystem::path folder_;
};

HttpRequest asking(const std::string& path, std::map<std::string, std::string> headers = {}) {
  HttpRequest request;
  request.path = path;
  request.headers = std::move(headers);
  return request;
}

std::string header_of(const HttpResponse& response, const std::string& name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return "";
}

TEST_CASE("an asset is kept for a year, a page is asked for again, and both are zipped for who can read it") {
  const BriefWeb web;
  const StaticFiles files(web.web());
  CHECK(files.size() == 3);
  const auto asset = files.find(asking("/assets/desk-1.js"));
  CHECK(header_of(*asset, "Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(asset->content_type == "text/javascript; charset=utf-8");
  CHECK(asset->body.size() == 5'000);
  const auto zipped = files.find(asking("/assets/desk-1.js", {{"accept-encoding", "br, gzip"}}));
  CHECK(header_of(*zipped, "Content-Encoding") == "gzip");
  CHECK(zipped->body.size() < 200);
  CHECK(zipped->body.substr(0, 2) == "\x1f\x8b");
  CHECK(header_of(*files.find(asking("/assets/tiny.js", {{"accept-encoding", "gzip"}})), "Content-Encoding") == "");
  CHECK(header_of(*files.find(asking("/desk/")), "Cache-Control") == "no-cache");
}

TEST_CASE("what the build has made smaller is sent to who can read it, and is no file of its own") {
  const BriefWeb web;
  web.put("web/assets/desk-1.js.br", "smaller");
  const StaticFiles files(web.web());
  CHECK(files.size() == 3);
  CHECK_FALSE(files.find(asking("/assets/desk-1.js.br")));
  const auto sent = [&](const std::string& accepted) {
    const auto found = files.find(asking("/assets/desk-1.js", {{"accept-encoding", accepted}}));
    return header_of(*found, "Content-Encoding") + " " + found->content_type;
  };
  CHECK(sent("gzip, deflate, br, zstd") == "br text/javascript; charset=utf-8");
  CHECK(sent("gzip, br;q=0") == "gzip text/javascript; charset=utf-8");
  CHECK(sent("brotherly, gzip;q=0") == " text/javascript; charset=utf-8");
}

TEST_CASE("a client that has a file already is told so without its bytes") {
  const BriefWeb web;
  const StaticFiles files(web.web());
  const auto tag = header_of(*files.find(asking("/assets/desk-1.js")), "ETag");
  const auto again = files.find(asking("/assets/desk-1.js", {{"if-none-match", tag}}));
  CHECK(again->status == 304);
  CHECK(again->body.empty());
  CHECK(files.find(asking("/assets/desk-1.js", {{"if-none-match", "*"}}))->status == 304);
  CHECK(files.find(asking("/assets/desk-1.js", {{"if-none-match", "\"other\""}}))->status == 200);
}

TEST_CASE("no path leads out of the web folder") {
  const BriefWeb web;
  const StaticFiles files(web.web());
  for (const auto* path : {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/assets/", "/assets", "",
                           "/./desk/", "/desk/../../secret.txt"})
    CHECK_MESSAGE(!files.find(asking(path)), path);
}

TEST_CASE("the front door leads to the end that was open last, else to the residents'") {
  const BriefWeb web;
  const StaticFiles files(web.web());
  auto request = asking("/");
  CHECK(header_of(*files.find(request), "Location") == "/resident/");
  CHECK(header_of(*files.find(asking("/desk/")), "Set-Cookie").starts_with("linli_end=desk;"));
  request.cookies["linli_end"] = "desk";
  CHECK(header_of(*files.find(request), "Location") == "/desk/");
  request.cookies["linli_end"] = "//elsewhere";
  CHECK(header_of(*files.find(request), "Location") == "/resident/");
  CHECK(header_of(*files.find(asking("/desk")), "Location") == "/desk/");
}

TEST_CASE("without built pages there is a page that says so") {
  const StaticFiles files("/nowhere");
  const auto page = files.find(asking("/field/"));
  CHECK(page->status == 503);
  CHECK(page->body.find("bin/run") != std::string::npos);
}

TEST_CASE("a change is heard by who lives there, acts for somebody there or has a right that touches it") {
  Caller neighbour, proxy, street_officer, stranger, elsewhere;
  neighbour.community_id = {7};
  proxy.principals.push_back({{1}, {2}, {7}});
  street_officer.rights.push_back({"requests.view", "42108", {}});
  elsewhere.community_id = {8};
  elsewhere.rights.push_back({"requests.view", "42109", {}});
  const std::string code = "421087001";
  const Change change{"requests", 7, 5};
  for (const auto* caller : {&neighbour, &proxy, &street_officer}) CHECK(may_hear(*caller, change, code));
  for (const auto* caller : {&stranger, &elsewhere}) CHECK(!may_hear(*caller, change, code));
  Caller grid_worker;
  grid_worker.rights.push_back({"requests.view", "421087001003", {7}});
  CHECK(may_hear(grid_worker, change, code));
  CHECK(!may_hear(grid_worker, {"requests", 8, 5}, "421087002"));
}

TEST_CASE("a change without a community is heard by the account that it concerns, and by nobody else") {
  Caller owner, neighbour, stranger;
  owner.account_id = {5};
  neighbour.account_id = {6};
  neighbour.community_id = {7};
  CHECK(may_hear(owner, {"accounts", 0, 5}, ""));
  CHECK(!may_hear(neighbour, {"accounts", 0, 5}, ""));
  CHECK(!may_hear(stranger, {"accounts", 0, 0}, ""));
}

TEST_CASE("a page that falls behind is told to fetch everything, once, and then hears on") {
  testing::TestHouse house({notes::module()});
  Live live(house.house());
  Caller neighbour;
  neighbour.community_id = {7};
  int woken = 0;
  const auto page = live.subscribe(std::make_shared<const Caller>(neighbour), [&] { ++woken; });
  const auto write = [&] { house.as_stranger("POST", "/api/v1/notes", R"({"words":"x"})"); };
  // A change is told after its writer was answered; a later write comes after that.
  const auto settle = [&] {
    house.write([](Tx&) {});
    house.write([](Tx&) {});
  };
  write();
  settle();
  CHECK(woken == 1);
  CHECK(page->take().starts_with("event: change\n"));
  CHECK(page->take().empty());
  for (int i = 0; i < Live::Subscription::most + 5; ++i) write();
  settle();
  CHECK(woken == 2);
  CHECK(page->take() == "event: refresh\ndata: {}\n\n");
  write();
  settle();
  CHECK(page->take().starts_with("event: change\n"));
  CHECK(live.listening() == 1);
  live.close();
  CHECK(page->ended());
  CHECK(live.listening() == 0);
  CHECK(live.subscribe(std::make_shared<const Caller>(neighbour), [] {})->ended());
}

TEST_CASE("options come from a file and the environment, and unknown or wrong ones are refused by name") {
  const auto file = std::filesystem::temp_directory_path() / ("linli-" + hex(random_bytes(8)) + ".toml");
  Settings settings;
  std::ofstream(file) << "listen_port = 9000\nbehind_proxy = true\n";
  settings.read_file(file);
  CHECK(settings.number("listen_port") == 9000);
  CHECK(settings.yes("behind_proxy"));
  std::string port = "LINLI_OPTION_LISTEN_PORT=9001", other = "PATH=/bin";
  std::array<char*, 3> environment{port.data(), other.data(), nullptr};
  settings.read_environment(environment.data());
  CHECK(settings.number("listen_port") == 9001);
  std::ofstream(file) << "data = \"x\"\nlisten_prot = 1\n";
  CHECK_THROWS_WITH(settings.read_file(file), doctest::Contains(":2: there is no option “listen_prot”"));
  std::ofstream(file) << "threads = \"two\"\n";
  CHECK_THROWS_WITH(settings.read_file(file), doctest::Contains("threads must be a whole number"));
  CHECK_THROWS(settings.set("behind_proxy", "maybe", "--behind-proxy"));
  std::filesystem::remove(file);
}

}  // namespace linli::files_and_live_tests
