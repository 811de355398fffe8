#include "tests/faults/scene.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/crypto/digest.hpp"
#include "platform/db/place.hpp"
#include "platform/testing/test_database.hpp"

namespace linli::testing {
namespace {

std::string shown(const db::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&value)) return std::to_string(*real);
  return db::is_null(value) ? "null" : std::string(db::text(value));
}

std::vector<std::string> pointers_of(const boost::json::object& problem) {
  std::vector<std::string> pointers;
  for (const auto& error : problem.at("errors").as_array()) pointers.emplace_back(error.at("pointer").as_string());
  std::ranges::sort(pointers);
  return pointers;
}

// Has a character from the planes of Chinese writing: in UTF-8 their first bytes are E4 to E9.
bool is_chinese(std::string_view text) {
  return std::ranges::any_of(text, [](unsigned char c) { return c >= 0xE4 && c <= 0xE9; });
}

}  // namespace

std::string contents_of(const Hamlet& hamlet) {
  static constexpr Statement of_sqlite{"select name from sqlite_master where type = 'table' order by name"},
      of_postgres{"select tablename::text from pg_tables where schemaname = 'public' order by tablename"};
  const auto place = db::Place::of(database_of(hamlet.data()), hamlet.data());
  const auto connection = place.connect(false);
  std::vector<std::string> selects;
  connection->run(place.is_postgres() ? of_postgres : of_sqlite, {},
                  [&](auto row) { selects.push_back("select * from " + shown(row[0])); });
  std::string all;
  for (const auto& select : selects) {
    std::vector<std::string> rows;
    connection->run({select.c_str()}, {}, [&](auto row) {
      auto& line = rows.emplace_back();
      for (const auto& value : row) line += "|" + shown(value);
    });
    std::ranges::sort(rows);  // PostgreSQL gives them in the order of their last change
    all += select;
    for (const auto& row : rows) all += row;
  }
  return hex(sha256(all));
}

void check_problem(const Reply& reply, int status, const std::string& code, std::vector<std::string> pointers) {
  CHECK_MESSAGE(reply.status == status, reply.body);
  REQUIRE(reply.headers.contains("content-type"));
  CHECK(reply.headers.at("content-type") == "application/problem+json");
  const auto problem = json_of(reply);
  CHECK(problem.at("code") == boost::json::string_view(code));
  CHECK(problem.at("status") == status);
  CHECK(problem.at("detail") != problem.at("code"));
  CHECK(problem.at("title") == problem.at("detail"));
  std::ranges::sort(pointers);
  CHECK_MESSAGE(pointers_of(problem) == pointers, reply.body);
}

void Scene::check_refused(const Visitor& who, const std::string& method, const std::string& path,
                          const std::string& body, int status, const std::string& code,
                          const std::vector<std::string>& pointers, const std::string& more_headers) const {
  const auto before = contents_of(hamlet);
  for (const auto* spoken : {"zh-CN", "en-GB"}) {
    CAPTURE(spoken);
    const auto reply = server.client().ask(who.request(method, path, body, more_headers + language(spoken)));
    check_problem(reply, status, code, pointers);
    const bool in_chinese = std::string_view(spoken) == "zh-CN";
    CHECK(is_chinese(text_at(reply, "detail")) == in_chinese);
    const auto problem = json_of(reply);
    for (const auto& error : problem.at("errors").as_array()) {
      const std::string detail(error.at("detail").as_string());
      CHECK_MESSAGE(is_chinese(detail) == in_chinese, detail);
      CHECK(detail.find('{') == std::string::npos);
    }
  }
  CHECK(contents_of(hamlet) == before);
}

}  // namespace linli::testing
