#pragma once
#include <filesystem>

#include "modules/accounts/records.hpp"
#include "modules/posts/posts.hpp"

namespace linli::accounts {

// Reads catalog/roles.yaml; throws std::runtime_error with file, line and what to write instead, also when a post
// brings a role that is not there.
std::vector<Role> read_roles(const std::filesystem::path& file, const std::vector<posts::PostKind>& posts);

}  // namespace linli::accounts
