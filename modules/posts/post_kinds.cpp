#include "modules/posts/posts.hpp"
#include "platform/yaml/yaml.hpp"

namespace linli::posts {

std::vector<PostKind> read_post_kinds(const std::filesystem::path& file) {
  auto root = YamlMap::open(file);
  std::vector<PostKind> kinds;
  for (auto& entry : root.maps("posts")) {
    PostKind kind;
    kind.code = entry.text("code");
    kind.name = entry.words("name");
    kind.level = *enum_of<Level>(entry.word("level", {"county", "street", "community", "grid", "micro_grid", "compound", "building"}));
    kind.role = entry.text("role");
    kind.on_duty = entry.has("on_duty") && entry.yes_no("on_duty");
    entry.finish();
    if (std::ranges::find(kinds, kind.code, &PostKind::code) != kinds.end()) entry.fail("code", "there is a post “" + kind.code + "” above; choose another code");
    kinds.push_back(std::move(kind));
  }
  root.finish();
  if (kinds.empty()) root.fail("posts", "list at least one post");
  return kinds;
}

}  // namespace linli::posts
