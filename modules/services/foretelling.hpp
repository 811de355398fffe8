#pragma once
#include "modules/services/edition_records.hpp"
#include "modules/services/terms.hpp"

// What a change would do to something that is ordered now, for whoever is writing it.
namespace linli::services {

// The kinds that go by a ladder.
std::vector<std::string> used_by(const Terms& terms, const std::string& ladder);

// Each tells until when something would be taken, done or handed up, as things are and as `checked` says.
void tell_kind(const Terms& terms, Instant now, CheckedEdition& checked);
// By the first kind that goes by it.
void tell_ladder(const Terms& terms, Instant now, CheckedEdition& checked);
void tell_calendar(const Terms& terms, std::shared_ptr<const WorkingTime> fresh, const std::vector<std::string>& kinds,
                   Instant now, CheckedEdition& checked);

}  // namespace linli::services
