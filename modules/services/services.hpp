#pragma once
#include <filesystem>
#include <map>
#include <memory>

#include "modules/services/edition_records.hpp"
#include "modules/services/terms.hpp"
#include "platform/db/tx.hpp"
#include "platform/module/module.hpp"

namespace linli::areas {
class Areas;
}

namespace linli::services {

inline constexpr Permission view{"services.view"};
inline constexpr Permission manage{"services.manage"};

// Everything the shipped catalogue says: kinds of service, vocabularies, ladders and the working calendar. Never
// changes after it was read, so it is safe from several threads.
struct Catalogue {
  std::vector<Service> services;  // in the order of their groups
  Vocabulary vocabulary;
  work::Calendar calendar;
  std::vector<Ladder> ladders;
  work::CalendarSheet sheet;
  std::map<std::string, std::string> texts;  // of the kinds, by code, as their files say
  std::string calendar_text;
};

// Reads catalog/ (without posts and roles, which their own modules read) and checks it against itself. Throws
// std::runtime_error with file, line and what to write instead.
Catalogue read_catalogue(const std::filesystem::path& folder);

class Shelf;

// The kinds of service, each community's own editions of them and which of them it offers. Safe from several threads.
class Services {
 public:
  Services(const areas::Areas& areas, Catalogue catalogue);
  ~Services();

  // ---- for other modules ----

  // What holds in a community at a moment; for something that was ordered, the moment when it was. Good for as long as
  // the program runs.
  const Terms& terms(Tx&, Id<Area> community, Instant at) const;
  const Terms& terms(Tx& tx, Id<Area> community) const { return terms(tx, community, tx.now()); }
  // What holds where no community has an edition of its own.
  const Terms& shipped() const { return *shipped_; }
  // As terms().get, and refuses with services.not_offered (naming the reason) when the community has paused the kind.
  const Service& get_offered(Tx& tx, Id<Area> community, std::string_view code) const {
    return get_offered(tx, community, terms(tx, community), code);
  }
  // The same for whoever has the terms that hold now.
  const Service& get_offered(Tx&, Id<Area> community, const Terms& terms, std::string_view code) const;
  // How far local time is from UTC; no edition changes it.
  int offset_minutes() const { return shipped_->calendar().offset_minutes(); }
  const Vocabulary& vocabulary() const { return catalogue_.vocabulary; }
  const NonAccept* find_non_accept(std::string_view code) const;
  bool has_skill(std::string_view code) const;
  bool has_language(std::string_view code) const;
  Words2 name_of_skill(std::string_view code) const;
  Words2 name_of_language(std::string_view code) const;
  // Complains at /fields/<code> about answers that the kind does not ask, lacks or cannot take.
  void check_answers(const Service& service, const JsonObject& answers, json::Complaints& complaints) const;

  // ---- routes: what is offered ----

  // What a resident may order here: the kinds that are offered.
  Items<Service> offered(Tx&, const Caller&, const ListServices&) const;
  Items<ServiceRow> list(Tx&, const Caller&, const ListServices&) const;
  // Every kind in a word, for pages that only name them.
  Kinds kinds(Tx&, const Caller&, const ListServices&) const;
  // Pauses or offers a kind in one community, by whoever manages all of it. Refuses with services.no_such_kind,
  // services.say_why.
  ServiceRow set_offering(Tx&, const Caller&, const SetOffering&) const;
  Vocabulary ask_vocabulary(Tx&, const Caller&, const Nothing&) const { return vocabulary(); }
  Items<LadderRow> ladders(Tx&, const Caller&, const ListServices&) const;

  // ---- routes: own editions, for whoever manages the whole community ----

  // The newest 100 of every subject.
  Items<EditionHead> changes(Tx&, const Caller&, const ListServices&) const;
  EditionPage editions(Tx&, const Caller&, const EditionKey&) const;
  // The YAML of one edition. Refuses with platform.not_found.
  std::string text(Tx&, const Caller&, const AskEditionText&) const;
  // Reads what somebody is writing. Refuses with services.too_large and services.say_one.
  CheckedEdition check(Tx&, const Caller&, const CheckEdition&) const;
  // From now on new orders are made under this text; what was ordered before keeps what it was promised. Refuses with
  // services.changed_meanwhile, services.faulty_text, services.nothing_changed, services.too_large and
  // services.too_many.
  EditionPage publish(Tx&, const Caller&, const PublishEdition&) const;
  // A new edition that says what an earlier one said. Refuses as above, with platform.not_found and with
  // services.ladder_in_use.
  EditionPage restore(Tx&, const Caller&, const RestoreEdition&) const;

 private:
  std::optional<Pause> find_pause(Tx&, Id<Area> community, std::string_view code) const;
  void require_manager(Tx&, const Caller&, Id<Area> community) const;
  std::string shipped_text(Subject, const std::string& code) const;
  std::string text_in_force(Tx&, Id<Area> community, Subject, const std::string& code) const;
  EditionPage page_of(Tx&, Id<Area> community, Subject, const std::string& code) const;
  void add(Tx&, const Caller&, Edition edition, std::int64_t seen) const;
  void require_readable(const Terms& terms, const Edition& edition, bool is_first) const;
  void require_unused(const Terms& terms, const Edition& edition) const;

  const areas::Areas& areas_;
  Catalogue catalogue_;
  std::unique_ptr<const Terms> shipped_;
  std::unique_ptr<Shelf> shelf_;
};

// What held in one community from each edition to the next, for whoever asks about many moments. Reads the list of
// editions once, so it lives as long as one verb.
class Timeline {
 public:
  Timeline(Tx& tx, const Services& services, Id<Area> community);
  const Terms& at(Instant moment) const;

 private:
  Tx& tx_;
  const Services& services_;
  Id<Area> community_;
  std::vector<Instant> editions_;
  mutable std::map<Instant, const Terms*> known_;
};

}  // namespace linli::services

namespace linli {
Module services_module();
}
