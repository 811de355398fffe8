#include "modules/requests/dispatching/reasons.hpp"

#include "modules/services/services.hpp"

namespace linli::requests::dispatching {
namespace {

using matching::Cause;

constexpr double metres_a_minute = 70, next_door_metres = 70, walkable_metres = 2'500;

std::string whole(double number) { return fmt::format("{}", std::llround(number)); }

Words2 say(const Words& words, const std::string& code, const std::string& name, const Words2& value) {
  return words.both(code, {{name + ".zh", value.zh}, {name + ".en", value.en}});
}

Words2 time_in_words(std::int64_t minutes) {
  const auto hours = minutes / 60, rest = minutes % 60;
  if (hours == 0) return {fmt::format("{} 分钟", rest), fmt::format("{} min", rest)};
  if (rest == 0) return {fmt::format("{} 小时", hours), fmt::format("{} h", hours)};
  return {fmt::format("{} 小时 {} 分钟", hours, rest), fmt::format("{} h {} min", hours, rest)};
}

Words2 way_in_words(const Words& words, double metres) {
  if (metres < next_door_metres) return words.both("requests.reason.next_door");
  if (metres <= walkable_metres)
    return words.both("requests.reason.near", {{"minutes", whole(std::ceil(metres / metres_a_minute))}});
  return words.both("requests.reason.far", {{"kilometres", fmt::format("{:.1f}", metres / 1'000)}});
}

Words2 sentence_of(const Book::Rooms& rooms, const matching::Reason& reason) {
  const auto& words = rooms.words;
  const auto counted = [&](const char* code) { return words.both(code, {{"count", whole(reason.number)}}); };
  switch (reason.cause) {
    case Cause::near:
      return way_in_words(words, reason.number);
    case Cause::place_unknown:
      return words.both("requests.reason.place_unknown");
    case Cause::skill:
      return say(words, "requests.reason.skill", "skill", rooms.services.name_of_skill(reason.detail));
    case Cause::language:
      return say(words, reason.number > 0 ? "requests.reason.language" : "requests.reason.no_language", "language",
                 rooms.services.name_of_language(reason.detail));
    case Cause::free_time:
      return say(words, "requests.reason.free_time", "time", time_in_words(std::llround(reason.number)));
    case Cause::no_free_time:
      return say(words, "requests.reason.no_free_time", "time", time_in_words(std::llround(reason.number)));
    case Cause::load:
      return counted("requests.reason.load");
    case Cause::past_good:
      return counted("requests.reason.past_good");
    case Cause::past_bad:
      return counted("requests.reason.past_bad");
    case Cause::asked_before:
      return words.both("requests.reason.asked_before");
  }
  return {};
}

std::string_view code_of(Cause cause) {
  switch (cause) {
    case Cause::near:
      return "near";
    case Cause::place_unknown:
      return "place_unknown";
    case Cause::skill:
      return "skill";
    case Cause::language:
      return "language";
    case Cause::free_time:
      return "free_time";
    case Cause::no_free_time:
      return "no_free_time";
    case Cause::load:
      return "load";
    case Cause::past_good:
      return "past_good";
    case Cause::past_bad:
      return "past_bad";
    case Cause::asked_before:
      return "asked_before";
  }
  return "";
}

}  // namespace

Words2 skills_in_words(const services::Services& services, const std::vector<std::string>& skills) {
  Words2 list;
  for (const auto& skill : skills) {
    const auto name = services.name_of_skill(skill);
    list.zh += (list.zh.empty() ? "" : "、") + name.zh;
    list.en += (list.en.empty() ? "" : ", ") + name.en;
  }
  return list;
}

Reason in_words(const Book& book, const matching::Reason& reason) {
  return {std::string(code_of(reason.cause)), reason.number, sentence_of(book.rooms(), reason)};
}

std::vector<Reason> in_words(const Book& book, const matching::Rating& rating) {
  std::vector<Reason> reasons;
  for (const auto& reason : rating.reasons) reasons.push_back(in_words(book, reason));
  return reasons;
}

Excluded in_words(const Book& book, const LeftOut& left_out, const services::Service& service) {
  const auto& rooms = book.rooms();
  const auto& helper = *left_out.helper;
  const auto code = "requests.left_out." + std::string(left_out.why);
  Excluded excluded{helper.id, helper.name, std::string(left_out.why), {}};
  if (left_out.why == "lacks_skill") {
    excluded.words = say(rooms.words, code, "skill", skills_in_words(rooms.services, service.skills));
  } else if (left_out.why == "on_leave" && helper.leave_ends_at) {
    const auto until = local_time(*helper.leave_ends_at, rooms.services.offset_minutes());
    excluded.words = rooms.words.both(code, {{"until", fmt::format("{}-{}", until.month, until.day)}});
  } else if (left_out.why == "quiet") {
    excluded.words =
        rooms.words.both(code, {{"from", helper.quiet_from.value_or("")}, {"to", helper.quiet_to.value_or("")}});
  } else {
    excluded.words = rooms.words.both(code);
  }
  return excluded;
}

Words2 why_unassigned(const Book& book, const services::Service* service) {
  const auto& rooms = book.rooms();
  if (service == nullptr || !service->may_take(Taker::volunteer))
    return rooms.words.both("requests.unassigned.by_office");
  if (service->skills.empty()) return rooms.words.both("requests.unassigned.nobody_free");
  return say(rooms.words, "requests.unassigned.nobody_with_skill", "skill",
             skills_in_words(rooms.services, service->skills));
}

}  // namespace linli::requests::dispatching
