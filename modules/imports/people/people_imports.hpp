#pragma once
#include <mutex>

#include "modules/imports/people/matching.hpp"

namespace linli::imports {

// A file that was read and decided row by row, before anything of it is kept.
struct CheckedFile {
  FileImport import;
  std::vector<FileRow> rows;
};

std::int64_t& count_of(Tally& tally, RowVerdict verdict);

// Takes people in from files: check, apply, ask about the doubtful, undo. Applying and undoing go on by themselves, two
// hundred rows in a transaction; interrupted however, they go on when the program starts again, so that a file is taken
// whole or not at all. Everything asks for people.manage over the whole community.
class PeopleImports {
 public:
  struct Rooms {
    Database& database;
    const areas::Areas& areas;
    const people::People& people;
    const Words& words;
  };
  PeopleImports(Rooms rooms, Vocabulary vocabulary) : rooms_(rooms), vocabulary_(std::move(vocabulary)) {}

  // Reads the bytes of a file and decides every row; changes nothing. Without a map: the one remembered for this header,
  // else the one proposed. Refuses with the faults of `read_table` and with imports.no_such_column.
  CheckedFile check(Tx&, const Caller&, Id<Area> community, const std::string& name, const std::string& bytes,
                    const std::optional<HandMap>& map) const;
  // Decides the rows of a kept file anew by another map.
  CheckedFile check_again(Tx&, const Caller&, const SetMap&) const;
  FileImport keep(Tx&, const Caller&, const CheckedFile&) const;
  FileImport keep_again(Tx&, const Caller&, const CheckedFile&) const;

  Items<FileImport> list(Tx&, const Caller&, const ListImports&) const;
  FileImport get(Tx&, const Caller&, const ImportKey&) const;
  RowsPage rows(Tx&, const Caller&, const ListRows&) const;
  // The doubtful rows of applied files that nobody answered for yet, those put off last.
  RowsPage doubts(Tx&, const Caller&, const ListImports&) const;

  // Begins; the rest goes on by itself. Refuses with imports.not_now where the file's state forbids it, and with
  // imports.no_name_column.
  FileImport apply(Tx&, const Caller&, const ImportKey&) const;
  FileImport undo(Tx&, const Caller&, const ImportKey&) const;
  // Forgets a file of which nothing was applied, or whose applying was undone. Refuses with imports.not_now.
  void forget(Tx&, const Caller&, const ImportKey&) const;
  // Refuses with imports.not_doubtful, and imports.nobody_to_join where no known person is on the other side.
  RowView answer(Tx&, const Caller&, const AnswerRow&) const;

  // The next rows of a file that is applied or undone; false when nothing is left to do. For who does not want to wait
  // for it to go on by itself.
  bool go_on(Tx&, const ImportKey&) const;
  // Files that were interrupted.
  std::vector<ImportKey> unfinished(Tx&) const;
  // Starts them again; comes round.
  void resume(Tx&, const Caller&) const;
  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void must_manage(Tx&, const Caller&, Id<Area> community) const;
  FileImport find(Tx&, const ImportKey&) const;
  void save(Tx&, const FileImport&) const;
  static void save(Tx&, const FileRow&);
  void decide_all(Tx&, CheckedFile&) const;
  bool apply_some(Tx&, FileImport&) const;
  bool undo_some(Tx&, FileImport&) const;
  void apply_row(Tx&, const FileImport&, Matcher&, FileRow&) const;
  void take(Tx&, const FileImport&, Matcher&, Decision&, FileRow&) const;
  // False when more was written about somebody since, which stays.
  bool undo_row(Tx&, const FileImport&, FileRow&) const;
  bool take_back_person(Tx&, const FileImport&, const Person&, const std::string& origin) const;
  bool put_back_fields(Tx&, const FileImport&, const Person&, const Deed&, const std::string& origin) const;
  Matcher& matcher_for(Tx&, const FileImport&) const;
  RowView view(Tx&, const FileImport&, const FileRow&) const;
  void go_on_by_itself(Tx&, const ImportKey&) const;
  void next_portion(const ImportKey&) const;

  Rooms rooms_;
  Vocabulary vocabulary_;
  // On the lane only: who is known while one file is applied, so that it is not read for every portion.
  struct Knowing {
    Id<FileImport> import_id;
    std::unique_ptr<Matcher> matcher;
  };
  mutable Knowing knowing_;
  mutable std::mutex going_on_mutex_;
  mutable std::set<std::int64_t> going_on_;
};

}  // namespace linli::imports
