#include "modules/imports/people/matching.hpp"

namespace linli::imports {
namespace {

using linkage::Someone;

linkage::Gender gender_of(people::Sex sex) {
  if (sex == people::Sex::unstated) return linkage::Gender::unknown;
  return sex == people::Sex::male ? linkage::Gender::male : linkage::Gender::female;
}

// The texts that a row says of each field; a home by its key.
std::string told_value(const ToldPerson& told, const FoundHome& home, FilledField field) {
  switch (field) {
    case FilledField::phone:
      return told.phone ? told.phone->digits() : "";
    case FilledField::sex:
      return told.sex == people::Sex::unstated ? "" : std::string(word_of(told.sex));
    case FilledField::birth_year:
      return told.birth_date ? std::to_string(told.birth_date->year) : "";
    case FilledField::birth_date:
      return told.birth_date ? told.birth_date->iso() : "";
    case FilledField::id_number:
      return told.id_number ? told.id_number->characters() : "";
    case FilledField::home:
      return home.key != 0 ? std::to_string(home.key) : "";
  }
  return {};
}

}  // namespace

std::vector<Filled> fillings(const Recorded& known, const ToldPerson& told, const FoundHome& home,
                             const std::vector<PersonColumn>& replace, std::vector<RowReason>& notes) {
  std::vector<Filled> filled;
  for (const auto field : {FilledField::id_number, FilledField::birth_date, FilledField::birth_year, FilledField::sex,
                           FilledField::phone, FilledField::home}) {
    auto was = value_of(known, field), became = told_value(told, home, field);
    if (became.empty() || was == became) continue;
    if (was.empty() || std::ranges::find(replace, column_of(field)) != replace.end())
      filled.push_back({field, std::move(was), std::move(became)});
    else
      notes.push_back({"imports.row.kept." + std::string(word_of(field)), {}});
  }
  return filled;
}

Matcher::Matcher(Tx& tx, const areas::Areas& areas, const people::People& people, const Vocabulary& vocabulary, const FileImport& import)
    : people_(people),
      points_(vocabulary.points),
      community_(import.community_id),
      map_(import.map),
      teller_(vocabulary, import.map, import.header, day_of(tx.now(), china_offset_minutes)),
      homes_(tx, areas, people, import.community_id) {
  people.each_known(tx, community_, [&](people::Known known) {
    Someone someone{known.name, pinyin_.of(known.name), known.household_id ? known.household_id->value : 0,
                    static_cast<int>(known.birth_year.value_or(0)), known.birth_date, gender_of(known.sex)};
    number_of_person_[known.id.value] = crowd_.add(std::move(someone));
    behind_.push_back({known.id});
  });
}

Recorded Matcher::recorded(Tx& tx, Id<Person> id) const {
  return {people_.get_person(tx, community_, id), people_.identity_of(tx, community_, id)};
}

Someone Matcher::someone_of(const ToldPerson& told, std::int64_t home) {
  return {told.name,
          pinyin_.of(told.name),
          home,
          told.birth_date ? told.birth_date->year : 0,
          told.birth_date,
          gender_of(told.sex),
          told.phone ? told.phone->digits() : "",
          told.id_number ? told.id_number->characters() : ""};
}

Someone Matcher::someone_of(const Recorded& known) {
  const auto& [person, identity] = known;
  return {person.name.str(),
          pinyin_.of(person.name.str()),
          person.household_id ? person.household_id->value : 0,
          person.birth_year ? static_cast<int>(person.birth_year->value) : 0,
          identity.birth_date,
          gender_of(person.sex),
          value_of(known, FilledField::phone),
          value_of(known, FilledField::id_number)};
}

std::vector<Matcher::Candidate> Matcher::candidates(Tx& tx, const Someone& one, const ToldPerson& told) {
  std::vector<Candidate> found;
  std::set<std::int64_t> seen_people;
  std::set<std::size_t> seen_rows;
  const auto add_person = [&](Id<Person> id) {
    if (!seen_people.insert(id.value).second) return;
    auto known = recorded(tx, id);
    auto weighed = linkage::weigh(one, someone_of(known), points_);
    found.push_back({std::move(known), 0, std::move(weighed)});
  };
  const auto add_row = [&](std::size_t number) {
    if (!seen_rows.insert(number).second) return;
    auto someone = crowd_[number];
    someone.phone = behind_[number].phone;
    someone.id_number = behind_[number].id_number;
    found.push_back({{}, behind_[number].row_number, linkage::weigh(one, someone, points_)});
  };
  if (told.phone)
    for (const auto& person : people_.find_by_phone(tx, *told.phone))
      if (person.community_id == community_) add_person(person.id);
  if (told.id_number)
    for (const auto& key : people_.find_by_id_number(tx, *told.id_number))
      if (key.community_id == community_) add_person(key.id);
  for (const auto* papers : {&one.phone, &one.id_number})
    if (!papers->empty())
      for (auto [row, end] = rows_by_papers_.equal_range(*papers); row != end; ++row) add_row(row->second);
  // Opening a record takes time: only where the telephone, which the crowd does not know, could still decide.
  const auto phone_points = points_.of.at(linkage::Evidence::phone_same);
  for (const auto number : crowd_.like(one)) {
    if (linkage::weigh(one, crowd_[number], points_).points + std::max(phone_points, 0) < points_.doubtful) continue;
    if (behind_[number].person_id)
      add_person(behind_[number].person_id);
    else
      add_row(number);
  }
  return found;
}

Decision Matcher::decide(Tx& tx, const std::vector<std::string>& cells) {
  Decision decision;
  auto& told = decision.told = teller_.tell(cells);
  decision.home = homes_.find(told.address);
  if (decision.home.fault) told.faults.push_back(*decision.home.fault);
  if (!told.faults.empty()) {
    decision.reasons = told.faults;
    return decision;
  }
  auto found = candidates(tx, someone_of(told, decision.home.key), told);
  conclude(decision, std::move(found));
  if (decision.verdict != RowVerdict::added || !told.id_number) return decision;
  // The number is another community's: who is right must be asked there, so nobody is told whose it is.
  if (!people_.find_by_id_number(tx, *told.id_number).empty()) {
    decision.verdict = RowVerdict::doubtful;
    decision.reasons.push_back({"imports.row.known_elsewhere", {}});
  }
  return decision;
}

void Matcher::conclude(Decision& decision, std::vector<Candidate> candidates) const {
  std::ranges::stable_sort(candidates, std::greater(), [](const Candidate& each) { return each.weighed.points; });
  const auto verdict_of = [&](const Candidate& each) { return linkage::judge(each.weighed, points_); };
  const auto sure = std::ranges::count(candidates, linkage::Verdict::same, verdict_of);
  const auto best = std::ranges::find_if(candidates, [&](const Candidate& each) {
    return verdict_of(each) != linkage::Verdict::different && (sure == 0 || verdict_of(each) == linkage::Verdict::same);
  });
  decision.verdict = RowVerdict::added;
  if (best == candidates.end()) return;
  if (best->known) decision.person_id = best->known->person.id;
  if (best->row_number != 0) decision.like_number = best->row_number;
  if (sure == 1) {
    decision.verdict = RowVerdict::unchanged;
    if (!best->known) {
      decision.reasons.push_back({"imports.row.same_as_row", {{"row", std::to_string(best->row_number)}}});
      return;
    }
    decision.filled = fillings(*best->known, decision.told, decision.home, map_.replace, decision.reasons);
    if (!decision.filled.empty()) decision.verdict = RowVerdict::changed;
    for (const auto& each : decision.filled)
      decision.reasons.push_back({"imports.row.fills." + std::string(word_of(each.field)), {}});
    return;
  }
  decision.verdict = RowVerdict::doubtful;
  if (sure > 1) decision.reasons.push_back({"imports.row.several", {{"count", std::to_string(sure)}}});
  if (!best->known) decision.reasons.push_back({"imports.row.like_row", {{"row", std::to_string(best->row_number)}}});
  for (const auto evidence : best->weighed.evidence)
    decision.reasons.push_back({"imports.evidence." + evidence_word(evidence), {}});
}

void Matcher::note(const Recorded& known) {
  auto someone = someone_of(known);
  someone.phone.clear();
  someone.id_number.clear();
  const auto id = known.person.id;
  if (const auto before = number_of_person_.find(id.value); before != number_of_person_.end()) crowd_.forget(before->second);
  number_of_person_[id.value] = crowd_.add(std::move(someone));
  behind_.push_back({id});
}

void Matcher::imagine(const Decision& decision, std::int64_t row_number) {
  auto someone = someone_of(decision.told, decision.home.key);
  Behind behind{{}, row_number, std::exchange(someone.phone, {}), std::exchange(someone.id_number, {})};
  const auto number = crowd_.add(std::move(someone));
  for (const auto* papers : {&behind.phone, &behind.id_number})
    if (!papers->empty()) rows_by_papers_.emplace(*papers, number);
  behind_.push_back(std::move(behind));
}

}  // namespace linli::imports
