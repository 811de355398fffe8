#include <spdlog/spdlog.h>

#include "modules/imports/people/people_imports.hpp"
#include "modules/imports/people/statements.hpp"
#include "shapes/chronicle/chronicle.hpp"

namespace linli::imports {
namespace {

constexpr std::int64_t rows_in_a_portion = 200;

// Acts for whoever began it, long after their request was answered.
Caller caller_of(const FileImport& import) {
  auto caller = Caller::program(import.by_name);
  caller.account_id = import.by_account_id;
  caller.person_id = import.by_person_id;
  return caller;
}

// "居民花名册.xlsx #12": file and row, as every fact from it says.
facts::Origin origin_of(const FileImport& import, std::int64_t row_number) {
  return {facts::Source::imported, import.name + " #" + std::to_string(row_number)};
}

// At each portion: a house that opens anew takes up the time, and so its ids, from where the chronicle ends.
void note_portion(Tx& tx, const FileImport& import, const std::string& action) {
  chronicle::append(tx, caller_of(import), import.community_id, {action, import.id.text() + "/" + import.name, ""});
}

bool is_from(const facts::Change& change, const FileImport& import) {
  return change.source == facts::Source::imported && change.source_name.starts_with(import.name + " #") && change.at >= import.made_at;
}

}  // namespace

// ---- going on ----

// Every portion queues the next once it is on disk, so that others' verbs come in between.
void PeopleImports::go_on_by_itself(Tx& tx, const ImportKey& key) const {
  tx.after_commit([this, key] {
    {
      const std::scoped_lock lock(going_on_mutex_);
      if (!going_on_.insert(key.id.value).second) return;
    }
    next_portion(key);
  });
}

void PeopleImports::next_portion(const ImportKey& key) const {
  const auto stop = [this, key] {
    const std::scoped_lock lock(going_on_mutex_);
    going_on_.erase(key.id.value);
  };
  const auto more = std::make_shared<bool>(false);
  const auto done = [this, key, more, stop](std::exception_ptr failure) {
    if (failure || !*more) stop();
    if (!failure && *more) return next_portion(key);
    if (!failure) return;
    try {
      std::rethrow_exception(failure);
    } catch (const std::exception& error) {
      spdlog::error("import={} error=\"{}\" goes on at the next round", key.id.value, error.what());
    }
  };
  try {
    rooms_.database.write([this, key, more](Tx& tx) { *more = go_on(tx, key); }, done);
  } catch (const Refusal&) {
    stop();  // the house closes; it goes on when it opens again
  }
}

std::vector<ImportKey> PeopleImports::unfinished(Tx& tx) const {
  return tx.all<ImportKey>(people_statements::unfinished_files);
}

void PeopleImports::resume(Tx& tx, const Caller&) const {
  for (const auto& key : unfinished(tx)) go_on_by_itself(tx, key);
}

bool PeopleImports::go_on(Tx& tx, const ImportKey& key) const {
  // Should this portion be undone, what the matcher learnt from it is wrong.
  auto knowing = std::exchange(knowing_, {});
  auto import = tx.find<FileImport>(people_statements::find_file, key.community_id, key.id);
  if (!import) return false;
  if (knowing.import_id == key.id) knowing_ = std::move(knowing);
  tx.before_running_again([this] { knowing_ = {}; });
  bool more = false;
  try {
    if (import->state == FileState::applying) more = apply_some(tx, *import);
    if (import->state == FileState::undoing) more = undo_some(tx, *import);
    save(tx, *import);
  } catch (...) {
    knowing_ = {};
    throw;
  }
  if (!more) knowing_ = {};
  return more;
}

Matcher& PeopleImports::matcher_for(Tx& tx, const FileImport& import) const {
  if (!knowing_.matcher || knowing_.import_id != import.id)
    knowing_ = {import.id, std::make_unique<Matcher>(tx, rooms_.areas, rooms_.people, vocabulary_, import)};
  return *knowing_.matcher;
}

// ---- applying ----

bool PeopleImports::apply_some(Tx& tx, FileImport& import) const {
  auto& matcher = matcher_for(tx, import);
  auto rows = tx.all<FileRow>(people_statements::rows_after, import.community_id, import.id, import.last_row, rows_in_a_portion);
  for (auto& row : rows) {
    apply_row(tx, import, matcher, row);
    ++count_of(import.tally, row.verdict);
    import.last_row = row.number;
    ++import.rows_done;
  }
  note_portion(tx, import, "imports.apply");
  if (std::ssize(rows) == rows_in_a_portion) return true;
  import.state = FileState::applied;
  import.applied_at = tx.now();
  return false;
}

// Decided anew: the book may have changed since the file was checked, and the rows before brought people too.
void PeopleImports::apply_row(Tx& tx, const FileImport& import, Matcher& matcher, FileRow& row) const {
  auto decision = matcher.decide(tx, cells_of(row.cells.value_or(Hidden{})));
  row.verdict = decision.verdict;
  row.reasons = decision.reasons;
  row.person_id = decision.person_id;
  row.like_number = decision.like_number;
  if (row.verdict != RowVerdict::doubtful && row.verdict != RowVerdict::refused) take(tx, import, matcher, decision, row);
  save(tx, row);
}

void PeopleImports::take(Tx& tx, const FileImport& import, Matcher& matcher, Decision& decision, FileRow& row) const {
  const auto caller = caller_of(import);
  const auto origin = origin_of(import, row.number);
  Deed deed;
  const bool needs_home = decision.home.key < 0 && (row.verdict == RowVerdict::added ||
                                                    std::ranges::find(decision.filled, FilledField::home, &Filled::field) != decision.filled.end());
  if (needs_home) {
    const auto home = rooms_.people.ensure_household(
        tx, {import.community_id, Text<12, 40>(decision.home.building_code), Text<0, 20>(decision.home.unit), Text<1, 20>(decision.home.room), {}});
    if (home.member_count == 0) deed.made_home = home.id.value;
    matcher.homes().note(decision.home, home);
    decision.home.key = home.id.value;
    for (auto& each : decision.filled)
      if (each.field == FilledField::home) each.became = home.id.text();
  }
  const auto& told = decision.told;
  if (row.verdict == RowVerdict::added) {
    people::CreatePerson fresh{.community_id = import.community_id, .name = Text<1, 60>(told.name), .phone = told.phone};
    if (decision.home.key > 0) fresh.household_id = Id<Household>{decision.home.key};
    if (told.birth_date) fresh.birth_year = Whole<1880, 2100>{told.birth_date->year};
    fresh.sex = told.sex;
    const auto person = rooms_.people.add_person(tx, caller, fresh, origin);
    rooms_.people.identify(tx, caller, person, {import.community_id, person.id, told.id_number, told.birth_date}, origin);
    row.person_id = person.id;
    deed.added = true;
    deed.version = person.version;
  } else if (!decision.filled.empty()) {
    const auto before = matcher.recorded(tx, *row.person_id);
    auto after = before;
    for (const auto& each : decision.filled) put_value(after, each.field, each.became);
    deed.version = rooms_.people.amend(tx, caller, before.person, after.person, origin).version;
    rooms_.people.identify(tx, caller, before.person, after.identity, origin);
    deed.filled = decision.filled;
  }
  if (row.verdict != RowVerdict::unchanged) {
    row.deed = sealed(deed);
    matcher.note(matcher.recorded(tx, *row.person_id));
  }
  // It stands in the book now: the file's own copy goes.
  row.cells.reset();
}

// ---- answers for the doubtful ----

RowView PeopleImports::answer(Tx& tx, const Caller& caller, const AnswerRow& wanted) const {
  must_manage(tx, caller, wanted.community_id);
  auto row = tx.find<FileRow>(people_statements::find_row, wanted.community_id, wanted.id);
  if (!row) throw Refusal::not_found();
  auto import = find(tx, {wanted.community_id, row->import_id});
  if (row->verdict != RowVerdict::doubtful || import.state != FileState::applied) throw Refusal::conflict("imports.not_doubtful");
  row->answer = wanted.answer;
  row->answered_by = caller.name;
  if (wanted.answer == Answer::same || wanted.answer == Answer::different) {
    Matcher matcher(tx, rooms_.areas, rooms_.people, vocabulary_, import);
    auto decision = matcher.decide(tx, cells_of(row->cells.value_or(Hidden{})));
    row->verdict = RowVerdict::added;
    if (wanted.answer == Answer::same) {
      if (!row->person_id) throw Refusal::conflict("imports.nobody_to_join");
      std::vector<RowReason> notes;
      decision.filled = fillings(matcher.recorded(tx, *row->person_id), decision.told, decision.home, import.map.replace, notes);
      row->verdict = decision.filled.empty() ? RowVerdict::unchanged : RowVerdict::changed;
      row->reasons = std::move(notes);
    }
    auto by_whom = import;
    by_whom.by_name = caller.name;
    by_whom.by_account_id = caller.account_id;
    by_whom.by_person_id = caller.person_id;
    take(tx, by_whom, matcher, decision, *row);
    --count_of(import.tally, RowVerdict::doubtful);
    ++count_of(import.tally, row->verdict);
    save(tx, import);
  }
  save(tx, *row);
  return view(tx, import, *row);
}

// ---- undoing ----

bool PeopleImports::undo_some(Tx& tx, FileImport& import) const {
  auto rows = tx.all<FileRow>(people_statements::rows_before, import.community_id, import.id, import.last_row, rows_in_a_portion);
  for (auto& row : rows) {
    if (row.deed && !undo_row(tx, import, row)) ++import.kept;
    row.deed.reset();
    row.cells.reset();
    save(tx, row);
    import.last_row = row.number - 1;
    --import.rows_done;
  }
  note_portion(tx, import, "imports.undo");
  if (std::ssize(rows) == rows_in_a_portion) return true;
  import.state = FileState::undone;
  return false;
}

bool PeopleImports::undo_row(Tx& tx, const FileImport& import, FileRow& row) const {
  const auto deed = unsealed(*row.deed);
  const auto person = row.person_id ? rooms_.people.find_person(tx, import.community_id, *row.person_id) : std::nullopt;
  if (!person) return true;
  const auto origin = origin_of(import, row.number).name;
  const bool undone = deed.added ? take_back_person(tx, import, *person, origin) : put_back_fields(tx, import, *person, deed, origin);
  if (deed.made_home == 0 || !undone) return undone;
  const auto home = rooms_.people.find_household(tx, import.community_id, {deed.made_home});
  if (home && home->member_count == 0) rooms_.people.take_back_home(tx, *home);
  return true;
}

bool PeopleImports::take_back_person(Tx& tx, const FileImport& import, const Person& person, const std::string& origin) const {
  for (const auto& change : facts::history_of(tx, {person.community_id, "person", person.id.value}))
    if (!is_from(change, import)) return false;
  try {
    rooms_.people.take_back(tx, caller_of(import), person, {facts::Source::imported, origin});
  } catch (const Refusal&) {
    return false;  // it refuses before it changes anything
  }
  return true;
}

bool PeopleImports::put_back_fields(Tx& tx, const FileImport& import, const Person& person, const Deed& deed, const std::string& origin) const {
  const Recorded before{person, rooms_.people.identity_of(tx, person.community_id, person.id)};
  auto after = before;
  bool all = true;
  for (const auto& each : deed.filled) {
    if (value_of(before, each.field) == each.became)
      put_value(after, each.field, each.was);
    else
      all = false;
  }
  const facts::Origin from{facts::Source::imported, origin};
  rooms_.people.amend(tx, caller_of(import), before.person, after.person, from);
  rooms_.people.identify(tx, caller_of(import), before.person, after.identity, from);
  return all;
}

}  // namespace linli::imports
