// Own editions: written, looked at, taken back.
#include "modules/services/foretelling.hpp"
#include "modules/services/services.hpp"
#include "modules/services/shelf.hpp"
#include "modules/services/statements.hpp"
#include "modules/services/writing.hpp"

namespace linli::services {
namespace {

constexpr std::size_t largest = 64 * 1024;
constexpr std::size_t most_own = 100;
constexpr int most_listed = 100;

void require_small(const std::string& text) {
  if (text.size() > largest) throw Refusal::wrong("/text", "services.too_large", std::to_string(largest / 1024));
}

// Every text ends its last line, as files do, so that two that say the same are the same.
std::string with_end(const EditionText& text) { return text.empty() ? "" : text.str() + "\n"; }

std::string text_wanted(const CheckEdition& wanted) {
  const int given =
      wanted.text.has_value() + wanted.kind.has_value() + wanted.ladder.has_value() + wanted.calendar.has_value();
  if (given != 1) throw Refusal::wrong("/text", "services.say_one");
  if (wanted.kind) return write_service(*wanted.kind);
  if (wanted.ladder) return write_ladder(*wanted.ladder);
  return wanted.calendar ? work::write_sheet(*wanted.calendar) : with_end(*wanted.text);
}

Refusal faulty(const YamlFault& fault) {
  return {422,
          "services.faulty_text",
          {{"line", std::to_string(fault.line())}, {"fault.zh", fault.words().zh}, {"fault.en", fault.words().en}}};
}

}  // namespace

// ---- what holds ----

Services::Services(const areas::Areas& areas, Catalogue catalogue)
    : areas_(areas),
      catalogue_(std::move(catalogue)),
      shipped_(terms_of(catalogue_)),
      shelf_(std::make_unique<Shelf>(catalogue_, *shipped_)) {}
Services::~Services() = default;

const Terms& Services::terms(Tx& tx, Id<Area> community, Instant at) const {
  const auto newest = tx.find<std::int64_t>(statements::newest_at, community, at);
  if (!newest) return *shipped_;
  if (const auto* known = shelf_->find(*newest)) return *known;
  return shelf_->keep(*newest, tx.all<Edition>(statements::editions_until, community, at));
}

Timeline::Timeline(Tx& tx, const Services& services, Id<Area> community)
    : tx_(tx), services_(services), community_(community), editions_(tx.all<Instant>(statements::moments, community)) {}

const Terms& Timeline::at(Instant moment) const {
  const auto after = std::ranges::upper_bound(editions_, moment);
  if (after == editions_.begin()) return services_.shipped();
  auto& known = known_[*std::prev(after)];
  if (known == nullptr) known = &services_.terms(tx_, community_, *std::prev(after));
  return *known;
}

// ---- looking ----

Items<EditionHead> Services::changes(Tx& tx, const Caller& caller, const ListServices& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  return {tx.all<EditionHead>(statements::newest_heads, wanted.community_id, most_listed)};
}

EditionPage Services::editions(Tx& tx, const Caller& caller, const EditionKey& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  auto page = page_of(tx, wanted.community_id, wanted.subject, wanted.code.str());
  if (page.text.empty() && page.version == 0) throw Refusal::not_found();
  return page;
}

std::string Services::text(Tx& tx, const Caller& caller, const AskEditionText& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  const auto& code = wanted.code.str();
  std::string text;
  if (!wanted.version) {
    text = text_in_force(tx, wanted.community_id, wanted.subject, code);
  } else if (*wanted.version > 0) {
    const auto edition =
        tx.find<Edition>(statements::find_edition, wanted.community_id, wanted.subject, code, *wanted.version);
    if (edition) text = edition->text.empty() ? shipped_text(wanted.subject, code) : edition->text;
  } else {
    text = shipped_text(wanted.subject, code);
  }
  if (text.empty()) throw Refusal::not_found();
  return text;
}

CheckedEdition Services::check(Tx& tx, const Caller& caller, const CheckEdition& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  CheckedEdition checked;
  checked.text = text_wanted(wanted);
  require_small(checked.text);
  const auto& code = wanted.code.str();
  const auto& terms = this->terms(tx, wanted.community_id);
  checked.changed = checked.text != text_in_force(tx, wanted.community_id, wanted.subject, code);
  try {
    const auto content = read_edition({catalogue_, terms}, wanted.subject, code, checked.text);
    if (content.kind) checked.kind = *content.kind;
    if (content.ladder) checked.ladder = *content.ladder;
    if (content.working_time) checked.calendar = content.working_time->sheet;
    if (checked.kind) tell_kind(terms, tx.now(), checked);
    if (checked.ladder) tell_ladder(terms, tx.now(), checked);
    if (checked.calendar) tell_calendar(terms, content.working_time, catalogue_.vocabulary.front, tx.now(), checked);
  } catch (const YamlFault& fault) {
    checked.fault = TextFault{fault.line(), fault.words()};
    checked.faults.push_back(*checked.fault);
    for (const auto& other : fault.others()) checked.faults.push_back({other.line(), other.words()});
    std::ranges::stable_sort(checked.faults, {}, &TextFault::line);
  }
  return checked;
}

// ---- changing ----

EditionPage Services::publish(Tx& tx, const Caller& caller, const PublishEdition& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  const auto text = with_end(wanted.text);
  require_small(text);
  const auto& code = wanted.code.str();
  Edition edition{.community_id = wanted.community_id, .subject = wanted.subject, .code = code, .text = text};
  edition.reason = wanted.reason.str();
  if (text == text_in_force(tx, wanted.community_id, wanted.subject, code))
    throw Refusal::wrong("/text", "services.nothing_changed");
  add(tx, caller, std::move(edition), wanted.version);
  return page_of(tx, wanted.community_id, wanted.subject, code);
}

EditionPage Services::restore(Tx& tx, const Caller& caller, const RestoreEdition& wanted) const {
  require_manager(tx, caller, wanted.community_id);
  const auto& code = wanted.code.str();
  Edition edition{.community_id = wanted.community_id, .subject = wanted.subject, .code = code};
  if (wanted.restores != 0) {
    const auto old =
        tx.find<Edition>(statements::find_edition, wanted.community_id, wanted.subject, code, wanted.restores);
    if (!old) throw Refusal::not_found();
    edition.text = old->text;
  }
  edition.restores = wanted.restores;
  edition.reason = wanted.reason ? wanted.reason->str() : "";
  add(tx, caller, std::move(edition), wanted.version);
  return page_of(tx, wanted.community_id, wanted.subject, code);
}

void Services::add(Tx& tx, const Caller& caller, Edition edition, std::int64_t seen) const {
  if (edition.subject == Subject::calendar && edition.code != catalogue_.sheet.code) throw Refusal::not_found();
  const auto newest = tx.find<Edition>(statements::newest_of, edition.community_id, edition.subject, edition.code);
  if (!newest && seen != 0) throw Refusal::conflict("services.no_edition_yet");
  if (newest && seen != newest->version)
    throw Refusal::conflict("services.changed_meanwhile", {{"name", newest->by_name}});
  if (newest && newest->text == edition.text) throw Refusal::wrong("/restores", "services.nothing_changed");
  const auto& terms = this->terms(tx, edition.community_id);
  if (!edition.text.empty())
    require_readable(terms, edition, !newest);
  else if (newest)
    require_unused(terms, edition);
  else
    throw Refusal::not_found();
  edition.id = tx.new_id<Edition>();
  edition.version = seen + 1;
  edition.by_person_id = caller.person_id;
  edition.by_name = caller.name;
  edition.at = tx.now();
  tx.insert("services_editions", edition);
  tx.announce("services", edition.community_id.value);
}

void Services::require_readable(const Terms& terms, const Edition& edition, bool is_first) const {
  try {
    read_edition({catalogue_, terms}, edition.subject, edition.code, edition.text);
  } catch (const YamlFault& fault) {
    throw faulty(fault);
  }
  const auto own = edition.subject == Subject::kind ? terms.kinds().size() - shipped_->kinds().size()
                                                    : terms.ladders().size() - shipped_->ladders().size();
  if (is_first && own >= most_own) throw Refusal::conflict("services.too_many", {{"limit", std::to_string(most_own)}});
}

// A ladder of the community's own goes only when no kind climbs it.
void Services::require_unused(const Terms& terms, const Edition& edition) const {
  if (edition.subject != Subject::ladder || shipped_->find_ladder(edition.code) != nullptr) return;
  const auto kinds = used_by(terms, edition.code);
  if (kinds.empty()) return;
  const auto& name = terms.get(kinds.front()).name;
  throw Refusal::conflict("services.ladder_in_use", {{"kind.zh", name.zh}, {"kind.en", name.en}});
}

// ---- what they share ----

std::string Services::shipped_text(Subject subject, const std::string& code) const {
  if (subject == Subject::calendar) return code == catalogue_.sheet.code ? catalogue_.calendar_text : "";
  if (subject == Subject::ladder) {
    const auto* ladder = shipped_->find_ladder(code);
    return ladder == nullptr ? "" : write_ladder(*ladder->value);
  }
  const auto found = catalogue_.texts.find(code);
  return found == catalogue_.texts.end() ? "" : found->second;
}

// An edition that the program does not read any more is shown too, to be put right.
std::string Services::text_in_force(Tx& tx, Id<Area> community, Subject subject, const std::string& code) const {
  const auto newest = tx.find<Edition>(statements::newest_of, community, subject, code);
  return newest && !newest->text.empty() ? newest->text : shipped_text(subject, code);
}

EditionPage Services::page_of(Tx& tx, Id<Area> community, Subject subject, const std::string& code) const {
  EditionPage page{.subject = subject, .code = code};
  page.shipped = shipped_text(subject, code);
  page.text = text_in_force(tx, community, subject, code);
  page.editions = tx.all<EditionHead>(statements::heads_of, community, subject, code, most_listed);
  if (!page.editions.empty()) page.version = page.editions.front().version;
  page.own = !page.editions.empty() && !page.editions.front().shipped;
  const auto& terms = this->terms(tx, community);
  const auto tell = [&](const auto* part) {
    if (part == nullptr) return;
    page.withdrawn = part->withdrawn;
    page.fault = part->fault;
  };
  if (subject == Subject::kind) tell(terms.find_kind(code));
  if (subject == Subject::ladder) tell(terms.find_ladder(code));
  if (subject == Subject::calendar) tell(&terms.working_time());
  return page;
}

}  // namespace linli::services
