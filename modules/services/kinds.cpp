// Reading catalog/services/<code>.yaml; the keys are those of catalog/README.md, in its order.
#include <fmt/format.h>

#include <charconv>

#include "modules/services/reading.hpp"

namespace linli::services {
namespace {

constexpr std::size_t most_fields = 3;
constexpr double longest_text = 500;

void read_season(YamlMap& map, Service& service) {
  for (const auto& each : map.texts("season")) {
    int month = 0;
    const auto [end, error] = std::from_chars(each.data(), each.data() + each.size(), month);
    if (error != std::errc{} || end != each.data() + each.size() || month < 1 || month > 12)
      map.refuse("season", {fmt::format("“{}”不是月份，请写 1 到 12；一年到头都要就写 []", each),
                            fmt::format("“{}” is no month; write numbers from 1 to 12, or [] for always", each)});
    service.season.push_back(month);
  }
}

SearchWords read_search_words(YamlMap map) {
  SearchWords words{map.texts("zh"), map.texts("en")};
  map.finish();
  return words;
}

std::vector<Named> read_options(YamlMap& map) {
  auto options = read_named(map, "options");
  if (options.size() < 2)
    map.refuse("options",
               {"至少写两个可以选的，不然就不用问", "give at least two to choose from, or leave the question out"});
  return options;
}

ServiceField read_field(YamlMap& map) {
  ServiceField field;
  field.code = read_code(map);
  field.type = map.one_of<FieldType>("type");
  field.required = map.yes_no("required");
  field.name = map.words("name");
  if (field.type == FieldType::choice || field.type == FieldType::choices) field.options = read_options(map);
  if (field.type == FieldType::text) field.max = static_cast<double>(map.whole("max", 1, longest_text));
  if (field.type == FieldType::number) {
    field.min = map.number("min", -1e9, 1e9);
    field.max = map.number("max", -1e9, 1e9);
    if (*field.max <= *field.min) map.refuse("max", {"要比 min 大", "write a number above min"});
  }
  map.finish();
  return field;
}

void read_fields(YamlMap& map, Service& service) {
  auto fields = map.maps("fields");
  if (fields.size() > most_fields)
    map.refuse("fields", {fmt::format("最多问 {} 样，能少问就少问", most_fields),
                          fmt::format("ask at most {} things; ask as little as you can", most_fields)});
  for (auto& each : fields) {
    auto field = read_field(each);
    if (std::ranges::find(service.fields, field.code, &ServiceField::code) != service.fields.end())
      each.refuse("code", {fmt::format("“{}”上面已经问过了，请换一个代号", field.code),
                           fmt::format("“{}” is asked above already; choose another code", field.code)});
    service.fields.push_back(std::move(field));
  }
}

PromisedHours read_hours(YamlMap map) {
  PromisedHours hours{map.number("hours", 0, 10'000), map.one_of<work::TimeKind>("time")};
  if (hours.limit().minutes == 0) map.refuse("hours", {"至少要有一分钟", "promise at least a minute"});
  map.finish();
  return hours;
}

Limits read_limits(YamlMap map) {
  Limits limits{read_hours(map.map("accept")), read_hours(map.map("finish"))};
  map.finish();
  if (limits.accept.time == limits.finish.time && limits.finish.hours < limits.accept.hours)
    map.refuse("finish", {fmt::format("两样都从下单算起，这里至少要写 accept 的 {} 小时", limits.accept.hours),
                          fmt::format("both count from the order, so write at least the {} hours of accept",
                                      limits.accept.hours)});
  return limits;
}

void read_evidence(YamlMap& map, Service& service) {
  const bool has_reason = map.has("evidence_reason");
  service.evidence = map.one_of<Evidence>("evidence");
  if (has_reason) service.evidence_reason = map.words("evidence_reason");
  if (service.evidence != Evidence::none && !has_reason)
    map.refuse("evidence", {"要说明为什么要凭据：加一行“evidence_reason: {zh: …, en: …}”，或者写 none",
                            "say why it is asked: add a line “evidence_reason: {zh: …, en: …}”, or write none"});
  if (service.evidence == Evidence::none && has_reason)
    map.refuse("evidence_reason",
               {"evidence 是 none，不要凭据，请去掉这一行", "evidence is none, so take this line out"});
}

std::string read_code_of_file(YamlMap& map, const std::string& code) {
  auto said = read_code(map);
  if (said != code)
    map.refuse("code",
               {fmt::format("请写“{}”，和文件名一样", code), fmt::format("write “{}”, as the file is called", code)});
  return said;
}

void read_takers(YamlMap& map, Service& service) {
  service.takers = map.some_of<Taker>("takers");
  if (service.takers.empty())
    map.refuse("takers", {"总要有人接，请写上谁来接，比如 [volunteer, grid_worker]",
                          "somebody must take it; write who, such as [volunteer, grid_worker]"});
  if (std::set(service.takers.begin(), service.takers.end()).size() != service.takers.size())
    map.refuse("takers", {"每种人写一次就够", "write everybody once"});
}

void read_skills(YamlMap& map, Service& service, const KnownCodes& known) {
  service.skills = map.texts("skills");
  for (const auto& skill : service.skills) require_known(map, "skills", skill, known.skills, "skills.yaml");
}

void read_ladder_of(YamlMap& map, Service& service, const KnownCodes& known) {
  service.ladder = map.text("ladder");
  std::set<std::string> codes;
  for (const auto& ladder : known.ladders) codes.insert(ladder.code);
  require_known(map, "ladder", service.ladder, codes, "ladders.yaml");
  service.ladder_steps = std::ranges::find(known.ladders, service.ladder, &Ladder::code)->steps;
}

ServicePoints read_points(YamlMap map) {
  const ServicePoints points{map.whole("helper", 0, 1'000), map.whole("household", 0, 1'000)};
  map.finish();
  return points;
}

Open311Words read_open311(YamlMap map) {
  Open311Words words{map.texts("keywords"), map.word("type", {"realtime", "batch", "blackbox"})};
  map.finish();
  return words;
}

}  // namespace

Service read_service(YamlMap map, const std::string& code, const KnownCodes& known) {
  Service service;
  YamlFaults faults;
  faults.reading([&] { service.code = read_code_of_file(map, code); });
  faults.reading([&] {
    service.group = map.text("group");
    require_known(map, "group", service.group, known.groups, "groups.yaml");
  });
  faults.reading([&] { read_season(map, service); });
  faults.reading([&] { service.name = map.words("name"); });
  faults.reading([&] { service.summary = map.words("summary"); });
  faults.reading([&] { service.words = read_search_words(map.map("words")); });
  faults.reading([&] {
    service.icon = map.text("icon");
    if (!known.icons.empty()) require_known(map, "icon", service.icon, known.icons, "services/");
  });
  faults.reading([&] { read_takers(map, service); });
  faults.reading([&] { read_skills(map, service, known); });
  faults.reading([&] { read_fields(map, service); });
  faults.reading([&] { service.limits = read_limits(map.map("limits")); });
  faults.reading([&] { read_evidence(map, service); });
  faults.reading([&] { service.closing = map.one_of<Closing>("closing"); });
  faults.reading([&] { service.points = read_points(map.map("points")); });
  faults.reading([&] { service.hours_cap = map.whole("hours_cap", 1, 24); });
  faults.reading([&] { read_ladder_of(map, service, known); });
  faults.reading([&] { service.urgent = map.yes_no("urgent"); });
  faults.reading([&] { service.people = map.whole("people", 1, 50); });
  faults.reading([&] { service.open311 = read_open311(map.map("open311")); });
  faults.reading([&] { map.finish(); });
  faults.finish();
  return service;
}

}  // namespace linli::services
