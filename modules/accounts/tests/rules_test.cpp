#include "modules/accounts/rules.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "modules/accounts/roles.hpp"
#include "platform/crypto/digest.hpp"

using namespace linli;
using namespace linli::accounts;

namespace {

const Role secretary{"secretary", {"书记", "Secretary"}, {"accounts.manage", "people.view"}};
const Role worker{"grid_worker", {"网格员", "Grid worker"}, {"people.view"}};

std::vector<Right> managing(const std::string& area_code) { return {{"accounts.manage", area_code, {}}}; }

// A roles.yaml for one test.
struct BriefFile {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("linli-roles-" + hex(random_bytes(6)) + ".yaml");
  explicit BriefFile(const std::string& text) { std::ofstream(path) << text; }
  ~BriefFile() { std::filesystem::remove(path); }
};

std::string reading_fault(const std::string& text) {
  const BriefFile file(text);
  try {
    read_roles(file.path, {{"guard", {"门卫", "Guard"}, posts::Level::compound, "property"}});
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("a role is given where one manages accounts, and nowhere else") {
  CHECK(fault_of_giving(managing("421087104001"), worker, "421087104001001") == nullptr);
  CHECK(fault_of_giving(managing("421087104001"), worker, "421087104001") == nullptr);
  CHECK(fault_of_giving(managing("421087104001"), worker, "421087104002") == std::string("platform.no_permission"));
  CHECK(fault_of_giving(managing("421087104001"), worker, "421087104") == std::string("platform.no_permission"));
  CHECK(fault_of_giving({}, worker, "") == std::string("platform.no_permission"));
}

TEST_CASE("a role that manages accounts is given from above only, or everywhere by who has it everywhere") {
  CHECK(fault_of_giving(managing("421087104001"), secretary, "421087104001") == std::string("accounts.role_too_high"));
  CHECK(fault_of_giving(managing("421087104"), secretary, "421087104001") == nullptr);
  CHECK(fault_of_giving(managing(""), secretary, "") == nullptr);
}

TEST_CASE("only residents' and volunteers' roles are open without a second factor") {
  CHECK(is_open_role("resident"));
  CHECK(is_open_role("volunteer"));
  CHECK_FALSE(is_open_role("secretary"));
  CHECK_FALSE(is_open_role(""));
}

TEST_CASE("rights are those of all roles, and a fifth separate area is left out") {
  std::vector<Placed> placed{{&worker, {1}, "421087104001"}, {&secretary, {1}, "421087104001"}};
  CHECK(rights_of(placed).size() == 2);
  CHECK(fits_reach(placed));
  for (const auto* code : {"421087104002", "421087104003", "421087104004"}) placed.push_back({&worker, {2}, code});
  CHECK(fits_reach(placed));
  placed.push_back({&worker, {3}, "421087104005"});
  CHECK_FALSE(fits_reach(placed));
  CHECK(rights_of(placed).size() == 5);
}

TEST_CASE("whoever signed in with a password is forgotten after twelve hours, others after the days that are set") {
  CHECK(idle_limit(Opened::password, 30).milliseconds == hours(12).milliseconds);
  CHECK(idle_limit(Opened::code, 30).milliseconds == days(30).milliseconds);
}

TEST_CASE("the ends follow the rights") {
  Caller caller;
  CHECK(ends_of(caller).empty());
  caller.account_id = {1};
  CHECK(ends_of(caller) == std::vector{End::resident});
  caller.rights = {{"volunteers.serve", "42", {}}, {"areas.view", "42", {}}};
  CHECK(ends_of(caller) == std::vector{End::resident, End::field, End::desk});
}

TEST_CASE("limits count an IPv6 subscriber's whole network as one, and IPv4 addresses each") {
  CHECK(network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9"));
  CHECK(network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1"));
  CHECK(network_of("10.0.0.1") == "10.0.0.1");
  CHECK(network_of("::ffff:10.0.0.1") != network_of("::ffff:10.0.0.2"));
}

TEST_CASE("the house's own roles are read, and a mistake in them is named with what to write instead") {
  const auto roles = read_roles(std::filesystem::path(LINLI_SOURCE_DIR) / "catalog" / "roles.yaml", {});
  CHECK(roles.size() > 10);
  const std::string head =
      "roles:\n"
      "  - {code: resident, name: {zh: 居民, en: Resident}, permissions: []}\n"
      "  - {code: volunteer, name: {zh: 志愿者, en: Volunteer}, permissions: []}\n";
  const std::string administrator =
      "  - {code: administrator, name: {zh: 管理员, en: Administrator}, permissions: []}\n";
  CHECK(reading_fault(head).find("“administrator” is missing") != std::string::npos);
  CHECK(reading_fault(head + administrator + "  - {code: propertty, name: {zh: 物业, en: Property}, permissions: []}\n")
            .find("did you mean “propertty”?") != std::string::npos);
  CHECK(reading_fault(head + administrator + administrator).find("choose another code") != std::string::npos);
}
