#include "modules/posts/posts.hpp"
#include "modules/requests/offices.hpp"
#include "modules/requests/rules.hpp"

namespace linli::requests {

// Rings when the promise turns late and when the next step is due. However late it rings, every step that is due by
// now is climbed once and in order; `save` then sets the clock to the step after them.
void Offices::climb(Tx& tx, const Caller& caller, Id<Area> community, Id<Request> id) const {
  auto request = book_.find(tx, community, id);
  if (!request || !has_promise(request->state)) return;
  const auto& terms = book_.rooms().services.terms(tx, request->community_id, request->ordered_at);
  if (const auto* service = terms.find(request->kind)) {
    for (const auto* step = next_step(*request, *service); step != nullptr; step = next_step(*request, *service)) {
      if (terms.due(*step, request->accept_due_at, request->finish_due_at) > tx.now()) break;
      climb_step(tx, caller, *request, *step);
      request->escalation_step = step - service->ladder_steps.data() + 1;
    }
  }
  book_.save(tx, *request);
}

void Offices::climb_step(Tx& tx, const Caller& caller, Request& request, const services::LadderStep& step) const {
  const auto office = Book::office_of(request.area_code, step.to);
  // An office never hands down what it has: a step to a lower one only tells the resident.
  if (Book::level_of(office) > request.level) {
    request.returns_to = request.responsible_code;
    request.responsible_code = office;
    request.level = Book::level_of(office);
  }
  const auto duty = book_.rooms().posts.duty(tx, request.community_id, request.responsible_code, tx.now());
  const auto who = duty.responsible ? duty.responsible->area_name + " " + duty.responsible->person_name
                                    : name_of_office(tx, request, request.responsible_code);
  book_.trace(tx, caller, request, "escalated",
              {{"tell.zh", step.tell.zh},
               {"tell.en", step.tell.en},
               {"level", std::string(word_of(request.level))},
               {"who", who}});
}

}  // namespace linli::requests
