#include "modules/requests/placing.hpp"

#include "modules/areas/areas.hpp"

namespace linli::requests {
namespace {

// A grid worker's round is their grid; whoever may report events anywhere in the community means the community.
std::string round_of(const Caller& caller, const std::string& community_code) {
  if (caller.may(report, community_code)) return community_code;
  for (const auto& right : caller.rights)
    if (right.permission == report.name && right.area_code.starts_with(community_code)) return right.area_code;
  return community_code;
}

Site home_of(const people::Resident& resident) {
  return {resident.place, resident.area_code, resident.lat, resident.lng};
}

Site area_place(Tx& tx, const Book& book, Id<Area> community, const std::string& code, json::Complaints& complaints) {
  const auto area = book.rooms().areas.find(tx, community, code);
  if (!area) {
    complaints.push_back({"/area_code", "areas.no_such_area", {}});
    return {};
  }
  Site place{book.rooms().areas.place_of(tx, community, code), code, {}, {}};
  if (area->lat && area->lng) {
    place.lat = area->lat->value;
    place.lng = area->lng->value;
  }
  return place;
}

}  // namespace

Asker asker_of(Tx& tx, const Book& book, const Caller& caller, Id<Area> community, std::optional<Id<Person>> for_person,
               bool by_phone) {
  const auto& people = book.rooms().people;
  if (!for_person || for_person == caller.person_id) {
    if (!caller.person_id || caller.community_id != community)
      throw Refusal::wrong("/for_person_id", "requests.say_for_whom");
    auto person = people.find_resident(tx, community, caller.person_id);
    if (!person) throw Refusal::not_found();
    caller.require(requests::order, person->area_code);
    return {std::move(person), Channel::app, false};
  }
  auto person = people.find_resident(tx, community, *for_person);
  const bool may_order = person && caller.may(order_for, person->area_code);
  if (!person || !(may_order || caller.acts_for(person->id))) throw Refusal::forbidden("requests.not_for_them");
  return {std::move(person), by_phone && may_order ? Channel::call : Channel::proxy, true};
}

Asker asker_by_card(Tx& tx, const Book& book, const Caller& caller, Id<Area> community, std::string_view secret) {
  return {book.rooms().people.present_card(tx, caller, community, secret), Channel::card, true};
}

Site site_of(Tx& tx, const Book& book, const Caller& caller, Id<Area> community, const Asker& asker,
             const SaidPlace& said, json::Complaints& complaints) {
  Site place;
  if (asker.person && (!said.area_code || said.area_code->str() == asker.person->area_code)) {
    place = home_of(*asker.person);
  } else {
    const auto community_code = book.rooms().areas.code_of_community(tx, community).value_or("");
    place = area_place(tx, book, community, said.area_code ? said.area_code->str() : round_of(caller, community_code),
                       complaints);
  }
  if (said.text && !said.text->empty()) place.text = said.text->str();
  if (said.lat.has_value() != said.lng.has_value())
    complaints.push_back({said.lat ? "/lng" : "/lat", "json.required", {}});
  if (said.lat && said.lng) {
    place.lat = said.lat->value;
    place.lng = said.lng->value;
  }
  return place;
}

}  // namespace linli::requests
