// Small types that records share.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "platform/record/fields.hpp"

namespace linli {

// A name or sentence in both languages.
struct Words2 {
  std::string zh;
  std::string en;
  bool operator==(const Words2&) const = default;
};
LINLI_RECORD(Words2, zh, en)

// A whole number between two bounds, both allowed.
template <std::int64_t Minimum, std::int64_t Maximum>
struct Whole {
  static constexpr std::int64_t minimum = Minimum, maximum = Maximum;
  std::int64_t value = Minimum > 0 ? Minimum : 0;
  auto operator<=>(const Whole&) const = default;
};

// A real number between two whole bounds, both allowed.
template <std::int64_t Minimum, std::int64_t Maximum>
struct Real {
  static constexpr std::int64_t minimum = Minimum, maximum = Maximum;
  double value = 0;
  auto operator<=>(const Real&) const = default;
};
using Latitude = Real<-90, 90>;
using Longitude = Real<-180, 180>;

// An open JSON object whose keys are data (answers to a service's own questions).
struct JsonObject {
  boost::json::object value;
  bool operator==(const JsonObject& other) const { return value == other.value; }
};

// One page of a list; `next` continues it, absent on the last page.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;
};
// A page of rows that were asked for with one more than `limit`: that one goes, and says that there are more.
template <class T>
Page<T> page_from(std::vector<T> rows, std::int64_t limit) {
  Page<T> page{std::move(rows), {}};
  if (std::ssize(page.items) <= limit) return page;
  page.items.pop_back();
  page.next = page.items.back().id.text();
  return page;
}
// A whole list.
template <class T>
struct Items {
  std::vector<T> items;
};

template <class T>
struct is_page : std::false_type {};
template <class T>
struct is_page<Page<T>> : std::true_type {};
template <class T>
struct is_items : std::false_type {};
template <class T>
struct is_items<Items<T>> : std::true_type {};

// A record without fields, for verbs that need none.
struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())
constexpr std::string_view linli_record_name(const Nothing*) { return "Nothing"; }

}  // namespace linli
