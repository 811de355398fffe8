// A full disk: writes are refused in plain words, reading goes on, nothing is lost, and with space again all is well.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/faults/running.hpp"

namespace linli::testing {
namespace {

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
  // Tried in a child: whoever only lists the tests keeps its own view of the file system.
  static bool possible() {
    const auto child = ::fork();
    if (child == 0) ::_exit(enter() ? 0 : 1);
    int status = 1;
    return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
  }
  SmallDisk() {
    REQUIRE(enter());
    REQUIRE(::mount("linli", folder_.path().c_str(), "tmpfs", 0, "size=12m") == 0);
  }
  ~SmallDisk() { ::umount2(folder_.path().c_str(), MNT_DETACH); }
  const std::filesystem::path& path() const { return folder_.path(); }
  void fill() const {
    std::ofstream ballast(path() / "ballast", std::ios::binary);
    for (const std::string block(4096, 'x'); ballast;) ballast.write(block.data(), 4096).flush();
  }
  void give_space() const { std::filesystem::remove(path() / "ballast"); }

 private:
  static bool enter() {
    return ::unshare(CLONE_NEWNS) == 0 && ::mount("", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
  }

  TemporaryFolder folder_;
};

void limit_files(const Server& server, rlim_t bytes) {
  const rlimit limit{bytes, RLIM_INFINITY};
  REQUIRE(::prlimit(server.process(), RLIMIT_FSIZE, &limit, nullptr) == 0);
}

}  // namespace

TEST_CASE("on a full disk a write is refused in plain words, reading goes on, and with space again so does writing" * doctest::test_suite("sqlite") *
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

TEST_CASE("when no file may grow a write is refused in plain words, reading goes on, and later so does writing" * doctest::test_suite("sqlite")) {
  const Hamlet hamlet;
  {
    const Server server(hamlet.data());
    live_through_full_disk(
        hamlet, server, [&] { limit_files(server, 4096); }, [&] { limit_files(server, RLIM_INFINITY); });
  }
  check_verifies(hamlet);
}

}  // namespace linli::testing
