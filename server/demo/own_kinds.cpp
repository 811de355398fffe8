#include "server/demo/own_kinds.hpp"

namespace linli::demo {

void publish_own_kinds(Tx& tx, const services::Services& services, const std::string& secretary, Id<Area> community) {
  const auto who = Caller::program(secretary);
  const Text<1, 40> code("haircut");
  auto kind = services.shipped().get("phone_help");
  kind.code = code.str();
  kind.group = "care";
  kind.name = {"上门理发", "Haircut at home"};
  kind.summary = {"出不了门的人，有人上门理发", "A haircut for people who cannot go out"};
  kind.words = {{"理发", "剪头发", "刮胡子"}, {"hair", "haircut", "shave"}};
  kind.icon = "heart";
  kind.skills = {"hairdressing"};
  kind.fields.clear();
  kind.open311.keywords = {"hair"};
  const auto written = services.check(tx, who, {.community_id = community, .code = code, .kind = kind});
  services.publish(tx, who,
                   {.community_id = community,
                    .code = code,
                    .text = services::EditionText(written.text),
                    .reason = Text<1, 200>("理发店的小刘每月来两次")});
}

}  // namespace linli::demo
