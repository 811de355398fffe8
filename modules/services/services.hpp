#pragma once
#include <filesystem>

#include "modules/services/records.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::services {

inline constexpr Permission view{"services.view"};
inline constexpr Permission manage{"services.manage"};

// Everything the catalogue says: kinds of service, vocabularies, ladders and the working calendar. Never changes after
// it was read, so it is safe from several threads.
struct Catalogue {
  std::vector<Service> services;  // in the order of their groups
  Vocabulary vocabulary;
  work::Calendar calendar;
};

// Reads catalog/ (without posts and roles, which their own modules read) and checks it against itself. Throws
// std::runtime_error with file, line and what to write instead.
Catalogue read_catalogue(const std::filesystem::path& folder);

// The kinds of service and which of them each community offers. Safe from several threads.
class Services {
 public:
  Services(const areas::Areas& areas, Catalogue catalogue) : areas_(areas), catalogue_(std::move(catalogue)) {}

  // ---- for other modules ----

  const std::vector<Service>& all() const { return catalogue_.services; }
  // Null when there is no such kind.
  const Service* find(std::string_view code) const;
  // Refuses with services.no_such_kind at /kind.
  const Service& get(std::string_view code) const;
  // Refuses as above, and with services.not_offered (naming the reason) when the community has paused the kind.
  const Service& get_offered(Tx&, Id<Area> community, std::string_view code) const;
  const work::Calendar& calendar() const { return catalogue_.calendar; }
  const Vocabulary& vocabulary() const { return catalogue_.vocabulary; }
  const NonAccept* find_non_accept(std::string_view code) const;
  bool has_skill(std::string_view code) const;
  bool has_language(std::string_view code) const;
  Words2 name_of_skill(std::string_view code) const;
  Words2 name_of_language(std::string_view code) const;

  // When a promise of this kind falls due for something ordered at a moment.
  Instant due(const Service& service, Promise promise, Instant ordered_at) const;
  // When a step of the kind's ladder is due, given the two promised moments.
  Instant due(const LadderStep& step, Instant accept_due_at, Instant finish_due_at) const;
  // Complains at /fields/<code> about answers that the kind does not ask, lacks or cannot take.
  void check_answers(const Service& service, const JsonObject& answers, json::Complaints& complaints) const;

  // ---- routes ----

  // What a resident may order here: the kinds that are offered.
  Items<Service> offered(Tx&, const Caller&, const ListServices&) const;
  // Every kind in a word, for pages that only name them.
  Kinds kinds(Tx&, const Caller&, const ListServices&) const;
  Items<ServiceRow> list(Tx&, const Caller&, const ListServices&) const;
  // Pauses or offers a kind in one community, by whoever manages all of it. Refuses with services.no_such_kind,
  // services.say_why.
  ServiceRow set_offering(Tx&, const Caller&, const SetOffering&) const;
  Vocabulary ask_vocabulary(Tx&, const Caller&, const Nothing&) const { return vocabulary(); }

 private:
  std::optional<Pause> find_pause(Tx&, Id<Area> community, std::string_view code) const;

  const areas::Areas& areas_;
  Catalogue catalogue_;
};

}  // namespace linli::services

namespace linli {
Module services_module();
}
