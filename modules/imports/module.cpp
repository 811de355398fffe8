#include "modules/areas/areas.hpp"
#include "modules/imports/imports.hpp"
#include "modules/imports/people/people_imports.hpp"
#include "platform/http/description.hpp"

namespace linli::embedded {
Embedded imports();
}

namespace linli {
namespace imports {
namespace {

const std::string below = "/communities/{community_id}/imports";

Id<Area> community_in(const Exchange& exchange) {
  const auto id = parse_id(path_value(exchange.path, "community_id"));
  if (!id) throw Refusal::not_found();
  return {*id};
}

std::string query_of(const HttpRequest& request, const std::string& name) {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

// Reading a large file takes seconds: it is done on another thread, and only what came of it on the lane.
void add_files(Routes& routes, const PeopleImports& imports) {
  auto& upload = routes.prepared(
      "POST", below, people::manage, "check_people",
      [&imports](Tx& tx, const Exchange& exchange) {
        return std::make_shared<const CheckedFile>(imports.check(tx, exchange.caller, community_in(exchange),
                                                                 query_of(exchange.request, "name"), exchange.request.body, {}));
      },
      [&imports](Tx& tx, const Exchange& exchange) {
        return response_of(imports.keep(tx, exchange.caller, exchange.prepared.as<CheckedFile>()), 201);
      });
  upload.body_limit = largest_file;
  describe_files(upload, {201, {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"}, {"application/json"},
                          {"name"}, "Reads a file of people and says what would become of every row; changes nothing yet"});
  auto& map = routes.prepared(
      "PUT", below + "/{id}/map", people::manage, "set_map",
      [&imports](Tx& tx, const Exchange& exchange) {
        return std::make_shared<const CheckedFile>(imports.check_again(tx, exchange.caller, input_of<SetMap>(exchange)));
      },
      [&imports](Tx& tx, const Exchange& exchange) {
        return response_of(imports.keep_again(tx, exchange.caller, exchange.prepared.as<CheckedFile>()), 200);
      });
  describe_json<SetMap, FileImport>(map, 200);
}

void add_verbs(Routes& routes, const PeopleImports& imports) {
  routes.get(below, people::manage, "list", verb<&PeopleImports::list>(imports));
  routes.get(below + "/{id}", people::manage, "get", verb<&PeopleImports::get>(imports));
  routes.get_slow(below + "/{id}/rows", people::manage, "rows", verb<&PeopleImports::rows>(imports));
  routes.post(below + "/{id}/application", people::manage, "apply", verb<&PeopleImports::apply>(imports));
  routes.post(below + "/{id}/undoing", people::manage, "undo", verb<&PeopleImports::undo>(imports));
  routes.remove(below + "/{id}", people::manage, "forget", verb<&PeopleImports::forget>(imports));
  const std::string community = "/communities/{community_id}";
  routes.get_slow(community + "/import-doubts", people::manage, "doubts", verb<&PeopleImports::doubts>(imports));
  routes.post(community + "/import-rows/{id}/answer", people::manage, "answer", verb<&PeopleImports::answer>(imports));
}

}  // namespace
}  // namespace imports

Module imports_module() {
  using namespace imports;
  return {"imports", embedded::imports(), {}, [](Opening& opening, Routes& routes) {
            const auto& areas = opening.use<areas::Areas>();
            opening.provide<Imports>(areas, opening.use<requests::Requests>());
            const auto& people = opening.provide<PeopleImports>(
                PeopleImports::Rooms{opening.database, areas, opening.use<people::People>(), opening.reception.words()},
                read_vocabulary(opening.settings.share() / "catalog/imports/people.yaml"));
            add_files(routes, people);
            add_verbs(routes, people);
            opening.jobs.push_back({"imports.resume", seconds(30), [&people](Tx& tx, const Caller& caller) { people.resume(tx, caller); }});
          }};
}

}  // namespace linli
