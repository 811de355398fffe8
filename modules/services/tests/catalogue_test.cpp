#include <doctest/doctest.h>

#include "modules/services/tests/small_catalogue.hpp"
#include "platform/testing/test_house.hpp"

using namespace linli;
using namespace linli::services;
using testing::SmallCatalogue;

namespace {

// One mistake and what the reader must be told about it.
struct Mistake {
  const char* file;
  const char* from;
  const char* to;
  const char* place;   // "services/meals.yaml:2:"
  const char* advice;  // part of what to write instead
};

void check_all(const std::vector<Mistake>& mistakes) {
  for (const auto& [file, from, to, place, advice] : mistakes) {
    SmallCatalogue catalogue;
    catalogue.change(file, from, to);
    const auto fault = catalogue.fault();
    CHECK_MESSAGE(fault.starts_with(place), to, " gives: ", fault);
    CHECK_MESSAGE(fault.find(advice) != std::string::npos, to, " gives: ", fault);
  }
}

const char* const meals = "services/meals.yaml";

}  // namespace

TEST_CASE("the catalogue of the house reads and names at least 25 kinds") {
  const auto catalogue = read_catalogue(testing::repository() / "catalog");
  CHECK(catalogue.services.size() >= 25);
  CHECK(catalogue.vocabulary.groups.size() == 8);
  CHECK(catalogue.vocabulary.non_accept.size() == 6);
  CHECK_FALSE(catalogue.vocabulary.front.empty());
  for (const auto& service : catalogue.services) {
    CHECK_MESSAGE(!service.ladder_steps.empty(), service.code);
    CHECK_MESSAGE(service.open311.keywords.size() >= 1, service.code);
  }
}

TEST_CASE("kinds stand in the order of their groups, with everything their files say") {
  const auto catalogue = SmallCatalogue().read();
  REQUIRE(catalogue.services.size() == 2);
  const auto& first = catalogue.services[0];
  CHECK(first.code == "meals");
  CHECK(catalogue.services[1].code == "lamp");
  CHECK(first.name == Words2{"送餐", "Meals"});
  CHECK(first.season == std::vector{12, 1});
  CHECK(first.takers == std::vector{Taker::volunteer, Taker::community});
  CHECK(first.may_take(Taker::community));
  CHECK_FALSE(first.may_take(Taker::police));
  REQUIRE(first.fields.size() == 2);
  CHECK(first.fields[0].max == 10);
  CHECK(first.fields[1].options[1].code == "halal");
  CHECK(first.limits.finish.limit().minutes == 420);
  CHECK(first.ladder_steps[1].to == Office::community);
  CHECK_FALSE(first.evidence_reason);
  CHECK(catalogue.services[1].evidence_reason->zh == "有钱来往");
}

TEST_CASE("a kind that names what is not there is told the nearest that is") {
  check_all({
      {meals, "skills: [cooking]", "skills: [cookin]",
       "services/meals.yaml:9:", "there is no “cookin” in skills.yaml; did you mean “cooking”?"},
      {meals, "group: care", "group: cares", "services/meals.yaml:2:", "did you mean “care”?"},
      {meals, "group: care", "group: gardening", "services/meals.yaml:2:", "the codes there are: care, home"},
      {meals, "ladder: default", "ladder: defualt",
       "services/meals.yaml:26:", "there is no “defualt” in ladders.yaml; did you mean “default”?"},
      {"groups.yaml", "front: [meals]", "front: [meal]", "groups.yaml:4:", "did you mean “meals”?"},
  });
}

TEST_CASE("a key that is unknown, missing or not in both languages is refused") {
  check_all({
      {meals, "urgent: false", "urgnet: false", "services/meals.yaml:1:", "“urgent” is missing"},
      {meals, "urgent: false", "urgent: false\nurgnet: false", "services/meals.yaml:28:", "did you mean “urgent”?"},
      {meals, "name: {zh: 送餐, en: Meals}", "name: {zh: 送餐}", "services/meals.yaml:4:", "“en” is missing"},
      {meals, "{hours: 7, time: working}", "{hours: 7, time: working, days: 1}",
       "services/meals.yaml:21:", "there is no key “days”"},
      {meals, "min: 1, max: 10}", "min: 1, max: 10, step: 1}", "services/meals.yaml:11:", "there is no key “step”"},
      {"skills.yaml", "skills:", "skill:", "skills.yaml:1:", "“skills” is missing"},
      {"ladders.yaml", "tell: {zh: 社区来办, en: The community takes it}}", "tell: {zh: 社区来办, en: It}, who: x}",
       "ladders.yaml:6:", "there is no key “who”"},
  });
}

TEST_CASE("a value that a key cannot take is refused with what it can") {
  check_all({
      {meals, "code: meals", "code: meal", "services/meals.yaml:1:", "write “meals”, as the file is called"},
      {meals, "code: diet", "code: Diet", "services/meals.yaml:12:", "small English letters"},
      {meals, "[12, 1]", "[12, 13]", "services/meals.yaml:3:", "“13” is no month"},
      {meals, "takers: [volunteer, community]", "takers: []", "services/meals.yaml:8:", "somebody must take it"},
      {meals, "takers: [volunteer, community]", "takers: [volunteer, mayor]",
       "services/meals.yaml:8:", "“mayor” is not known; write one of: volunteer"},
      {meals, "takers: [volunteer, community]", "takers: [volunteer, volunteer]",
       "services/meals.yaml:8:", "everybody once"},
      {meals, "type: choices", "type: slider",
       "services/meals.yaml:13:", "write one of: choice, choices, text, number, datetime"},
      {meals, "type: number", "type: text", "services/meals.yaml:11:", "there is no key “min”"},
      {meals, "min: 1, max: 10", "min: 10, max: 1", "services/meals.yaml:11:", "write a number above min"},
      {meals, "time: working", "time: daily", "services/meals.yaml:20:", "write one of: working, calendar"},
      {meals, "{hours: 2, time: working}", "{hours: 0, time: working}", "services/meals.yaml:20:", "at least a minute"},
      {meals, "{hours: 2, time: working}", "{hours: 8, time: working}",
       "services/meals.yaml:21:", "at least the 8 hours of accept"},
      {meals, "helper: 10", "helper: -1", "services/meals.yaml:24:", "write a number from 0 to 1000"},
      {meals, "hours_cap: 2", "hours_cap: 1.5", "services/meals.yaml:25:", "whole number"},
      {meals, "urgent: false", "urgent: no", "services/meals.yaml:27:", "write true or false"},
      {meals, "type: realtime", "type: live", "services/meals.yaml:29:", "realtime, batch, blackbox"},
      {meals, "closing: resident", "closing: mayor", "services/meals.yaml:23:", "resident, verification, handler"},
  });
}

TEST_CASE("evidence is asked only with a reason that helpers can read") {
  check_all({
      {meals, "evidence: none", "evidence: picture",
       "services/meals.yaml:22:", "add a line “evidence_reason: {zh: …, en: …}”"},
      {"services/lamp.yaml", "evidence: note", "evidence: none", "services/lamp.yaml:15:", "take this line out"},
  });
}

TEST_CASE("a question is asked once, of at most three, with something to choose from") {
  check_all({
      {meals, "code: diet", "code: portions", "services/meals.yaml:12:", "is asked above already"},
      {meals, "      - {code: halal, name: {zh: 清真, en: Halal}}\n", "", "services/meals.yaml:17:", "at least two"},
      {meals, "code: halal", "code: soft", "services/meals.yaml:18:", "choose another code"},
      {meals, "limits:",
       "  - {code: a, type: datetime, required: false, name: {zh: 一, en: A}}\n  - {code: b, type: datetime, required: "
       "false, name: {zh: 二, en: B}}\nlimits:",
       "services/meals.yaml:11:", "at most 3 things"},
  });
}

TEST_CASE("no step of a ladder climbs below the one before it") {
  check_all({
      {"ladders.yaml", "to: grid", "to: street",
       "ladders.yaml:6:", "“community” lies below the step before; write “street” or an office above it"},
      {"ladders.yaml", "to: grid", "to: moon", "ladders.yaml:5:", "grid, community, street, county"},
  });
}

TEST_CASE("a code stands once in its file") {
  check_all({
      {"groups.yaml", "code: home", "code: care", "groups.yaml:3:", "“care” above already"},
      {"skills.yaml", "code: driving", "code: cooking", "skills.yaml:3:", "“cooking” above already"},
  });
}

TEST_CASE("files of another name, missing files and broken YAML are named") {
  {
    SmallCatalogue catalogue;
    catalogue.add("services/haircut.yml", catalogue.text_of(meals));
    CHECK(catalogue.fault().find("name the file haircut.yaml") != std::string::npos);
  }
  {
    SmallCatalogue catalogue;
    catalogue.remove("languages.yaml");
    CHECK(catalogue.fault() == "languages.yaml: cannot be read; check that the file is there");
  }
  check_all({{meals, "points: {helper: 10", "points: {helper: 10}}", meals, "check the indentation"}});
}

TEST_CASE("a calendar is read as strictly as everything else") {
  const char* const calendar = "calendars/cn.yaml";
  check_all({
      {calendar, "offset: \"+08:00\"", "offset: 8", "calendars/cn.yaml:4:", "such as \"+08:00\""},
      {calendar, "days: [1, 2, 3, 4, 5]", "days: [1, 8]", "calendars/cn.yaml:6:", "“8” is no day"},
      {calendar, "days: [1, 2, 3, 4, 5]", "days: []", "calendars/cn.yaml:6:", "at least one working day"},
      {calendar, "\"08:30\"", "early", "calendars/cn.yaml:8:", "such as \"08:30\""},
      {calendar, "\"14:00\"", "\"11:00\"", "calendars/cn.yaml:9:", "in order"},
      {calendar, "verified", "sure", "calendars/cn.yaml:13:", "verified, unverified"},
      {calendar, "from: 2026-10-01", "from: 2026-10-09", "calendars/cn.yaml:15:", "on or after the day it begins"},
      {calendar, "to: 2026-10-07", "to: 2026-10-32", "calendars/cn.yaml:15:", "“2026-10-32” is no date"},
      {calendar, "workdays:", "work_days:", "calendars/cn.yaml:11:", "“workdays” is missing"},
  });
}

TEST_CASE("the calendar's own week decides which days are worked") {
  SmallCatalogue catalogue;
  catalogue.change("calendars/cn.yaml", "days: [1, 2, 3, 4, 5]", "days: [6, 7]");
  const auto calendar = catalogue.read().calendar;
  CHECK(calendar.is_working_day({2026, 11, 28}));
  CHECK_FALSE(calendar.is_working_day({2026, 11, 30}));
}
