#include <algorithm>

#include "engines/linkage/linkage.hpp"

namespace linli::linkage {
namespace {

Evidence evidence_of_names(const Someone& a, const Someone& b) {
  if (a.name == b.name) return Evidence::name_same;
  if (!a.sounds.empty() && a.sounds == b.sounds) return Evidence::name_sounds_same;
  return is_near(a.name, b.name) ? Evidence::name_near : Evidence::name_differs;
}

}  // namespace

Weighed weigh(const Someone& a, const Someone& b, const Points& points) {
  Weighed weighed;
  const auto add = [&](Evidence evidence) {
    weighed.evidence.push_back(evidence);
    if (const auto weight = points.of.find(evidence); weight != points.of.end()) weighed.points += weight->second;
  };
  if (!a.id_number.empty() && !b.id_number.empty())
    add(a.id_number == b.id_number ? Evidence::id_number_same : Evidence::id_number_differs);
  if (!a.name.empty() && !b.name.empty()) add(evidence_of_names(a, b));
  // Another telephone says nothing: people have several, and families share one.
  if (!a.phone.empty() && a.phone == b.phone) add(Evidence::phone_same);
  if (a.home != 0 && b.home != 0) add(a.home == b.home ? Evidence::home_same : Evidence::home_differs);
  if (a.birth_date && b.birth_date && a.birth_date == b.birth_date)
    add(Evidence::birth_date_same);
  else if (a.birth_year != 0 && b.birth_year != 0)
    add(a.birth_year == b.birth_year ? Evidence::birth_year_same : Evidence::birth_year_differs);
  if (a.gender != Gender::unknown && b.gender != Gender::unknown && a.gender != b.gender) add(Evidence::gender_differs);
  return weighed;
}

Verdict judge(const Weighed& weighed, const Points& points) {
  const auto has = [&](Evidence evidence) { return std::ranges::find(weighed.evidence, evidence) != weighed.evidence.end(); };
  const bool may_be_sure = has(Evidence::name_same) || (has(Evidence::id_number_same) && !has(Evidence::name_differs));
  if (may_be_sure && weighed.points >= points.sure) return Verdict::same;
  return weighed.points >= points.doubtful ? Verdict::doubtful : Verdict::different;
}

}  // namespace linli::linkage
