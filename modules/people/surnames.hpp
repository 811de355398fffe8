#pragma once
#include <array>
#include <string_view>
#include <utility>

// Surnames as data: those that are read otherwise than the same letter elsewhere, and those of two letters.
namespace linli::people {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 22> surname_readings{{
    {"单", "shan"}, {"曾", "zeng"}, {"解", "xie"},  {"查", "zha"},  {"仇", "qiu"},  {"朴", "piao"}, {"任", "ren"}, {"区", "ou"},
    {"盖", "ge"},   {"乐", "yue"},  {"翟", "zhai"}, {"覃", "qin"},  {"尉迟", "yuchi"}, {"万俟", "moqi"}, {"华", "hua"},
    {"缪", "miao"}, {"种", "chong"}, {"员", "yun"}, {"黑", "he"},   {"折", "she"},  {"冼", "xian"}, {"晟", "cheng"},
}};

inline constexpr std::array<std::string_view, 14> surnames_of_two_letters{
    "欧阳", "司马", "上官", "诸葛", "尉迟", "东方", "皇甫", "慕容", "令狐", "夏侯", "司徒", "万俟", "端木", "公孙"};

}  // namespace linli::people
