#include "server/demo/names.hpp"

#include <array>

namespace linli::demo {
namespace {

using Syllables = std::span<const std::string_view>;

// The more common ones stand several times.
constexpr std::array<std::string_view, 72> surnames{
    "王", "王", "王", "李", "李", "李", "张", "张", "张", "刘", "刘", "陈", "陈", "杨", "杨", "周", "周", "黄",
    "黄", "胡", "胡", "徐", "徐", "熊", "熊", "吴", "吴", "赵", "郑", "谢", "邓", "邓", "罗", "罗", "唐", "宋",
    "彭", "彭", "曾", "曹", "曹", "田", "田", "向", "向", "覃", "覃", "文", "雷", "雷", "龚", "龚", "严", "裴",
    "毛", "贺", "万", "汪", "佘", "朱", "朱", "何", "何", "郭", "马", "余", "余", "杜", "叶", "程", "傅", "苏"};

constexpr std::array<std::string_view, 24> first_old{"国", "德", "明", "光", "正", "永", "家", "先", "世", "大", "克", "长",
                                                     "传", "昌", "运", "祖", "道", "宗", "远", "高", "成", "安", "启", "学"};
constexpr std::array<std::string_view, 24> last_old_man{"生", "才", "全", "贵", "林", "福", "松", "柏", "山", "喜", "清", "元",
                                                        "海", "斌", "炎", "寿", "发", "银", "新", "炳", "富", "堂", "满", "和"};
constexpr std::array<std::string_view, 24> last_old_woman{"英", "珍", "秀", "兰", "芝", "桂", "香", "菊", "凤", "莲", "玉", "云",
                                                          "珠", "翠", "枝", "娥", "姑", "贞", "梅", "芳", "荣", "华", "春", "琴"};
constexpr std::array<std::string_view, 24> first_middle{"建", "志", "晓", "海", "春", "红", "卫", "向", "文", "伟", "小", "爱",
                                                        "丽", "金", "俊", "立", "艳", "洪", "友", "少", "新", "军", "永", "玉"};
constexpr std::array<std::string_view, 24> last_middle_man{"军", "平", "华", "勇", "刚", "涛", "波", "斌", "辉", "强", "峰", "林",
                                                           "明", "兵", "忠", "雄", "超", "红", "伟", "松", "民", "清", "东", "武"};
constexpr std::array<std::string_view, 24> last_middle_woman{"丽", "红", "霞", "燕", "芳", "敏", "玲", "琼", "娟", "萍", "慧", "艳",
                                                             "梅", "莉", "华", "蓉", "荣", "群", "芬", "琳", "洁", "香", "云", "平"};
constexpr std::array<std::string_view, 24> first_young{"子", "雨", "思", "梓", "佳", "一", "欣", "宇", "诗", "俊", "嘉", "若",
                                                       "浩", "书", "景", "可", "安", "星", "沐", "亦", "晨", "知", "乐", "云"};
constexpr std::array<std::string_view, 24> last_young_man{"轩", "涵", "豪", "宇", "辰", "航", "睿", "阳", "杰", "凡", "泽", "墨",
                                                          "然", "宸", "远", "楠", "安", "恒", "铭", "川", "野", "舟", "晟", "硕"};
constexpr std::array<std::string_view, 24> last_young_woman{"涵", "萱", "怡", "彤", "瑶", "宁", "妍", "悦", "琪", "洁", "妮", "婷",
                                                            "月", "溪", "然", "晴", "语", "桐", "欣", "雅", "莹", "柠", "荷", "乔"};

struct Fashion {
  Syllables first, man, woman;
};
Fashion fashion_of(int birth_year) {
  if (birth_year < 1960) return {first_old, last_old_man, last_old_woman};
  if (birth_year < 1990) return {first_middle, last_middle_man, last_middle_woman};
  return {first_young, last_young_man, last_young_woman};
}

}  // namespace

std::string a_surname(Dice& dice) { return std::string(dice.one_of(surnames)); }

std::string a_given_name(Dice& dice, bool woman, int birth_year) {
  const auto fashion = fashion_of(birth_year);
  const std::string last(dice.one_of(woman ? fashion.woman : fashion.man));
  return dice.chance(22) ? last : std::string(dice.one_of(fashion.first)) + last;
}

}  // namespace linli::demo
