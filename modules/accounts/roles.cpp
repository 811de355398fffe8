#include "modules/accounts/roles.hpp"

#include "platform/yaml/yaml.hpp"

namespace linli::accounts {

std::vector<Role> read_roles(const std::filesystem::path& file, const std::vector<posts::PostKind>& posts) {
  auto root = YamlMap::open(file);
  std::vector<Role> roles;
  for (auto& entry : root.maps("roles")) {
    Role role{entry.text("code"), entry.words("name"), entry.texts("permissions")};
    entry.finish();
    if (std::ranges::find(roles, role.code, &Role::code) != roles.end())
      entry.fail("code", "there is a role “" + role.code + "” above; choose another code");
    roles.push_back(std::move(role));
  }
  root.finish();
  std::set<std::string> codes;
  for (const auto& role : roles) codes.insert(role.code);
  for (const auto* needed : {"resident", "volunteer", "administrator"})
    if (!codes.contains(needed)) root.fail("roles", std::string("the role “") + needed + "” is missing; add it");
  for (const auto& post : posts)
    if (!codes.contains(post.role)) {
      const auto nearest = nearest_word(post.role, codes);
      root.fail("roles", "the post “" + post.code + "” in posts.yaml brings the role “" + post.role +
                             "”, which is not here; " +
                             (nearest.empty() ? "add it" : "did you mean “" + nearest + "”?"));
    }
  return roles;
}

}  // namespace linli::accounts
