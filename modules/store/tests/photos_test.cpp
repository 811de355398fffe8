#include <doctest/doctest.h>

#include "platform/testing/sample_pictures.hpp"
#include "modules/store/tests/village.hpp"

using namespace linli;
using testing::body_of;
using testing::caller_with;
using testing::problem_code;
using testing::Village;

namespace {

std::string uploaded(Village& village, const Caller& caller) {
  const auto kept =
      village.house.as(caller, "POST", village.url("/pictures"), testing::sample_picture("png_with_place"));
  REQUIRE_MESSAGE(kept.status == 201, kept.body);
  return std::string(body_of(kept).at("id").as_string());
}

std::string wish(std::int64_t version, const std::string& picture) {
  return R"({"version":)" + std::to_string(version) + R"(,"picture_id":")" + picture + R"("})";
}

}  // namespace

TEST_CASE("a good has one photograph, which those see who see the shelf") {
  Village village;
  const auto rice = village.stock();
  const auto at = village.url("/store/goods/" + rice.id.text());
  const auto shown =
      village.house.as(village.office(), "PUT", at + "/photo", wish(1, uploaded(village, village.office())));
  REQUIRE_MESSAGE(shown.status == 200, shown.body);
  const auto photo = at + "/photo/" + std::string(body_of(shown).at("photo_id").as_string());
  CHECK(village.house.as(village.as_resident(village.granny), "GET", photo).content_type == "image/png");
  CHECK(village.house.as(village.office(), "GET", photo).status == 200);
  CHECK(village.house.as(village.as_resident(village.stranger), "GET", photo).status == 403);
  const auto again =
      village.house.as(village.office(), "PUT", at + "/photo", wish(2, uploaded(village, village.office())));
  REQUIRE(again.status == 200);
  CHECK(village.house.as(village.office(), "GET", photo).status == 404);
  const auto away = village.house.as(village.office(), "POST", at + "/photo-removal", R"({"version":3})");
  CHECK(body_of(away).at("photo_id").is_null());
}

TEST_CASE("only whoever manages the shelf sets a photograph, by their own picture and the version they saw") {
  Village village;
  const auto rice = village.stock();
  const auto at = village.url("/store/goods/" + rice.id.text());
  const auto put = [&](const Caller& caller, const std::string& body) {
    return problem_code(village.house.as(caller, "PUT", at + "/photo", body));
  };
  auto granny = village.as_resident(village.granny);
  granny.account_id = {4711};
  const auto hers = uploaded(village, granny);
  CHECK(put(granny, wish(1, hers)) == "platform.no_permission");
  CHECK(put(village.office(), wish(1, hers)) == "platform.invalid");
  CHECK(put(village.office(), wish(9, uploaded(village, village.office()))) == "store.changed_meanwhile");
}
