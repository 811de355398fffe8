#pragma once
#include "modules/people/people.hpp"
#include "modules/requests/book.hpp"

namespace linli::requests {

// For whom something is asked, and how it came. Nobody for an event.
struct Asker {
  std::optional<people::Resident> person;
  Channel channel = Channel::app;
  bool on_behalf = false;
};
// The caller themself without `for_person`. Others need their consent or the caller's right to order where they live;
// refuses with requests.not_for_them, and requests.say_for_whom when the caller does not live in this community.
Asker asker_of(Tx&, const Book&, const Caller&, Id<Area> community, std::optional<Id<Person>> for_person,
               bool by_phone = false);

// Whoever was shown a home's paper card asks for its owner. Refuses with people.no_such_card and platform.too_many.
Asker asker_by_card(Tx&, const Book&, const Caller&, Id<Area> community, std::string_view secret);

struct Site {
  std::string text;
  std::string area_code;
  std::optional<double> lat;
  std::optional<double> lng;
};
// Where it is, as far as somebody said; complains at /area_code and /lng.
struct SaidPlace {
  std::optional<Text<0, 200>> text;
  std::optional<Text<12, 40>> area_code;
  std::optional<Latitude> lat;
  std::optional<Longitude> lng;
};
// What is not said comes from the asker's home or, for an event, from the area where the caller may write one down.
Site site_of(Tx&, const Book&, const Caller&, Id<Area> community, const Asker&, const SaidPlace&, json::Complaints&);

}  // namespace linli::requests
