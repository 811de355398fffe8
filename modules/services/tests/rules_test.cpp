#include "modules/services/rules.hpp"

#include <doctest/doctest.h>

using namespace linli;
using namespace linli::services;

namespace {

const std::vector<ServiceField> asked{
    {"trouble", FieldType::choice, true, {}, {{"water", {}}, {"lock", {}}}, {}, {}},
    {"diet", FieldType::choices, false, {}, {{"soft", {}}, {"halal", {}}}, {}, {}},
    {"where", FieldType::text, false, {}, {}, 5, {}},
    {"degrees", FieldType::number, false, {}, {}, 35, -20},
    {"by", FieldType::datetime, false, {}, {}, {}, {}},
};

// The complaints about some answers as "/fields/where text.too_long 5" each; the required one is given unless it is
// there.
std::vector<std::string> complaints_about(const std::string& answers) {
  JsonObject given{boost::json::parse(answers).as_object()};
  if (!given.value.contains("trouble")) given.value["trouble"] = "water";
  json::Complaints complaints;
  check_answers(asked, given, complaints);
  std::vector<std::string> lines;
  for (const auto& each : complaints)
    lines.push_back(each.pointer + " " + each.code + (each.limit.empty() ? "" : " " + each.limit));
  return lines;
}
using Lines = std::vector<std::string>;

std::vector<LadderStep> steps_to(std::vector<Office> offices) {
  std::vector<LadderStep> steps;
  for (const auto office : offices) steps.push_back({.to = office});
  return steps;
}

}  // namespace

TEST_CASE("good answers of every sort pass, and what need not be said may be left out") {
  CHECK(complaints_about(
            R"({"diet":["soft","halal"],"where":" 协和医院 ","degrees":-20,"by":"2026-11-24T08:00:00+08:00"})")
            .empty());
  CHECK(complaints_about(R"({"diet":[],"where":"","degrees":null})").empty());
}

TEST_CASE("a question that must be answered is missed when absent, null or empty") {
  const Lines needed{"/fields/trouble services.needed"};
  CHECK(complaints_about(R"({"trouble":null})") == needed);
  CHECK(complaints_about(R"({"trouble":"  "})") == needed);
  json::Complaints complaints;
  check_answers(asked, {}, complaints);
  REQUIRE(complaints.size() == 1);
  CHECK(complaints[0].code == "services.needed");
}

TEST_CASE("an answer to a question that nobody asked is refused") {
  CHECK(complaints_about(R"({"colour":"red"})") == Lines{"/fields/colour services.not_asked"});
}

TEST_CASE("a choice is one of its options, each once") {
  CHECK(complaints_about(R"({"trouble":"roof"})") == Lines{"/fields/trouble services.not_an_option"});
  CHECK(complaints_about(R"({"trouble":["water"]})") == Lines{"/fields/trouble services.not_an_option"});
  CHECK(complaints_about(R"({"diet":["soft","sweet"]})") == Lines{"/fields/diet services.not_an_option"});
  CHECK(complaints_about(R"({"diet":["soft","soft"]})") == Lines{"/fields/diet services.not_an_option"});
  CHECK(complaints_about(R"({"diet":"soft"})") == Lines{"/fields/diet json.wrong_type array"});
}

TEST_CASE("texts, numbers and times keep to their bounds, and every fault is told at once") {
  CHECK(complaints_about(R"({"where":"很远很远的地方","degrees":36,"by":"tomorrow"})") ==
        Lines{"/fields/where text.too_long 5", "/fields/degrees number.too_large 35",
              "/fields/by instant.not_an_instant"});
  CHECK(complaints_about(R"({"degrees":-21})") == Lines{"/fields/degrees number.too_small -20"});
  CHECK(complaints_about(R"({"where":7,"degrees":"7","by":7})") == Lines{"/fields/where json.wrong_type string",
                                                                         "/fields/degrees json.wrong_type number",
                                                                         "/fields/by instant.not_an_instant"});
}

TEST_CASE("a step of a ladder comes later than the one before it") {
  std::vector<LadderStep> steps(2);
  steps[0].after = steps[1].after = Promise::accept;
  steps[1].late_by_hours = 4;
  CHECK(first_step_too_soon(steps) == 2);
  steps[1].late_by_hours = 0;
  CHECK(first_step_too_soon(steps) == 1);
  steps[0].time = work::TimeKind::working;
  steps[1].time = work::TimeKind::calendar;
  CHECK(first_step_too_soon(steps) == 2);
  steps[0].after = Promise::finish;
  CHECK(first_step_too_soon(steps) == 1);
}

TEST_CASE("a ladder may stay at an office but never goes down") {
  CHECK(first_step_down(steps_to({Office::grid, Office::community, Office::community, Office::county})) == 4);
  CHECK(first_step_down(steps_to({Office::grid, Office::street, Office::community})) == 2);
  CHECK(first_step_down({}) == 0);
}
