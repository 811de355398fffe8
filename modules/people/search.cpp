#include "modules/people/search.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "modules/people/hashes.hpp"
#include "modules/people/search_rules.hpp"
#include "modules/people/search_statements.hpp"
#include "modules/people/statements.hpp"
#include "platform/base/half_width.hpp"

namespace linli::people {
namespace {

// So many are ranked for one word; of several words one is taken whole as far as this goes.
constexpr std::int64_t most_for_one_word = 400, most_for_several = 3000;
// No text that anybody types stands behind this one.
constexpr std::string_view last_letter = "\xF4\x8F\xBF\xBF";

// Four digits are soon tried out, but not without the key.
std::string tail_word(Tx& tx, std::string_view of, std::string_view digits) {
  const auto tail = digits.substr(digits.size() - std::min<std::size_t>(4, digits.size()));
  return "=" + tx.vault().keyed_hash(std::string(of) + "_tail", tail).substr(0, 16);
}

std::string small_tail(const IdNumber& number) {
  auto characters = number.characters();
  if (characters.back() == 'X') characters.back() = 'x';
  return characters;
}

std::vector<std::string> words_to_file(Tx& tx, const Person& person) {
  auto words = words_of(findable(person.name.str(), person.place));
  if (person.phone && person.phone->digits().size() >= 4) words.push_back(tail_word(tx, "phone", person.phone->digits()));
  std::ranges::sort(words);
  return words;
}

struct Found {
  Candidate candidate;
  WhyFound why = WhyFound::name;
  int worth = 0;  // less is better
};

// One search, from what was typed to who is meant.
class Asking {
 public:
  Asking(Tx& tx, const Reach& reach, const SearchPersons& wanted) : tx_(tx), reach_(reach), wanted_(wanted) {}

  std::vector<Found> find() {
    words_ = words_typed(wanted_.q.str());
    if (by_whole_number() || words_.empty()) return std::move(found_);
    const auto& rarest = words_[rarest_word()];
    const auto most = words_.size() == 1 ? most_for_one_word : most_for_several;
    for (const auto& beginning : beginnings_of(rarest)) take(beginning, beginning + std::string(last_letter), most);
    if (!rarest.tail.empty()) {
      for (const auto& [of, why] : tails) {
        const auto word = tail_word(tx_, of, rarest.tail);
        take(word, word + "~", most);
      }
    }
    return std::move(found_);
  }

 private:
  static constexpr std::array<std::pair<const char*, WhyFound>, 2> tails{
      {{"phone", WhyFound::phone}, {"id_number", WhyFound::id_number}}};

  // Somebody who types a whole number means its owner and nobody else.
  bool by_whole_number() {
    const char* fault = nullptr;
    const auto typed = half_width(wanted_.q.str());
    if (const auto number = IdNumber::make(typed, fault))
      return owners(tx_.all<PersonKey>(statements::find_by_id_number, hash_of(tx_, *number)), WhyFound::id_number);
    if (const auto phone = Phone::make(typed, fault))
      return owners(tx_.all<PersonKey>(statements::find_by_phone, hash_of(tx_, *phone)), WhyFound::phone);
    return false;
  }

  bool owners(const std::vector<PersonKey>& keys, WhyFound why) {
    for (const auto& key : keys) {
      if (key.community_id != wanted_.community_id) continue;
      const auto person = tx_.find<Person>(statements::find_person, key.community_id, key.id);
      if (person && reach_.holds(person->area_code)) found_.push_back({{person->id, person->name.str(), person->place}, why, 0});
    }
    return !found_.empty();
  }

  std::size_t rarest_word() {
    if (words_.size() < 2) return 0;
    std::size_t rarest = 0, fewest = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::size_t count = 0;
      for (const auto& beginning : beginnings_of(words_[i]))
        count += tx_.all<std::int64_t>(statements::some_with_word, wanted_.community_id, beginning,
                                       beginning + std::string(last_letter), most_for_several)
                     .size();
      if (i == 0 || count < fewest) rarest = i, fewest = count;
    }
    return rarest;
  }

  void take(const std::string& from, const std::string& to, std::int64_t most) {
    for (auto& candidate : tx_.all<Candidate>(statements::candidates, wanted_.community_id, from, to, most, reach_)) {
      if (seen_.insert(candidate.id.value).second) consider(std::move(candidate));
    }
  }

  void consider(Candidate candidate) {
    const auto person = findable(candidate.name, candidate.place);
    Found found{std::move(candidate), WhyFound::sounds, 0};
    for (std::size_t i = 0; i < words_.size(); ++i) {
      auto why = why_found(words_[i], person);
      if (!why) why = by_ending(words_[i], found.candidate.id);
      if (!why) return;
      if (i == 0) found.why = *why;
      found.worth += static_cast<int>(*why);
    }
    found_.push_back(std::move(found));
  }

  // The filed tail has four characters; what was typed may have more.
  std::optional<WhyFound> by_ending(const TypedWord& word, Id<Person> id) {
    if (word.tail.empty()) return {};
    for (const auto& [of, why] : tails) {
      if (!tx_.find<std::int64_t>(statements::has_word, wanted_.community_id, tail_word(tx_, of, word.tail), id)) continue;
      if (word.text.size() == 4 || number_of(id, why).ends_with(word.text)) return why;
    }
    return {};
  }

  std::string number_of(Id<Person> id, WhyFound which) {
    if (which == WhyFound::phone) {
      const auto person = tx_.find<Person>(statements::find_person, wanted_.community_id, id);
      return person && person->phone ? person->phone->digits() : "";
    }
    const auto identity = tx_.find<Identity>(statements::find_identity, wanted_.community_id, id);
    return identity && identity->id_number ? small_tail(*identity->id_number) : "";
  }

  Tx& tx_;
  const Reach& reach_;
  const SearchPersons& wanted_;
  std::vector<TypedWord> words_;
  std::unordered_set<std::int64_t> seen_;
  std::vector<Found> found_;
};

}  // namespace

Items<FoundPerson> PersonSearch::search(Tx& tx, const Caller& caller, const SearchPersons& wanted) const {
  const auto reach = caller.reach(view);
  auto found = Asking(tx, reach, wanted).find();
  const auto limit = std::min<std::size_t>(found.size(), wanted.limit ? static_cast<std::size_t>(wanted.limit->value) : 20);
  std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(limit), {}, [](const Found& each) {
    return std::tuple(each.worth, each.candidate.name.size(), std::string_view(each.candidate.name), each.candidate.id.value);
  });
  Items<FoundPerson> answer;
  for (std::size_t i = 0; i < limit; ++i)
    if (auto person = tx.find<Person>(statements::find_person, wanted.community_id, found[i].candidate.id))
      answer.items.push_back({std::move(*person), found[i].why});
  return answer;
}

std::int64_t PersonSearch::rebuild(Tx& tx, Id<Area> community) const {
  std::vector<std::pair<std::string, std::int64_t>> words;
  tx.each<Person>(statements::persons_to_file, [&](const Person& person) {
    for (auto& word : words_to_file(tx, person)) words.emplace_back(std::move(word), person.id.value);
  }, community);
  tx.each<Identity>(statements::identities_to_file, [&](const Identity& identity) {
    words.emplace_back(tail_word(tx, "id_number", small_tail(*identity.id_number)), identity.id.value);
  }, community);
  // In the order of the key a database only writes on at the end.
  std::ranges::sort(words);
  tx.run(statements::unfile_words, community);
  std::vector<std::vector<db::Value>> rows;
  rows.reserve(words.size());
  for (auto& [word, person] : words) rows.push_back({community.value, std::move(word), person});
  static const std::vector<std::string> columns{"community_id", "word", "person_id"};
  tx.connection().add_rows("people_words", columns, rows);
  return std::ssize(rows);
}

void file_words(Tx& tx, const Person* before, const Person* after) {
  if (before && after && before->name == after->name && before->place == after->place && before->phone == after->phone) return;
  const auto were = before ? words_to_file(tx, *before) : std::vector<std::string>();
  const auto are = after ? words_to_file(tx, *after) : std::vector<std::string>();
  for (const auto& word : were)
    if (!std::ranges::binary_search(are, word)) tx.run(statements::unfile_word, before->community_id, word, before->id);
  for (const auto& word : are)
    if (!std::ranges::binary_search(were, word)) tx.run(statements::file_word, after->community_id, word, after->id);
}

void file_words(Tx& tx, const Identity& before, const Identity& after) {
  if (before.id_number == after.id_number) return;
  const auto word = [&](const Identity& of) { return tail_word(tx, "id_number", small_tail(*of.id_number)); };
  if (before.id_number) tx.run(statements::unfile_word, before.community_id, word(before), before.id);
  if (after.id_number) tx.run(statements::file_word, before.community_id, word(after), before.id);
}

}  // namespace linli::people
