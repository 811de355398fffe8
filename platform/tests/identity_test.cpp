// Days, identification numbers and full-width letters, as people and spreadsheets write them.
#include <doctest/doctest.h>

#include "platform/base/half_width.hpp"
#include "platform/record/identity.hpp"
#include "platform/record/json.hpp"

namespace linli::identity_tests {

namespace {

std::string fault_of(std::string_view text) {
  const char* fault = nullptr;
  IdNumber::make(text, fault);
  return fault == nullptr ? "" : fault;
}

struct Paper {
  IdNumber id_number;
  std::optional<Day> birth_date;
};
LINLI_RECORD(Paper, id_number, birth_date)

}  // namespace

TEST_CASE("full-width letters and digits become plain, and nothing else changes") {
  CHECK(half_width("１３８　０００Ａｘ－（）") == "138 000Ax-()");
  CHECK(half_width("玉岭花园3栋，ｶﾅ") == "玉岭花园3栋,ｶﾅ");
  CHECK(half_width("\xEF\xBC") == "\xEF\xBC");
}

TEST_CASE("a day is read in every notation that tables hold") {
  for (const auto* text : {"2024-03-05", "2024-3-5", "2024/3/5", "2024.03.05", "2024年3月5日", "2024年03月05号", "20240305",
                           "05.03.2024", "5.3.2024", "45356", "２０２４年３月５日", " 2024 / 3 / 5 ", "2024/3/5 0:00:00",
                           "2024-03-05T08:30:00", "2024 年 3 月 5 日"}) {
    const auto day = parse_day(text);
    REQUIRE_MESSAGE(day, text);
    CHECK_MESSAGE(day->iso() == "2024-03-05", text);
  }
  CHECK(parse_day("2000-02-29"));
}

TEST_CASE("what is no day, or could be two, is not read as one") {
  for (const auto* text : {"", "1900-02-29", "2023-02-29", "2024-13-01", "2024-00-10", "3/5/2024", "5-3-2024", "2024-03",
                           "2024年3月", "85.3.5", "1985", "20241305", "2024-03/05", "2024-03-05 noon", "x2024-03-05",
                           "2024-03-05-06", "99999999999999999999", "1:2", "-2024-03-05"})
    CHECK_MESSAGE(!parse_day(text), text);
}

TEST_CASE("a spreadsheet's numbers of days are read in both systems, without the day that never was") {
  const auto day = [](double serial, DayCount count) {
    const auto found = day_of_serial(serial, count);
    return found ? found->iso() : std::string();
  };
  CHECK(day(1, DayCount::from_1900) == "1900-01-01");
  CHECK(day(59, DayCount::from_1900) == "1900-02-28");
  CHECK(day(60, DayCount::from_1900).empty());
  CHECK(day(61, DayCount::from_1900) == "1900-03-01");
  CHECK(day(45356.99, DayCount::from_1900) == "2024-03-05");
  CHECK(day(0, DayCount::from_1904) == "1904-01-01");
  CHECK(day(45356 - 1462, DayCount::from_1904) == "2024-03-05");
  for (const double bad : {-1.0, 0.5, 1e300, 2958466.0, std::numeric_limits<double>::quiet_NaN()})
    CHECK_MESSAGE(day(bad, DayCount::from_1900).empty(), bad);
}

TEST_CASE("an identification number tells its birth date and sex, and an old one becomes a new one") {
  const char* fault = nullptr;
  const auto sample = IdNumber::make(" １１０１０５ 19491231 002x ", fault);
  REQUIRE(sample);
  CHECK(sample->characters() == "11010519491231002X");
  CHECK(sample->birth_date().iso() == "1949-12-31");
  CHECK_FALSE(sample->is_male());
  const auto old = IdNumber::make("110105491231002", fault);
  REQUIRE(old);
  CHECK(*old == *sample);
}

TEST_CASE("an identification number with any one digit mistyped is refused") {
  const std::string right = "11010519491231002X";
  int refused = 0, tried = 0;
  for (std::size_t i = 0; i + 1 < right.size(); ++i)
    for (char c = '0'; c <= '9'; ++c) {
      if (c == right[i]) continue;
      auto wrong = right;
      wrong[i] = c;
      ++tried;
      refused += !fault_of(wrong).empty();
    }
  CHECK(tried == 17 * 9);
  CHECK(refused == tried);
}

TEST_CASE("what is wrong with an identification number is told apart") {
  CHECK(fault_of("1101051949123100") == "id_number.wrong_length");
  CHECK(fault_of("1101051949123100AX") == "id_number.not_digits");
  CHECK(fault_of("11010549123100X") == "id_number.not_digits");
  CHECK(fault_of("99010519491231002X") == "id_number.no_such_region");
  CHECK(fault_of("110105194913310020") == "id_number.no_such_day");
  CHECK(fault_of("110105194912310021") == "id_number.wrong_check");
}

TEST_CASE("permits of residents from Hong Kong and cards of foreigners are read by the same rule") {
  for (std::string seventeen : {"81000019900101001", "91115619850101001"}) {
    seventeen += check_character(seventeen);
    CHECK_MESSAGE(fault_of(seventeen).empty(), seventeen);
  }
}

TEST_CASE("an identification number is masked in JSON and says what is wrong with it when it is read") {
  const char* fault = nullptr;
  CHECK(json::text(Paper{*IdNumber::make("11010519491231002X", fault), make_day(1949, 12, 31)}) ==
        R"({"id_number":"11**************2X","birth_date":"1949-12-31"})");
  Paper paper;
  json::Complaints complaints;
  json::read(json::parse(R"({"id_number":"110105194912310021","birth_date":"soon"})"), paper, "", complaints);
  REQUIRE(complaints.size() == 2);
  CHECK(complaints[0].code == "id_number.wrong_check");
  CHECK(complaints[1].code == "day.not_a_day");
}

}  // namespace linli::identity_tests
