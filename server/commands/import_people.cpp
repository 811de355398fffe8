#include <cstdio>
#include <fstream>

#include "modules/areas/areas.hpp"
#include "modules/imports/people/people_imports.hpp"
#include "platform/logging/logging.hpp"
#include "server/commands/commands.hpp"
#include "server/modules.hpp"

namespace linli::commands {
namespace {

using namespace imports;

// What the command ends with, as JSON.
struct RefusedLine {
  std::int64_t row = 0;
  RowVerdict verdict = RowVerdict::refused;
  std::vector<std::string> reasons;
};
LINLI_RECORD(RefusedLine, row, verdict, reasons)

struct PeopleReport {
  std::optional<Id<FileImport>> import_id;  // absent after a dry run
  bool dry_run = false;
  Tally tally;
  std::vector<RefusedLine> rows;  // the doubtful and the refused ones
};
LINLI_RECORD(PeopleReport, import_id, dry_run, tally, rows)

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void say_tally(const char* what, const Tally& tally) {
  std::printf("%s: %lld added, %lld changed, %lld unchanged, %lld doubtful, %lld refused.\n", what, static_cast<long long>(tally.added),
              static_cast<long long>(tally.changed), static_cast<long long>(tally.unchanged), static_cast<long long>(tally.doubtful),
              static_cast<long long>(tally.refused));
}

class PeopleCommand {
 public:
  PeopleCommand(House& house, const PeopleOptions& options)
      : house_(house), options_(options), imports_(house.room<PeopleImports>()) {
    house.database().read([&](Tx& tx) {
      const auto found = house.room<areas::Areas>().community_of_code(tx, options.community);
      if (!found) throw std::runtime_error("there is no community with the code " + options.community);
      community_ = *found;
    });
  }

  int run() {
    finish_interrupted();
    if (!options_.undo.empty()) return undo();
    std::optional<HandMap> map;
    if (!options_.map.empty()) map = read_people_map(options_.map);
    CheckedFile checked;
    house_.database().read([&](Tx& tx) {
      checked = imports_.check(tx, caller_, community_, options_.file.filename().string(), bytes_of(options_.file), map);
    });
    if (options_.dry_run) return end({{}, true, checked.import.tally, lines_of(checked.rows)}, "It would be");
    FileImport import;
    house_.database().write_now([&](Tx& tx) { import = imports_.keep(tx, caller_, checked); });
    house_.database().write_now([&](Tx& tx) { imports_.apply(tx, caller_, {community_, import.id}); });
    go_on({community_, import.id}, import.rows_total);
    house_.database().read([&](Tx& tx) { import = imports_.get(tx, caller_, {community_, import.id}); });
    PeopleReport report{import.id, false, import.tally, {}};
    house_.database().read([&](Tx& tx) {
      for (const auto verdict : {RowVerdict::doubtful, RowVerdict::refused}) add_lines(tx, import.id, verdict, report.rows);
    });
    return end(report, "Done");
  }

 private:
  // A command or server that was killed in the middle left this.
  void finish_interrupted() {
    std::vector<ImportKey> keys;
    house_.database().read([&](Tx& tx) { keys = imports_.unfinished(tx); });
    for (const auto& key : keys) {
      std::fprintf(stderr, "Import %s was interrupted; finishing it first.\n", key.id.text().c_str());
      go_on(key, 0);
    }
  }

  void go_on(const ImportKey& key, std::int64_t total) {
    auto said = std::chrono::steady_clock::now();
    for (bool more = true; more;) {
      FileImport import;
      house_.database().write_now([&](Tx& tx) {
        more = imports_.go_on(tx, key);
        import = imports_.get(tx, caller_, key);
      });
      const auto now = std::chrono::steady_clock::now();
      if (now - said < std::chrono::seconds(1)) continue;
      said = now;
      std::fprintf(stderr, "%lld of %lld rows\n", static_cast<long long>(import.rows_done), static_cast<long long>(std::max(total, import.rows_total)));
    }
  }

  int undo() {
    const auto id = parse_id(options_.undo);
    if (!id) throw std::runtime_error("“" + options_.undo + "” is no import; its number stands at the end of an import's report");
    const ImportKey key{community_, {*id}};
    house_.database().write_now([&](Tx& tx) { imports_.undo(tx, caller_, key); });
    go_on(key, 0);
    FileImport import;
    house_.database().read([&](Tx& tx) { import = imports_.get(tx, caller_, key); });
    if (options_.json)
      std::printf("%s\n", json::text(import).c_str());
    else
      std::printf("Undone. %lld rows were left, because more was written about those people since.\n", static_cast<long long>(import.kept));
    return 0;
  }

  RefusedLine line_of(std::int64_t number, RowVerdict verdict, const std::vector<RowReason>& reasons) const {
    RefusedLine line{number, verdict, {}};
    for (const auto& reason : reasons) {
      Words::Arguments arguments;
      for (const auto& part : reason.parts) arguments.emplace_back(part.name, part.value);
      line.reasons.push_back(house_.words().say("en", reason.code, arguments));
    }
    return line;
  }
  std::vector<RefusedLine> lines_of(const std::vector<FileRow>& rows) const {
    std::vector<RefusedLine> lines;
    for (const auto& row : rows)
      if (row.verdict == RowVerdict::doubtful || row.verdict == RowVerdict::refused) lines.push_back(line_of(row.number, row.verdict, row.reasons));
    return lines;
  }
  void add_lines(Tx& tx, Id<FileImport> import, RowVerdict verdict, std::vector<RefusedLine>& lines) const {
    ListRows wanted{community_, import, verdict, {}};
    while (true) {
      const auto page = imports_.rows(tx, caller_, wanted);
      for (const auto& row : page.rows) {
        RefusedLine line{row.number, row.verdict, {}};
        for (const auto& reason : row.reasons) line.reasons.push_back(reason.en);
        lines.push_back(std::move(line));
      }
      if (!page.next) return;
      wanted.after = Whole<0, 2'000'000>{*page.next};
    }
  }

  int end(const PeopleReport& report, const char* what) const {
    if (options_.json) {
      std::printf("%s\n", json::text(report).c_str());
      return 0;
    }
    say_tally(what, report.tally);
    for (const auto& line : report.rows) {
      std::string reasons;
      for (const auto& reason : line.reasons) reasons += " " + reason;
      std::printf("  row %lld %s:%s\n", static_cast<long long>(line.row), std::string(word_of(line.verdict)).c_str(), reasons.c_str());
    }
    if (report.import_id)
      std::printf("To take it back: linli import people --undo %s --community %s\n", report.import_id->text().c_str(), options_.community.c_str());
    return 0;
  }

  House& house_;
  const PeopleOptions& options_;
  const PeopleImports& imports_;
  Caller caller_ = Caller::program("linli import");
  Id<Area> community_;
};

}  // namespace

int import_people(const Settings& settings, const PeopleOptions& options) {
  log_to_stderr(settings.text("log_level"));
  if (options.file.empty() && options.undo.empty()) throw std::runtime_error("which file? Or --undo with the number of an import");
  Clock clock;
  House house(settings, all_modules(), clock);
  try {
    return PeopleCommand(house, options).run();
  } catch (const Refusal& refusal) {
    throw std::runtime_error(house.words().say("en", refusal.code(), refusal.arguments()));
  }
}

}  // namespace linli::commands
