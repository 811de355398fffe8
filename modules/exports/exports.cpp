#include "modules/exports/exports.hpp"

#include <fmt/format.h>

#include "modules/people/people.hpp"
#include "modules/requests/requests.hpp"
#include "modules/services/services.hpp"

namespace linli::exports {
namespace {

constexpr int china_offset_minutes = 480;

std::string time_in_words(Instant instant) {
  const auto local = local_time(instant, china_offset_minutes);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.year, local.month, local.day, local.minute_of_day / 60, local.minute_of_day % 60);
}

void must_fit(const Listing& listing) {
  if (listing.rows.size() > Exports::most_rows) throw Refusal(422, "exports.too_many_rows", {{"limit", std::to_string(Exports::most_rows)}});
}

}  // namespace

std::string Exports::say(const Caller& caller, const std::string& code) const { return rooms_.words.say(caller.language, code); }

Listing Exports::listing(Tx& tx, const Caller& caller, const TakeOut& wanted) const {
  Listing listing;
  listing.title = say(caller, "exports.list." + std::string(word_of(wanted.list)));
  listing.watermark = rooms_.words.say(caller.language, "exports.watermark",
                                       {{"name", caller.name}, {"purpose", wanted.purpose.str()}, {"time", time_in_words(tx.now())}});
  switch (wanted.list) {
    case List::residents:
      add_residents(tx, caller, wanted, listing);
      break;
    case List::homes:
      add_homes(tx, caller, wanted, listing);
      break;
    case List::requests:
      add_requests(tx, caller, wanted, listing);
      break;
  }
  return listing;
}

void Exports::add_residents(Tx& tx, const Caller& caller, const TakeOut& wanted, Listing& listing) const {
  if (!caller.may(people::view)) throw Refusal::forbidden("platform.no_permission");
  listing.columns = {{say(caller, "exports.column.name"), "#contact+name", 12},
                     {say(caller, "exports.column.sex"), "#contact+sex", 6},
                     {say(caller, "exports.column.birth_year"), "#date+birth+year", 9},
                     {say(caller, "exports.column.phone"), "#contact+phone+masked", 14},
                     {say(caller, "exports.column.place"), "#loc+address", 30}};
  people::ListPersons question{.community_id = wanted.community_id, .q = wanted.q, .area_code = wanted.area_code, .limit = Whole<1, 200>{200}};
  const auto add = [&](const Person& person) {
    const bool is_told = person.sex != people::Sex::unstated;
    listing.rows.push_back({person.name.str(), is_told ? say(caller, "people.kept.sex." + std::string(word_of(person.sex))) : "",
                            person.birth_year ? xlsx::Written(static_cast<double>(person.birth_year->value)) : xlsx::Written(),
                            person.phone ? person.phone->masked() : "", person.place});
    must_fit(listing);
  };
  // Page after page, as whoever scrolls would get them.
  do {
    const auto page = rooms_.people.list(tx, caller, question);
    std::ranges::for_each(page.items, add);
    question.after = page.next;
  } while (question.after);
}

void Exports::add_homes(Tx& tx, const Caller& caller, const TakeOut& wanted, Listing& listing) const {
  if (!caller.may(people::view)) throw Refusal::forbidden("platform.no_permission");
  listing.columns = {{say(caller, "exports.column.place"), "#loc+address", 30},
                     {say(caller, "exports.column.unit"), "#loc+unit", 10},
                     {say(caller, "exports.column.room"), "#loc+room", 10},
                     {say(caller, "exports.column.members"), "#population+household", 8}};
  const auto reach = caller.reach(people::view);
  rooms_.people.each_home(tx, wanted.community_id, [&](const Household& home) {
    const bool in_area = !wanted.area_code || home.area_code.starts_with(wanted.area_code->str());
    const bool is_meant = !wanted.q || home.place.find(wanted.q->str()) != std::string::npos;
    if (!reach.holds(home.area_code) || !in_area || !is_meant) return;
    listing.rows.push_back({home.place, home.unit.str(), home.room.str(), static_cast<double>(home.member_count)});
    must_fit(listing);
  });
  std::ranges::sort(listing.rows, {}, [](const auto& row) { return std::get<std::string>(row[0]); });
}

void Exports::add_requests(Tx& tx, const Caller& caller, const TakeOut& wanted, Listing& listing) const {
  if (!caller.may(requests::view)) throw Refusal::forbidden("platform.no_permission");
  listing.columns = {{say(caller, "exports.column.number"), "#meta+id", 12},
                     {say(caller, "exports.column.kind"), "#service", 12},
                     {say(caller, "exports.column.state"), "#status", 10},
                     {say(caller, "exports.column.place"), "#loc+address", 24},
                     {say(caller, "exports.column.words"), "#description", 34},
                     {say(caller, "exports.column.ordered_at"), "#date+start", 11},
                     {say(caller, "exports.column.closed_at"), "#date+end", 11}};
  requests::ListRequests question{.community_id = wanted.community_id, .q = wanted.q, .area_code = wanted.area_code, .limit = Whole<1, 200>{200}};
  const auto& catalogue = rooms_.services.shipped();
  const auto add = [&](const requests::Request& request) {
    const auto* kind = catalogue.find(request.kind);
    const auto name = kind == nullptr ? request.kind : caller.language == "en" ? kind->name.en : kind->name.zh;
    listing.rows.push_back({request.number, name, say(caller, "requests.state." + std::string(word_of(request.state))), request.place_text,
                            request.words, day_of(request.ordered_at, china_offset_minutes),
                            request.closed_at ? xlsx::Written(day_of(*request.closed_at, china_offset_minutes)) : xlsx::Written()});
    must_fit(listing);
  };
  do {
    const auto page = rooms_.requests.list(tx, caller, question);
    std::ranges::for_each(page.items, add);
    question.after = page.next;
  } while (question.after);
}

std::string bytes_of(const Listing& listing, Format format) {
  switch (format) {
    case Format::xlsx:
      return xlsx_of(listing);
    case Format::csv:
      return csv_of(listing, false);
    case Format::csv_hxl:
      return csv_of(listing, true);
    case Format::pdf:
      return pdf_of(listing);
  }
  return {};
}

std::string media_type_of(Format format) {
  if (format == Format::xlsx) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return format == Format::pdf ? "application/pdf" : "text/csv; charset=utf-8";
}

std::string file_name_of(const Listing& listing, Format format, Instant now) {
  const auto* ending = format == Format::xlsx ? "xlsx" : format == Format::pdf ? "pdf" : "csv";
  return fmt::format("{}-{}.{}", listing.title, day_of(now, china_offset_minutes).iso(), ending);
}

}  // namespace linli::exports
