#include "modules/services/shelf.hpp"

#include <fmt/format.h>

namespace linli::services {
namespace {

KnownCodes known_to(const Surroundings& around) {
  KnownCodes known{codes_of(around.catalogue.vocabulary.groups), codes_of(around.catalogue.vocabulary.skills), {}, {}};
  for (const auto& ladder : around.terms.ladders())
    if (!ladder.withdrawn) known.ladders.push_back(*ladder.value);
  for (const auto& service : around.catalogue.services) known.icons.insert(service.icon);
  return known;
}

void require_same_code(const YamlMap& map, const std::string& said, const std::string& code) {
  if (said != code)
    map.refuse("code", {fmt::format("代号不能改，请写“{}”", code), fmt::format("the code stays; write “{}”", code)});
}

Service read_kind(const Surroundings& around, const std::string& code, const YamlMap& map) {
  auto service = read_service(map, code, known_to(around));
  const auto* before = around.terms.find(code);
  if (before != nullptr && before->closing != service.closing)
    map.refuse("closing", {fmt::format("怎么办结不能改，请写“{}”：以前下的单还等着这样办结", word_of(before->closing)),
                           fmt::format("how it is closed stays, since what was ordered before waits for it; write “{}”",
                                       word_of(before->closing))});
  return service;
}

Ladder read_own_ladder(const std::string& code, YamlMap map) {
  auto ladder = read_ladder(map);
  require_same_code(map, ladder.code, code);
  return ladder;
}

WorkingTime read_working_time(const Surroundings& around, const YamlMap& map) {
  auto sheet = work::read_sheet(map);
  const auto& shipped = around.catalogue.sheet;
  require_same_code(map, sheet.code, shipped.code);
  if (sheet.offset != shipped.offset || sheet.timezone != shipped.timezone)
    map.refuse(
        "offset",
        {fmt::format("时区不能改，请写 timezone: {} 和 offset: \"{}\"", shipped.timezone, shipped.offset),
         fmt::format("the zone stays; write timezone: {} and offset: \"{}\"", shipped.timezone, shipped.offset)});
  auto calendar = work::Calendar::of(sheet);
  return {std::move(calendar), std::move(sheet)};
}

template <class T>
void put(std::vector<Terms::Part<T>>& parts, Terms::Part<T> part) {
  const auto old = std::ranges::find_if(parts, [&](const auto& each) { return each.value->code == part.value->code; });
  if (old == parts.end())
    parts.push_back(std::move(part));
  else
    *old = std::move(part);
}

template <class T>
Terms::Part<T>* part_in(std::vector<Terms::Part<T>>& parts, const std::string& code) {
  const auto found = std::ranges::find_if(parts, [&](const auto& each) { return each.value->code == code; });
  return found == parts.end() ? nullptr : &*found;
}

// The shipped part again, or the community's own set aside.
template <class T>
void take_back(std::vector<Terms::Part<T>>& parts, const Terms::Part<T>* shipped, const Edition& edition) {
  if (shipped != nullptr) return put(parts, *shipped);
  if (auto* own = part_in(parts, edition.code)) own->withdrawn = true;
}

void set_aside(auto* part, const std::optional<Words2>& fault) {
  if (part != nullptr) part->fault = fault;
}

// Kinds carry the steps of their ladder, so they follow a ladder that has become another.
void follow_ladders(Terms::Parts& parts) {
  for (auto& kind : parts.kinds) {
    const auto* ladder = part_in(parts.ladders, kind.value->ladder);
    if (ladder == nullptr || ladder->value->steps == kind.value->ladder_steps) continue;
    auto fresh = std::make_shared<Service>(*kind.value);
    fresh->ladder_steps = ladder->value->steps;
    kind.value = std::move(fresh);
  }
}

}  // namespace

EditionContent read_edition(const Surroundings& around, Subject subject, const std::string& code,
                            const std::string& text) {
  const auto map = YamlMap::parse(code + ".yaml", text);
  EditionContent content;
  if (subject == Subject::kind) content.kind = std::make_shared<Service>(read_kind(around, code, map));
  if (subject == Subject::ladder) content.ladder = std::make_shared<Ladder>(read_own_ladder(code, map));
  if (subject == Subject::calendar)
    content.working_time = std::make_shared<WorkingTime>(read_working_time(around, map));
  return content;
}

std::unique_ptr<const Terms> terms_of(const Catalogue& catalogue) {
  Terms::Parts parts{{}, {}, {std::make_shared<WorkingTime>(WorkingTime{catalogue.calendar, catalogue.sheet})}};
  for (const auto& service : catalogue.services) parts.kinds.push_back({std::make_shared<Service>(service)});
  for (const auto& ladder : catalogue.ladders) parts.ladders.push_back({std::make_shared<Ladder>(ladder)});
  return std::make_unique<Terms>(std::move(parts));
}

const Terms* Shelf::find(std::int64_t edition) const {
  const std::scoped_lock lock(mutex_);
  const auto found = terms_.find(edition);
  return found == terms_.end() ? nullptr : found->second.get();
}

const Terms& Shelf::keep(std::int64_t edition, const std::vector<Edition>& editions) {
  const std::scoped_lock lock(mutex_);
  auto& kept = terms_[edition];
  if (kept) return *kept;
  Terms::Parts parts{shipped_.kinds(), shipped_.ladders(), shipped_.working_time()};
  for (const auto& each : editions) lay_over(parts, each);
  follow_ladders(parts);
  const auto& groups = catalogue_.vocabulary.groups;
  std::ranges::stable_sort(parts.kinds, {}, [&](const auto& kind) {
    return std::ranges::find(groups, kind.value->group, &Named::code) - groups.begin();
  });
  kept = std::make_unique<Terms>(std::move(parts));
  return *kept;
}

const Shelf::Read& Shelf::read(const Terms::Parts& parts, const Edition& edition) {
  const auto known = read_.find(edition.id.value);
  if (known != read_.end()) return known->second;
  Read read;
  try {
    read.content = read_edition({catalogue_, Terms(parts)}, edition.subject, edition.code, edition.text);
  } catch (const YamlFault& fault) {
    read.fault = fault.words();
  }
  return read_.emplace(edition.id.value, std::move(read)).first->second;
}

void Shelf::lay_over(Terms::Parts& parts, const Edition& edition) {
  const auto& code = edition.code;
  if (edition.text.empty()) {
    if (edition.subject == Subject::kind) take_back(parts.kinds, shipped_.find_kind(code), edition);
    if (edition.subject == Subject::ladder) take_back(parts.ladders, shipped_.find_ladder(code), edition);
    if (edition.subject == Subject::calendar) parts.working_time = shipped_.working_time();
    return;
  }
  const auto& [content, fault] = read(parts, edition);
  if (content.kind) put(parts.kinds, {content.kind, edition.version});
  if (content.ladder) put(parts.ladders, {content.ladder, edition.version});
  if (content.working_time) parts.working_time = {content.working_time, edition.version};
  if (!fault) return;
  if (edition.subject == Subject::kind) set_aside(part_in(parts.kinds, code), fault);
  if (edition.subject == Subject::ladder) set_aside(part_in(parts.ladders, code), fault);
  if (edition.subject == Subject::calendar) parts.working_time.fault = fault;
}

}  // namespace linli::services
