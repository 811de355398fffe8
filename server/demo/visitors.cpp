#include "server/demo/visitors.hpp"

#include <fstream>
#include <sstream>

#include "modules/accounts/accounts.hpp"
#include "platform/crypto/digest.hpp"

namespace linli::demo {
namespace {

constexpr std::string_view administrator_phone = "19900020001";

std::filesystem::path file_of(const House& house) { return house.settings().data() / "demo-accounts.json"; }

// Whoever has a part, with the end where they work.
struct Part {
  const char* end;
  const char* role;
  Id<Person> person;
};

std::vector<Part> choose_parts(Tx& tx, const Plan& plan, Players& players, const Played& played) {
  const auto id = [&](int person) { return players.person(tx, person).id; };
  const auto& cast = plan.cast;
  std::vector<Part> parts;
  if (!played.waiting_residents.empty())
    parts.push_back({"resident", "居民 resident", id(played.waiting_residents.front())});
  parts.push_back({"resident", "替邻居代办的人 proxy of an old neighbour", id(cast.proxies.front().agent)});
  if (!played.asked.empty()) parts.push_back({"field", "志愿者 volunteer", played.asked.front()});
  if (!played.under_way.empty()) parts.push_back({"field", "志愿者 volunteer", played.under_way.front()});
  parts.push_back({"field", "网格长 grid leader", id(cast.grid_leaders.front())});
  parts.push_back({"desk", "社区工作者 community worker", id(cast.community_workers.front())});
  parts.push_back({"desk", "社区书记 secretary", id(cast.secretary)});
  parts.push_back({"desk", "接线员 call-taker", id(cast.call_taker)});
  parts.push_back({"desk", "街道工作人员 street office", id(cast.street_officer)});
  return parts;
}

}  // namespace

std::vector<Visitor> invite_visitors(House& house, const Plan& plan, Players& players, const Played& played) {
  const auto& accounts = house.room<accounts::Accounts>();
  const auto code = random_digits(6);
  std::vector<Visitor> visitors;
  house.database().write_now([&](Tx& tx) {
    for (const auto& part : choose_parts(tx, plan, players, played)) {
      const auto person = house.room<people::People>().get_person(tx, players.community(), part.person);
      accounts.ensure_account_for_person(tx, person);
      visitors.push_back({part.end, part.role, person.name.str(), person.phone->digits(), code, "", person.id});
    }
    accounts.ensure_staff(tx, "系统管理员", Phone::stored(std::string(administrator_phone)), "administrator", {}, "");
    visitors.push_back({"desk", "管理员 administrator", "系统管理员", std::string(administrator_phone), code, "", {}});
    for (const auto& visitor : visitors) accounts.set_standing_code(tx, Phone::stored(visitor.phone), code);
  });
  return visitors;
}

void write_visitors(const House& house, std::vector<Visitor>& visitors, const std::string& address) {
  for (auto& visitor : visitors) visitor.url = address + "/" + visitor.end + "/";
  const auto file = file_of(house);
  std::ofstream out(file, std::ios::trunc);
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  out << json::text(visitors) << "\n";
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::vector<Visitor> read_visitors(const House& house) {
  std::ifstream in(file_of(house));
  std::ostringstream text;
  text << in.rdbuf();
  std::vector<Visitor> visitors;
  json::Complaints complaints;
  if (in) json::read(json::parse(text.str()), visitors, "", complaints);
  return complaints.empty() ? visitors : std::vector<Visitor>{};
}

}  // namespace linli::demo
