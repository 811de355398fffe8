#pragma once
#include "server/demo/staging.hpp"

namespace linli::demo {

// Somebody as whom one may sign in to look around.
struct Visitor {
  std::string end;
  std::string role;  // in both languages, for the eye
  std::string name;
  std::string phone;
  std::string code;
  std::string url;
  std::optional<Id<Person>> person_id;  // none for somebody in no register
};
LINLI_RECORD(Visitor, end, role, name, phone, code, url, person_id)

// Chooses whom a visitor may be at each end, gives each telephone a standing code drawn for this house alone, and
// writes them to <data>/demo-accounts.json, which only its owner can read.
std::vector<Visitor> invite_visitors(House& house, const Plan& plan, Players& players, const Played& played);
// Those who were invited when the house was founded; their addresses follow the port.
std::vector<Visitor> read_visitors(const House& house);
void write_visitors(const House& house, std::vector<Visitor>& visitors, const std::string& address);

}  // namespace linli::demo
