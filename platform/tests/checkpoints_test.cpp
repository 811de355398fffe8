// The write-ahead log is emptied while somebody writes without a pause, and nothing is lost by it.
#include <doctest/doctest.h>

#include "platform/crypto/digest.hpp"
#include "platform/db/sqlite/checkpoints.hpp"
#include "platform/db/sqlite/sqlite_connection.hpp"

namespace linli::checkpoint_tests {

constexpr db::Statement add_page{"insert into pages (content) values ($1)"};
constexpr db::Statement count_pages{"select count(*), total(length(content)) from pages"};
constexpr std::int64_t page = 4096;

// A folder that goes with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("linli-test-" + hex(random_bytes(8)));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

TEST_CASE("a log of a writer that never pauses begins anew, and every row is there" * doctest::test_suite("sqlite")) {
  const Folder folder;
  const auto file = folder.path / "test.db";
  constexpr int commits = 400, rows = 100;  // some 40,000 pages: five times what begins a pass
  std::uintmax_t longest = 0;
  {
    const auto writer = db::connect_sqlite(file, true);
    writer->run_script("create table pages (content text not null)");
    const std::array<db::Value, 1> content{std::string(4000, 'x')};
    for (int i = 0; i < commits; ++i) {
      writer->begin(true);
      for (int row = 0; row < rows; ++row) writer->run(add_page, content, {});
      writer->commit();
      longest = std::max(longest, std::filesystem::file_size(file.string() + "-wal"));
    }
  }
  CHECK(longest < commits * rows * page * 3 / 4);
  const auto reader = db::connect_sqlite(file, false);
  reader->run(count_pages, {}, [&](std::span<const db::Value> row) {
    CHECK(std::get<std::int64_t>(row[0]) == commits * rows);
    CHECK(std::get<double>(row[1]) == commits * rows * 4000.0);
  });
}

TEST_CASE("nothing is moved before the log is long, and a closed writer leaves no log" * doctest::test_suite("sqlite")) {
  const Folder folder;
  const auto file = folder.path / "test.db";
  {
    db::Checkpoints checkpoints(file);
    for (const int pages : {1, 100, 7000}) CHECK(!checkpoints.note_commit(pages));
    const auto writer = db::connect_sqlite(file, true);
    writer->run_script("create table pages (content text not null)");
    CHECK(std::filesystem::exists(file.string() + "-wal"));
  }
  CHECK(!std::filesystem::exists(file.string() + "-wal"));
}

}  // namespace linli::checkpoint_tests
