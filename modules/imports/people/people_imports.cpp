#include "modules/imports/people/people_imports.hpp"

#include "modules/imports/people/statements.hpp"
#include "platform/crypto/digest.hpp"
#include "shapes/chronicle/chronicle.hpp"

namespace linli::imports {
namespace {

constexpr std::int64_t rows_on_a_page = 50;

Refusal refusal_of(const xlsx::Fault& fault) { return {422, fault.code, fault.arguments()}; }

std::string hash_of_header(const std::vector<std::string>& header) {
  std::string words;
  for (const auto& name : header) words += header_word(name) + "\n";
  return hex(sha256(words));
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "“" : ", “") + name + "”";
  return text;
}

}  // namespace

std::int64_t& count_of(Tally& tally, RowVerdict verdict) {
  switch (verdict) {
    case RowVerdict::added:
      return tally.added;
    case RowVerdict::changed:
      return tally.changed;
    case RowVerdict::unchanged:
      return tally.unchanged;
    case RowVerdict::doubtful:
      return tally.doubtful;
    case RowVerdict::refused:
      break;
  }
  return tally.refused;
}

void PeopleImports::must_manage(Tx& tx, const Caller& caller, Id<Area> community) const {
  const auto code = rooms_.areas.code_of_community(tx, community);
  if (!code || !caller.may(people::manage)) throw Refusal::not_found();
  caller.require(people::manage, *code);
}

FileImport PeopleImports::find(Tx& tx, const ImportKey& wanted) const {
  auto import = tx.find<FileImport>(people_statements::find_file, wanted.community_id, wanted.id);
  if (!import) throw Refusal::not_found();
  return *import;
}

void PeopleImports::save(Tx& tx, const FileImport& import) const {
  tx.run(people_statements::change_file, import.community_id, import.id, import.state, import.map, import.rows_done,
         import.last_row, import.tally, import.kept, import.applied_at);
  tx.announce("imports", import.community_id.value, import.id.value);
}

void PeopleImports::save(Tx& tx, const FileRow& row) {
  tx.run(people_statements::change_row, row.community_id, row.id, row.verdict, row.reasons, row.person_id, row.like_number,
         row.answer, row.answered_by, row.cells, row.deed);
}

// ---- checking ----

CheckedFile PeopleImports::check(Tx& tx, const Caller& caller, Id<Area> community, const std::string& name,
                                 const std::string& bytes, const std::optional<HandMap>& map) const {
  must_manage(tx, caller, community);
  auto table = read_table(bytes, map ? map->sheet : "");
  if (!table) throw refusal_of(table.error());
  const auto header = header_of(*table, vocabulary_).value_or(0);
  CheckedFile checked;
  auto& import = checked.import;
  import.community_id = community;
  import.name = Text<1, 120>(name.empty() ? "people" : name).str();
  import.sheet = table->sheet;
  import.header = table->rows[header].cells;
  for (auto& cell : import.header) cell = first_letters(cell, 100);
  const auto remembered = tx.find<std::string>(people_statements::map_of_header, community, hash_of_header(import.header));
  import.map = map ? map->map : remembered ? json::from_text<PeopleMap>(*remembered) : propose(*table, header, vocabulary_);
  import.made_at = tx.now();
  import.by_account_id = caller.account_id;
  import.by_person_id = caller.person_id;
  import.by_name = caller.name;
  std::vector<TableRow> rows(std::make_move_iterator(table->rows.begin() + static_cast<std::ptrdiff_t>(header) + 1),
                             std::make_move_iterator(table->rows.end()));
  if (rows.empty()) throw Refusal(422, "imports.no_rows");
  carry_down(rows, import.map, import.header);
  for (auto& row : rows) {
    checked.rows.push_back({.community_id = community, .number = row.number});
    checked.rows.back().cells = sealed(row.cells);
  }
  decide_all(tx, checked);
  return checked;
}

CheckedFile PeopleImports::check_again(Tx& tx, const Caller& caller, const SetMap& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  CheckedFile checked{find(tx, {wanted.community_id, wanted.id}),
                      tx.all<FileRow>(people_statements::rows_after, wanted.community_id, wanted.id, 0, static_cast<std::int64_t>(most_rows))};
  if (checked.import.state != FileState::checked) throw Refusal::conflict("imports.not_now");
  checked.import.map = wanted.map;
  std::vector<TableRow> rows;
  for (const auto& row : checked.rows) rows.push_back({row.number, cells_of(row.cells.value_or(Hidden{}))});
  carry_down(rows, wanted.map, checked.import.header);
  for (std::size_t i = 0; i < rows.size(); ++i) checked.rows[i].cells = sealed(rows[i].cells);
  decide_all(tx, checked);
  return checked;
}

void PeopleImports::decide_all(Tx& tx, CheckedFile& checked) const {
  auto& import = checked.import;
  Matcher matcher(tx, rooms_.areas, rooms_.people, vocabulary_, import);
  if (!matcher.teller().missing().empty())
    throw Refusal(422, "imports.no_such_column", {{"columns", joined(matcher.teller().missing())}});
  import.rows_total = std::ssize(checked.rows);
  import.tally = {};
  for (auto& row : checked.rows) {
    auto decision = matcher.decide(tx, cells_of(*row.cells));
    row.verdict = decision.verdict;
    row.reasons = std::move(decision.reasons);
    row.person_id = decision.person_id;
    row.like_number = decision.like_number;
    ++count_of(import.tally, row.verdict);
    if (row.verdict == RowVerdict::added) matcher.imagine(decision, row.number);
  }
}

FileImport PeopleImports::keep(Tx& tx, const Caller& caller, const CheckedFile& checked) const {
  auto import = checked.import;
  import.id = tx.new_id<FileImport>();
  tx.insert("imports_files", import);
  for (auto row : checked.rows) {
    row.id = tx.new_id<FileRow>();
    row.import_id = import.id;
    tx.insert("imports_people", row);
  }
  chronicle::append(tx, caller, import.community_id, {"imports.check", import.id.text() + "/" + import.name, hex(sha256(json::text(import.tally)))});
  return import;
}

FileImport PeopleImports::keep_again(Tx& tx, const Caller&, const CheckedFile& checked) const {
  const auto& import = checked.import;
  if (find(tx, {import.community_id, import.id}).state != FileState::checked) throw Refusal::conflict("imports.not_now");
  for (const auto& row : checked.rows) save(tx, row);
  save(tx, import);
  return import;
}

// ---- reading ----

Items<FileImport> PeopleImports::list(Tx& tx, const Caller& caller, const ListImports& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  return {tx.all<FileImport>(people_statements::list_files, wanted.community_id)};
}

FileImport PeopleImports::get(Tx& tx, const Caller& caller, const ImportKey& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  return find(tx, wanted);
}

RowView PeopleImports::view(Tx& tx, const FileImport& import, const FileRow& row) const {
  RowView view{row.id, row.import_id, import.name, row.number, row.verdict, {}, {}, {}, row.answer};
  for (const auto& reason : row.reasons) {
    Words::Arguments arguments;
    for (const auto& part : reason.parts) arguments.emplace_back(part.name, part.value);
    view.reasons.push_back(rooms_.words.both(reason.code, arguments));
  }
  if (row.cells) {
    const Teller teller(vocabulary_, import.map, import.header, day_of(tx.now(), china_offset_minutes));
    auto told = teller.tell(cells_of(*row.cells));
    view.told = {told.name, told.id_number, told.phone, told.sex, told.birth_date, told.address_text};
  }
  if (!row.person_id) return view;
  const auto person = rooms_.people.find_person(tx, row.community_id, *row.person_id);
  if (!person) return view;
  const auto identity = rooms_.people.identity_of(tx, row.community_id, person->id);
  view.known = KnownView{person->id, person->name.str(), identity.id_number, person->phone, person->sex,
                         identity.birth_date, person->birth_year, person->place};
  if (!row.cells) view.told.name = person->name.str();
  return view;
}

RowsPage PeopleImports::rows(Tx& tx, const Caller& caller, const ListRows& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  const auto import = find(tx, {wanted.community_id, wanted.id});
  const auto after = wanted.after ? wanted.after->value : 0;
  auto rows = wanted.verdict ? tx.all<FileRow>(people_statements::rows_after_of, import.community_id, import.id, after,
                                               rows_on_a_page + 1, *wanted.verdict)
                             : tx.all<FileRow>(people_statements::rows_after, import.community_id, import.id, after, rows_on_a_page + 1);
  RowsPage page;
  if (std::ssize(rows) > rows_on_a_page) {
    rows.pop_back();
    page.next = rows.back().number;
  }
  for (const auto& row : rows) page.rows.push_back(view(tx, import, row));
  return page;
}

RowsPage PeopleImports::doubts(Tx& tx, const Caller& caller, const ListImports& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  RowsPage page;
  std::map<std::int64_t, FileImport> imports;
  for (const auto& row : tx.all<FileRow>(people_statements::open_doubts, wanted.community_id)) {
    auto known = imports.find(row.import_id.value);
    if (known == imports.end()) known = imports.emplace(row.import_id.value, find(tx, {row.community_id, row.import_id})).first;
    page.rows.push_back(view(tx, known->second, row));
  }
  return page;
}

// ---- beginning ----

FileImport PeopleImports::apply(Tx& tx, const Caller& caller, const ImportKey& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  auto import = find(tx, wanted);
  if (import.state != FileState::checked) throw Refusal::conflict("imports.not_now");
  if (std::ranges::find(import.map.columns, PersonColumn::name, &ColumnMeaning::field) == import.map.columns.end())
    throw Refusal(422, "imports.no_name_column");
  tx.run(people_statements::remember_map, import.community_id, tx.new_id<PeopleMap>(), hash_of_header(import.header), import.map);
  import.state = FileState::applying;
  import.tally = {};
  save(tx, import);
  go_on_by_itself(tx, wanted);
  return import;
}

FileImport PeopleImports::undo(Tx& tx, const Caller& caller, const ImportKey& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  auto import = find(tx, wanted);
  if (import.state != FileState::applied) throw Refusal::conflict("imports.not_now");
  import.state = FileState::undoing;
  import.kept = 0;
  save(tx, import);
  go_on_by_itself(tx, wanted);
  return import;
}

void PeopleImports::forget(Tx& tx, const Caller& caller, const ImportKey& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  const auto import = find(tx, wanted);
  if (import.state != FileState::checked && import.state != FileState::undone) throw Refusal::conflict("imports.not_now");
  tx.run(people_statements::remove_rows, import.community_id, import.id);
  tx.run(people_statements::remove_file, import.community_id, import.id);
  tx.announce("imports", import.community_id.value, import.id.value);
}

}  // namespace linli::imports
