// The subcommands of the program, one file each. Each returns the program's exit code (0 done, 1 could not be done) or
// throws std::runtime_error in plain words, which main() prints.
#pragma once
#include <filesystem>
#include <functional>

#include "platform/module/house.hpp"

namespace linli::commands {

// Serves the data folder of the settings until SIGTERM or SIGINT; prints where, and the first administrator's link
// while there is no administrator.
int serve(const Settings& settings);

struct DemoOptions {
  bool still = false;  // nothing happens by itself
};
// Makes, or continues, an invented community and serves it.
int demo(Settings settings, const DemoOptions& options);

struct ImportOptions {
  std::filesystem::path file;
  std::filesystem::path map;
  bool json = false;  // end with one line of JSON
};
// Takes the requests of a CSV file in, by a map file.
int import_requests(const Settings& settings, const ImportOptions& options);

struct PeopleOptions {
  std::filesystem::path file;
  std::filesystem::path map;  // without one, what the columns mean is guessed
  std::string community;      // its code of 12 digits
  std::string undo;           // the number of an import to take back, instead of a file
  bool dry_run = false;
  bool json = false;
};
// Takes the people of a file in, and says of every doubtful or refused row why.
int import_people(const Settings& settings, const PeopleOptions& options);

// Brings the tables of the data folder up to date.
int migrate(const Settings& settings);
// Checks the audit chains of the data folder; 1 when one of them was changed.
int verify(const Settings& settings);
// Files everybody anew under what a search finds them by.
int reindex(const Settings& settings);
// Spreads the tables of a PostgreSQL database over the machines of its Citus, or prints the statements that would.
int distribute(const Settings& settings);
struct MoveOptions {
  std::string from, to;
};
// Copies everything from one database into another, empty one, and says of each table how many rows and their checksum.
int move(const MoveOptions& options);
// Prints the description of the API, OpenAPI 3.1, as docs/openapi.json holds it.
int openapi();
// Prints every table, as docs/schema.sqlite.sql and docs/schema.postgres.sql hold it.
enum class Dialect { sqlite, postgres };
int schema(Dialect dialect);
std::string schema_of(std::span<const Migration> migrations, Dialect dialect);
// Prints the checksum of every migration, as docs/migrations.sha256 holds it.
int migrations();
int version();

// Throws when the settings' data folder holds no data, for commands that must not make some.
void require_data(const Settings& settings);

// Serves an open house until SIGTERM or SIGINT and returns 0. `more_jobs` come round beside the house's own; `ready` is
// told the address once the door is open.
int serve_house(House& house, std::vector<Job> more_jobs, const std::function<void(const std::string& address)>& ready);

}  // namespace linli::commands
