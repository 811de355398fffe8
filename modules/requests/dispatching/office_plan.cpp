#include "modules/requests/dispatching/office_plan.hpp"

namespace linli::requests::dispatching {

std::optional<PlanPair> OfficePlan::pair_for(const Waiting& request) {
  const auto at_home = people_at_home(tx_, book_, request);
  const Holder* least = nullptr;
  for (const auto& holder : holders_of(request)) {
    if (holder.on_leave || std::ranges::find(at_home, holder.person_id) != at_home.end()) continue;
    if (least == nullptr || given_[holder.person_id] < given_[least->person_id]) least = &holder;
  }
  if (least == nullptr) return {};
  ++given_[least->person_id];
  const Words2 post{least->post_name.zh + " · " + least->area_name, least->post_name.en + " · " + least->area_name};
  return PlanPair{.request_id = request.id,
                  .number = request.number,
                  .kind = request.kind,
                  .words = request.words,
                  .place_text = request.place_text,
                  .person_id = least->person_id,
                  .name = least->name,
                  .reasons = {{"post", 0, post}}};
}

const std::vector<Holder>& OfficePlan::holders_of(const Waiting& request) {
  const auto where = request.household_id ? request.household_id->text() : request.area_code;
  const auto key = request.kind + "/" + where;
  const auto known = holders_.find(key);
  if (known != holders_.end()) return known->second;
  return holders_.emplace(key, holders_for(tx_, book_, request)).first->second;
}

}  // namespace linli::requests::dispatching
