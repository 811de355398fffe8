// The desk at which what is offered is changed.
#pragma once
#include <doctest/doctest.h>

#include "modules/accounts/accounts.hpp"
#include "modules/areas/areas.hpp"
#include "modules/people/people.hpp"
#include "modules/posts/posts.hpp"
#include "modules/services/services.hpp"
#include "platform/testing/test_house.hpp"

namespace linli::testing {

inline const std::string writing_code = "421087104001";

// A desk at which a secretary changes what is offered, and a second one who is as quick.
struct WritingDesk {
  TestHouse house{
      {facts_shape(), areas_module(), people_module(), posts_module(), accounts_module(), services_module()}};
  Id<Area> community, other;
  Caller secretary = caller_with({services::view, services::manage}, writing_code);
  Caller colleague = caller_with({services::view, services::manage}, writing_code, 901);

  WritingDesk() {
    secretary.name = "王书记";
    colleague.name = "李主任";
    house.write([&](Tx& tx) {
      const auto& areas = house.room<areas::Areas>();
      community = areas.ensure_community(tx, writing_code, "玉岭社区", {}, {}).id;
      other = areas.ensure_community(tx, "421087104002", "青溪社区", {}, {}).id;
    });
  }
  const services::Services& services() { return house.room<services::Services>(); }
  const services::Terms& terms(Id<Area> where) {
    return *house.read([&](Tx& tx) { return &services().terms(tx, where); });
  }
  std::string url(const std::string& rest) const { return "/api/v1/communities/" + community.text() + rest; }
  std::string text(const std::string& what) {
    return house.as(secretary, "GET", url("/editions/" + what + "/text")).body;
  }
  // The text in force with the first `from` replaced; throws when it is not there.
  std::string changed(const std::string& what, const std::string& from, const std::string& to) {
    auto changed = text(what);
    return changed.replace(changed.find(from), from.size(), to);
  }
  HttpResponse publish(const Caller& caller, const std::string& what, const std::string& yaml, std::int64_t version) {
    const boost::json::object body{{"text", yaml}, {"version", version}, {"reason", "食堂人手少了"}};
    return house.as(caller, "POST", url("/editions/" + what), boost::json::serialize(body));
  }
  HttpResponse restore(const std::string& what, std::int64_t restores, std::int64_t version) {
    const boost::json::object body{{"restores", restores}, {"version", version}};
    return house.as(secretary, "POST", url("/editions/" + what + "/restoration"), boost::json::serialize(body));
  }
  boost::json::object check(const std::string& what, const std::string& yaml) {
    const boost::json::object body{{"text", yaml}};
    return body_of(house.as(secretary, "POST", url("/editions/" + what + "/check"), boost::json::serialize(body)));
  }
  std::string fault(const std::string& what, const std::string& yaml) {
    const auto checked = check(what, yaml);
    if (checked.at("fault").is_null()) return {};
    const auto& fault = checked.at("fault").as_object();
    return std::to_string(fault.at("line").as_int64()) + " " + std::string(fault.at("words").at("zh").as_string());
  }
  std::string meals_called(const std::string& name) { return changed("kind/meals", "送餐助餐", name); }
};

}  // namespace linli::testing
