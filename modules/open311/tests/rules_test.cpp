#include <doctest/doctest.h>

#include "modules/open311/documents.hpp"
#include "modules/open311/rules.hpp"

using namespace linli;
using namespace linli::open311;

namespace {

Sent sent(const std::string& form) {
  Sent::Pairs pairs;
  REQUIRE(read_form(form, pairs));
  return Sent(std::move(pairs));
}

std::string complaints_about(const std::string& form) {
  json::Complaints complaints;
  read_report(sent(form), complaints);
  std::string text;
  for (const auto& each : complaints) text += (text.empty() ? "" : " ") + each.pointer + " " + each.code;
  return text;
}

}  // namespace

TEST_CASE("a report needs one full place: degrees, an address or an area") {
  CHECK(complaints_about("description=x") == "/lat open311.say_where");
  CHECK(complaints_about("lat=&long=&address_string=+") == "/lat open311.say_where");
  CHECK(complaints_about("lat=30.1") == "/long json.required");
  CHECK(complaints_about("long=111.1&address_string=x") == "/lat json.required");
  CHECK(complaints_about("lat=30.1&long=111.1").empty());
  CHECK(complaints_about("address_string=x").empty());
  CHECK(complaints_about("address_id=421087104001").empty());
}

TEST_CASE("every parameter that cannot be taken is complained about at once") {
  CHECK(complaints_about("lat=north&long=200&phone=12&media_url=ftp%3A%2F%2Fx&description=" + std::string(4001, 'x')) ==
        "/description text.too_long /media_url open311.not_a_link /phone phone.too_short /lat json.wrong_type /long "
        "number.too_large");
  CHECK(complaints_about("lat=nan&long=1e999") == "/lat json.wrong_type /long json.wrong_type");
}

TEST_CASE("names are put together as they are written in each language") {
  json::Complaints complaints;
  CHECK(read_report(sent("first_name=%E6%95%8F&last_name=%E5%91%A8"), complaints).name == "周敏");
  CHECK(read_report(sent("first_name=Min&last_name=Zhou"), complaints).name == "Min Zhou");
  CHECK(read_report(sent("last_name=Zhou"), complaints).name == "Zhou");
  CHECK(read_report(sent(""), complaints).name.empty());
}

TEST_CASE("attributes become answers of the type that the kind asks for") {
  using services::FieldType;
  const std::vector<services::ServiceField> fields{
      {.code = "where", .type = FieldType::choice},
      {.code = "days", .type = FieldType::choices},
      {.code = "portions", .type = FieldType::number},
      {.code = "weight", .type = FieldType::number},
  };
  const auto answers = read_answers(sent("attribute[where]=stairs&attribute[days][]=mon&attribute[days][]=tue,wed&"
                                         "attribute[portions]=2&attribute[weight]=many&attribute[else]=x&"
                                         "attribute[broken=1&attribute[where]=&attribute[]=y"),
                                    fields);
  CHECK(boost::json::serialize(answers.value) ==
        R"({"where":"stairs","days":["mon","tue","wed"],"portions":2,"weight":"many","else":"x"})");
}

TEST_CASE("without dates the last ninety days are meant, and more than ninety are refused") {
  const auto now = from_local(2026, 11, 24, 0, 480);
  json::Complaints complaints;
  const auto usual = read_period(sent(""), now, complaints);
  CHECK(usual.to == now);
  CHECK(usual.from == now - days(90));
  CHECK(read_period(sent("start_date=2026-01-01T00:00:00Z"), now, complaints).to == from_local(2026, 4, 1, 0, 0));
  CHECK(read_period(sent("end_date=2026-04-01T00:00:00Z"), now, complaints).from == from_local(2026, 1, 1, 0, 0));
  CHECK(read_period(sent("start_date=2026-01-01T00:00:00+08:00"), now, complaints).from ==
        from_local(2026, 1, 1, 0, 480));
  CHECK(complaints.empty());
  read_period(sent("start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z"), now, complaints);
  read_period(sent("start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z"), now, complaints);
  read_period(sent("start_date=yesterday"), now, complaints);
  REQUIRE(complaints.size() == 3);
  CHECK(complaints[0].pointer == "/end_date");
  CHECK(complaints[1].code == "open311.period");
  CHECK(complaints[2].pointer == "/start_date");
}

TEST_CASE("telephones in words are masked, dates and amounts are not") {
  CHECK(without_numbers("打13800001111找我") == "打138****找我");
  CHECK(without_numbers("138 0000 1111 or 0717-622-1234") == "138**** or 071****");
  CHECK(without_numbers("110101199003078515") == "110****");
  CHECK(without_numbers("2026-11-24 09:00, 3 lamps of 25 watts") == "2026-11-24 09:00, 3 lamps of 25 watts");
  CHECK(without_numbers("1-") == "1-");
}

TEST_CASE("the link stands apart from the description again") {
  requests::Request request;
  request.channel = requests::Channel::open311;
  json::Complaints complaints;
  request.words = read_report(sent("description=dark&media_url=http%3A%2F%2Fx.example%2F1.jpg"), complaints).words;
  CHECK(request.words == "dark\nhttp://x.example/1.jpg");
  CHECK(described(request).description == "dark");
  CHECK(described(request).media_url == "http://x.example/1.jpg");
  request.channel = requests::Channel::event;
  CHECK(described(request).media_url.empty());
}

TEST_CASE("XML names the items of a list, escapes text and leaves out what it cannot hold") {
  const boost::json::value tree{
      {{"code", 5}, {"name", "a<b>&\x01\"c\""}, {"none", nullptr}, {"values", {{{"key", true}}}}}};
  CHECK(
      xml_of("services", tree) ==
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<services><service><code>5</code><name>a&lt;b&gt;&amp; \"c\"</name>"
      "<none></none><values><value><key>true</key></value></values></service></services>");
  CHECK(xml_of("x", "\xEF\xBF\xBF字").ends_with("<x> 字</x>"));
  CHECK(xml_of("service_requests", boost::json::array{"1"}).ends_with("<request>1</request></service_requests>"));
}

TEST_CASE("degrees are written as people write them") {
  const boost::json::value tree{
      {"lat", 30.17}, {"order", 1}, {"name", "\"灯\""}, {"values", boost::json::array{1, nullptr}}};
  CHECK(json_of(tree) == R"({"lat":30.17,"order":1,"name":"\"灯\"","values":[1,null]})");
  CHECK(xml_of("x", tree).find("<lat>30.17</lat><order>1</order>") != std::string::npos);
}

TEST_CASE("the ending of the path decides the form, then what is accepted") {
  HttpRequest request;
  CHECK(format_of(request) == Format::json);
  request.headers["accept"] = "text/xml";
  CHECK(format_of(request) == Format::xml);
  request.path = "/open311/v2/services.json";
  CHECK(format_of(request) == Format::json);
  CHECK(without_ending("261124-0001.xml") == "261124-0001");
  CHECK(without_ending("a.b") == "a.b");
}
