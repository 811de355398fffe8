#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/day.hpp"

namespace linli::linkage {

// How Chinese names sound, without tones: "田桂英" is "tian gui ying". Keeps what it heard once. Used by one thread.
class Pinyin {
 public:
  Pinyin();
  ~Pinyin();
  std::string of(std::string_view name);

 private:
  struct Hearing;
  std::unique_ptr<Hearing> hearing_;
  std::unordered_map<char32_t, std::string> heard_;
};

// True when two names differ in at most one letter that is wrong, missing or too many.
bool is_near(std::string_view a, std::string_view b);

enum class Gender { unknown, female, male };

// What a record says of somebody. Empty texts and zeros mean that it says nothing.
struct Someone {
  std::string name;
  std::string sounds;  // as Pinyin tells
  std::int64_t home = 0;
  int birth_year = 0;
  std::optional<Day> birth_date = {};
  Gender gender = Gender::unknown;
  std::string phone = {};      // digits, or their keyed hash
  std::string id_number = {};  // the same
};

enum class Evidence {
  id_number_same, id_number_differs, name_same, name_sounds_same, name_near, name_differs, phone_same, home_same,
  home_differs, birth_date_same, birth_year_same, birth_year_differs, gender_differs
};
constexpr int evidence_count = 13;

// What each evidence weighs, and from how many points on two are surely or perhaps the same.
struct Points {
  std::map<Evidence, int> of;
  int sure = 0;
  int doubtful = 0;
};

struct Weighed {
  int points = 0;
  std::vector<Evidence> evidence;  // in the order of the enumeration
};
Weighed weigh(const Someone& a, const Someone& b, const Points& points);

enum class Verdict { same, doubtful, different };
Verdict judge(const Weighed& weighed, const Points& points);

// Many people by what they share, so that one need not be compared with all. Holds what `weigh` needs without telephones
// and papers, about 200 bytes a person. Used by one thread.
class Crowd {
 public:
  // People are numbered as they are added, from 0.
  std::size_t add(Someone someone);
  const Someone& operator[](std::size_t number) const { return people_[number]; }
  std::size_t size() const { return people_.size(); }
  // Nobody finds them any more.
  void forget(std::size_t number);
  // Everybody who shares a block with somebody, in order.
  std::vector<std::size_t> like(const Someone& someone) const;

 private:
  static std::vector<std::uint64_t> blocks_of(const Someone& someone);
  void sort_in() const;

  struct Entry {
    std::uint64_t block;
    std::uint32_t number;
    auto operator<=>(const Entry&) const = default;
  };
  std::vector<Someone> people_;
  std::vector<bool> forgotten_;
  mutable std::vector<Entry> sorted_;                               // most of them
  mutable std::unordered_multimap<std::uint64_t, std::uint32_t> fresh_;  // those added since
};

}  // namespace linli::linkage
