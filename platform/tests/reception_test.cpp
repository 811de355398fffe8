#include <doctest/doctest.h>

#include "platform/testing/test_house.hpp"
#include "platform/tests/notes.hpp"

namespace linli::reception_tests {

using testing::body_of;
using testing::problem_code;

const char* const some_key = "01938f5e-0000-7000-8000-000000000001";

std::size_t notes_in(testing::TestHouse& house) {
  return body_of(house.as_stranger("GET", "/api/v1/notes")).at("items").as_array().size();
}

Caller somebody(std::int64_t id = 900) { return testing::caller_with({}, "", id); }

TEST_CASE("a path without a route is not found, and one with another method is told so") {
  testing::TestHouse house({notes::module()});
  CHECK(house.as_stranger("GET", "/api/v1/nothing").status == 404);
  CHECK(house.as_stranger("GET", "/api/v1/notes/").status == 404);
  CHECK(house.as_stranger("GET", "/api/v1/notes/5/6").status == 404);
  CHECK(problem_code(house.as_stranger("DELETE", "/api/v1/notes")) == "platform.wrong_method");
}

TEST_CASE("a good write is answered with what was made, and can be read") {
  testing::TestHouse house({notes::module()});
  const auto response = house.as_stranger("POST", "/api/v1/notes", R"({"words":"邻里"})");
  CHECK(response.status == 201);
  CHECK(body_of(response).at("words").as_string() == "邻里");
  CHECK(body_of(response).at("at").as_string() == testing::standing_time().iso());
  CHECK(notes_in(house) == 1);
}

TEST_CASE("a bad form is answered with every complaint, in the caller's language, and nothing is kept") {
  testing::TestHouse house({notes::module()});
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/v1/notes";
  request.body = R"({"words":"123456789012345678901","colour":"red"})";
  request.headers["accept-language"] = "en";
  const auto response = house.house().reception().answer(request);
  CHECK(response.status == 422);
  CHECK(response.content_type == "application/problem+json");
  const auto body = body_of(response);
  CHECK(body.at("code").as_string() == "platform.invalid");
  CHECK(body.at("instance").as_string() == "/api/v1/notes");
  const auto& errors = body.at("errors").as_array();
  REQUIRE(errors.size() == 2);
  CHECK(errors[0].at("pointer").as_string() == "/words");
  CHECK(errors[0].at("detail").as_string() == "Too long; at most 20 letters.");
  CHECK(errors[1].at("code").as_string() == "json.unknown_field");
  CHECK(notes_in(house) == 0);
}

TEST_CASE("a verb that refuses or breaks keeps nothing, and its inner reason is not told") {
  testing::TestHouse house({notes::module()});
  CHECK(problem_code(house.as_stranger("POST", "/api/v1/refused-notes", R"({"words":"x"})")) == "notes.refused");
  const auto broken = house.as_stranger("POST", "/api/v1/failed-notes", R"({"words":"x"})");
  CHECK(broken.status == 500);
  CHECK(problem_code(broken) == "platform.incident");
  CHECK(broken.body.find("secret") == std::string::npos);
  CHECK(body_of(broken).at("arguments").at("incident").as_string().size() == 8);
  CHECK(notes_in(house) == 0);
}

TEST_CASE("who is not signed in, or lacks the permission there, is told which") {
  testing::TestHouse house({notes::module()});
  const auto* there = "/api/v1/communities/7/notes";
  const auto* words = R"({"words":"x"})";
  CHECK(problem_code(house.as_stranger("POST", "/api/v1/my-notes", words)) == "platform.not_signed_in");
  CHECK(problem_code(house.as_stranger("POST", there, words)) == "platform.not_signed_in");
  CHECK(problem_code(house.as(somebody(), "POST", there, words)) == "platform.no_permission");
  CHECK(problem_code(house.as(testing::caller_with({notes::write_notes}, "4211"), "POST", there, words)) ==
        "platform.no_permission");
  CHECK(house.as(testing::caller_with({notes::write_notes}, "42"), "POST", there, words).status == 201);
  CHECK(problem_code(house.as(testing::caller_with({notes::write_notes}, "42"), "POST", "/api/v1/communities/8/notes",
                              words)) == "platform.not_found");
}

TEST_CASE("a signed-in write without its CSRF token is refused, whatever else is right") {
  testing::TestHouse house({notes::module()});
  const auto caller = std::make_shared<const Caller>(somebody());
  house.house().reception().recognise_with([&](Tx&, const std::string&) { return caller; });
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/v1/my-notes";
  request.body = R"({"words":"x"})";
  request.cookies["linli_session"] = "any";
  CHECK(problem_code(house.house().reception().answer(request)) == "platform.csrf");
  request.headers["x-linli-csrf"] = "wrong";
  CHECK(problem_code(house.house().reception().answer(request)) == "platform.csrf");
  request.headers["x-linli-csrf"] = caller->csrf;
  CHECK(house.house().reception().answer(request).status == 201);
}

TEST_CASE("a write repeated with its key is answered with the first answer and happens once") {
  testing::TestHouse house({notes::module()});
  const auto first = house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"once"})", some_key);
  const auto again = house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"once"})", some_key);
  CHECK(first.status == 201);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(notes_in(house) == 1);
}

TEST_CASE("a key used for other content is refused; another person's equal key is another key") {
  testing::TestHouse house({notes::module()});
  house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"once"})", some_key);
  const auto other = house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"twice"})", some_key);
  CHECK(problem_code(other) == "platform.key_reused");
  CHECK(house.as(somebody(901), "POST", "/api/v1/my-notes", R"({"words":"once"})", some_key).status == 201);
  CHECK(problem_code(house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"x"})", "not-a-uuid")) ==
        "platform.invalid");
  CHECK(notes_in(house) == 2);
}

TEST_CASE("what is kept to answer a retry cannot be read in the table") {
  testing::TestHouse house({notes::module()});
  const auto first = house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"hush"})", some_key);
  constexpr Statement kept{"select body from platform_answers"};
  const auto body = house.read([&](Tx& tx) { return *tx.find<std::string>(kept); });
  CHECK(body.size() > first.body.size());
  CHECK(body.find("hush") == std::string::npos);
}

TEST_CASE("a refused write is not kept under its key, so it may be tried again") {
  testing::TestHouse house({notes::module()});
  CHECK(house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":""})", some_key).status == 422);
  CHECK(house.as(somebody(), "POST", "/api/v1/my-notes", R"({"words":"now"})", some_key).status == 201);
}

TEST_CASE("every good write is handed to the audit with its operation, place and a hash, and no other is") {
  testing::TestHouse house({notes::module()});
  std::vector<Deed> deeds;
  house.house().reception().after_write([&](Tx&, const Caller&, const Deed& deed) { deeds.push_back(deed); });
  house.as(testing::caller_with({notes::write_notes}, "42"), "POST", "/api/v1/communities/7/notes", R"({"words":"x"})");
  house.as_stranger("POST", "/api/v1/refused-notes", R"({"words":"x"})");
  house.as_stranger("GET", "/api/v1/notes");
  REQUIRE(deeds.size() == 1);
  CHECK(deeds[0].operation == "notes.write_there");
  CHECK(deeds[0].community_id == 7);
  CHECK(deeds[0].content_hash.size() == 64);
}

TEST_CASE("slow preparation comes before the write and may refuse") {
  testing::TestHouse house({notes::module()});
  CHECK(house.as_stranger("POST", "/api/v1/prepared-notes", "good").body == "prepared good");
  CHECK(problem_code(house.as_stranger("POST", "/api/v1/prepared-notes", "bad")) == "notes.refused");
}

TEST_CASE("a common answer is sent once, and gzipped for whoever takes that") {
  testing::TestHouse house({notes::module()});
  const auto ask = [&](std::map<std::string, std::string> headers) {
    HttpRequest request;
    request.path = "/api/v1/common-notes";
    request.headers = std::move(headers);
    return house.house().reception().answer(request);
  };
  const auto header_of = [](const HttpResponse& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return std::string();
  };
  const auto empty_list = ask({{"accept-encoding", "gzip"}});
  CHECK(header_of(empty_list, "Content-Encoding").empty());
  for (int i = 0; i < 20; ++i) house.as_stranger("POST", "/api/v1/notes", R"({"words":"Water on the stairs"})");
  const auto plain = ask({});
  CHECK(header_of(plain, "Content-Encoding").empty());
  CHECK(header_of(plain, "Cache-Control") == "private, no-cache");
  const auto zipped = ask({{"accept-encoding", "gzip, br"}});
  CHECK(header_of(zipped, "Content-Encoding") == "gzip");
  CHECK(zipped.body.size() < plain.body.size() / 2);
  const auto again = ask({{"if-none-match", header_of(plain, "ETag")}});
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  CHECK(ask({{"if-none-match", "*"}}).status == 304);
  CHECK(ask({{"if-none-match", "\"other\", " + header_of(plain, "ETag").substr(2)}}).status == 304);
  CHECK(ask({{"if-none-match", header_of(empty_list, "ETag")}}).status == 200);
}

TEST_CASE("the description of the API names each JSON route once, with its permission") {
  testing::TestHouse house({notes::module()});
  const auto openapi = house.house().reception().openapi();
  const auto& paths = openapi.at("paths").as_object();
  const auto& write = paths.at("/api/v1/communities/{community_id}/notes").at("post").as_object();
  CHECK(write.at("operationId").as_string() == "notes.write_there");
  CHECK(write.at("x-permission").as_string() == "notes.write");
  CHECK(write.at("parameters").as_array().at(0).at("in").as_string() == "path");
  CHECK(write.at("responses").as_object().contains("201"));
  CHECK(!paths.contains("/api/v1/pictures"));
}

TEST_CASE("targets, forms and cookies are read, broken ones refused") {
  std::string path;
  std::map<std::string, std::string> query;
  CHECK(split_target("/a%20b/%E9%82%BB?x=1+2&y=%26&z", path, query));
  CHECK(path == "/a b/邻");
  CHECK(query == std::map<std::string, std::string>{{"x", "1 2"}, {"y", "&"}, {"z", ""}});
  for (const auto* target : {"/%", "/%zz", "/%C0%AF", "/%00", "/a?x=%f"})
    CHECK_MESSAGE(!split_target(target, path, query), target);
  CHECK(read_cookies("a=1; linli_session=x=y") ==
        std::map<std::string, std::string>{{"a", "1"}, {"linli_session", "x=y"}});
}

}  // namespace linli::reception_tests
