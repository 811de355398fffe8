// What an import of people keeps, shows and is given.
#pragma once
#include "modules/people/people.hpp"
#include "platform/record/hidden.hpp"
#include "platform/record/identity.hpp"

namespace linli::imports {

// Where an import of a file stands. `checked`: nothing was changed yet.
LINLI_ENUM(FileState, checked, applying, applied, undoing, undone)
// What becomes of a row, or became. `unchanged`: the person is known and the row says nothing new.
LINLI_ENUM(RowVerdict, added, changed, unchanged, doubtful, refused)
// What was answered for a doubtful row.
LINLI_ENUM(Answer, open, same, different, later)
// What a column says of a person.
LINLI_ENUM(PersonColumn, nothing, name, id_number, phone, sex, birth_date, address, compound, building, unit, room)

struct ColumnMeaning {
  std::string column;
  PersonColumn field = PersonColumn::nothing;
};
LINLI_RECORD(ColumnMeaning, column, field)

// How the columns of a file are read. `carry_down`: an empty cell means what stood above it, as where a home is written
// beside its first member only. `replace`: where the file and the book differ, the file is right. `compound`: the one
// meant by addresses that name none.
struct PeopleMap {
  std::vector<ColumnMeaning> columns;
  std::vector<PersonColumn> carry_down;
  std::vector<PersonColumn> replace;
  std::string compound;
};
LINLI_RECORD(PeopleMap, columns, carry_down, replace, compound)

struct Tally {
  std::int64_t added = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t doubtful = 0;
  std::int64_t refused = 0;
};
LINLI_RECORD(Tally, added, changed, unchanged, doubtful, refused)

// One file and what came of it. `rows_done` counts the rows that were applied, and down again while it is undone;
// `kept` those that undoing left because more was written about them since.
struct FileImport {
  Id<Area> community_id;
  Id<FileImport> id;
  std::string name;
  std::string sheet;
  FileState state = FileState::checked;
  std::vector<std::string> header;
  PeopleMap map;
  std::int64_t rows_total = 0;
  std::int64_t rows_done = 0;
  std::int64_t last_row = 0;  // the number of the last row that was done
  Tally tally;
  std::int64_t kept = 0;
  Instant made_at;
  Id<Account> by_account_id;
  Id<Person> by_person_id;
  std::string by_name;
  std::optional<Instant> applied_at;
};
LINLI_RECORD(FileImport, community_id, id, name, sheet, state, header, map, rows_total, rows_done, last_row, tally, kept,
             made_at, by_account_id, by_person_id, by_name, applied_at)

struct ReasonPart {
  std::string name;
  std::string value;
};
LINLI_RECORD(ReasonPart, name, value)

// Why a row is what it is; worded by `code`. Never holds what is masked elsewhere.
struct RowReason {
  std::string code;
  std::vector<ReasonPart> parts;
};
LINLI_RECORD(RowReason, code, parts)

// A row of a file. What it said is sealed, and forgotten once it is in the book; what was done is kept for undoing.
struct FileRow {
  Id<Area> community_id;
  Id<FileRow> id;
  Id<FileImport> import_id;
  std::int64_t number = 0;  // as the spreadsheet shows it
  RowVerdict verdict = RowVerdict::refused;
  std::vector<RowReason> reasons;
  std::optional<Id<Person>> person_id;     // who it is, or might be
  std::optional<std::int64_t> like_number; // the row of the same file that says the same
  Answer answer = Answer::open;
  std::string answered_by;
  std::optional<Hidden> cells;
  std::optional<Hidden> deed;
};
LINLI_RECORD(FileRow, community_id, id, import_id, number, verdict, reasons, person_id, like_number, answer, answered_by,
             cells, deed)

// ---- what is shown ----

// What a row says, masked as everywhere.
struct ToldView {
  std::string name;
  std::optional<IdNumber> id_number;
  std::optional<Phone> phone;
  people::Sex sex = people::Sex::unstated;
  std::optional<Day> birth_date;
  std::string address;
};
LINLI_RECORD(ToldView, name, id_number, phone, sex, birth_date, address)

// The other side of a doubtful pair, as the book has it.
struct KnownView {
  Id<Person> id;
  std::string name;
  std::optional<IdNumber> id_number;
  std::optional<Phone> phone;
  people::Sex sex = people::Sex::unstated;
  std::optional<Day> birth_date;
  std::optional<Whole<1880, 2100>> birth_year;
  std::string place;
};
LINLI_RECORD(KnownView, id, name, id_number, phone, sex, birth_date, birth_year, place)

struct RowView {
  Id<FileRow> id;
  Id<FileImport> import_id;
  std::string file_name;
  std::int64_t number = 0;
  RowVerdict verdict = RowVerdict::refused;
  std::vector<Words2> reasons;
  ToldView told;
  std::optional<KnownView> known;
  Answer answer = Answer::open;
};
LINLI_RECORD(RowView, id, import_id, file_name, number, verdict, reasons, told, known, answer)

struct RowsPage {
  std::vector<RowView> rows;
  std::optional<std::int64_t> next;  // `after` of the next page
};
LINLI_RECORD(RowsPage, rows, next)

// ---- what verbs are given ----

struct ListImports {
  Id<Area> community_id;
};
LINLI_RECORD(ListImports, community_id)

struct ImportKey {
  Id<Area> community_id;
  Id<FileImport> id;
};
LINLI_RECORD(ImportKey, community_id, id)

struct ListRows {
  Id<Area> community_id;
  Id<FileImport> id;
  std::optional<RowVerdict> verdict;
  std::optional<Whole<0, 2'000'000>> after;
};
LINLI_RECORD(ListRows, community_id, id, verdict, after)

struct AnswerRow {
  Id<Area> community_id;
  Id<FileRow> id;
  Answer answer = Answer::later;
};
LINLI_RECORD(AnswerRow, community_id, id, answer)

struct SetMap {
  Id<Area> community_id;
  Id<FileImport> id;
  PeopleMap map;
};
LINLI_RECORD(SetMap, community_id, id, map)

}  // namespace linli::imports
