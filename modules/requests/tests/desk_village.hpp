// The village with its desk: views, deeds on many and what colleagues say.
#pragma once
#include "modules/requests/desk.hpp"
#include "modules/requests/tests/dispatching_village.hpp"

namespace linli::testing {

struct DeskVillage : DispatchingVillage {
  const requests::Desk& desk() { return house.room<requests::Desk>(); }

  requests::Bulk bulk_of(requests::BulkDeed deed, std::vector<Id<requests::Request>> ids) {
    requests::Bulk bulk{.community_id = community.id, .deed = deed, .request_ids = std::move(ids)};
    bulk.words = Text<0, 500>("等天晴");
    bulk.until = now() + days(2);
    bulk.area_code = Text<6, 40>(village_code.substr(0, 9));
    bulk.non_accept_class = Text<1, 40>("duplicate");
    return bulk;
  }
  requests::BulkResult preview(const Caller& caller, const requests::Bulk& wanted) {
    return house.read([&](Tx& tx) { return desk().preview(tx, caller, wanted); });
  }
  requests::BulkResult done(const Caller& caller, const requests::Bulk& wanted) {
    return house.write([&](Tx& tx) { return desk().bulk(tx, caller, wanted); });
  }
  std::vector<requests::ViewRow> keep(const Caller& caller, const std::string& name, bool shared = false) {
    requests::Sieve sieve;
    sieve.kind = Text<1, 40>("water");
    sieve.view = requests::View::board;
    return house
        .write([&](Tx& tx) {
          return desk().keep_view(tx, caller, {community.id, Text<1, 40>(name), shared, sieve});
        })
        .items;
  }
  std::vector<std::string> listed(const Caller& caller, const std::string& query) {
    std::vector<std::string> numbers;
    const auto answer = body_of(house.as(caller, "GET", url("/requests?" + query)));
    for (const auto& item : answer.at("items").as_array()) numbers.emplace_back(item.at("number").as_string());
    return numbers;
  }
  // Somebody with an account, whom colleagues can mention.
  Caller with_account(Caller caller, const Person& person) {
    caller.account_id =
        house.write([&](Tx& tx) { return house.room<accounts::Accounts>().ensure_account_for_person(tx, person); });
    return caller;
  }
  std::vector<requests::CommentRow> say(const Caller& caller, Id<requests::Request> id,
                                        std::vector<Id<Account>> mentions = {}) {
    return house
        .write([&](Tx& tx) {
          return desk().comment(tx, caller, {community.id, id, Text<1, 1000>("他家门禁坏了，先打电话"), mentions});
        })
        .items;
  }
};

}  // namespace linli::testing
