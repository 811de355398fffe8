#include "server/demo/sayings.hpp"

#include <array>

namespace linli::demo {
namespace {

constexpr bool at_home = false, outdoors = true;

constexpr auto all = std::to_array<Saying>({
    {"home_repair", "厨房水龙头一直滴水，拧紧了也不行。", R"({"trouble":"water"})", at_home, 16},
    {"home_repair", "卧室的灯一开就跳闸，晚上摸黑。", R"({"trouble":"electric"})", at_home, 14},
    {"home_repair", "卫生间下水慢，拖把池的水半天下不去。", R"({"trouble":"water"})", at_home, 14},
    {"home_repair", "大门的锁钥匙插进去转不动了。", R"({"trouble":"lock"})", at_home, 9},
    {"home_repair", "衣柜的门掉下来了，一个人装不上去。", R"({"trouble":"furniture"})", at_home, 8},
    {"errands", "腿脚不方便，想请人带一袋米和一桶油。", R"({"money":150})", at_home, 16},
    {"errands", "帮忙到营业厅交一下电费，家里没人会弄。", R"({"money":200})", at_home, 10},
    {"errands", "想买点青菜、豆腐和鸡蛋，够两天吃就行。", R"({"money":40})", at_home, 14},
    {"meals", "这两天手腕扭了做不了饭，想请人送中饭。", R"({"portions":1,"diet":["soft"]})", at_home, 14},
    {"meals", "老两口都感冒了，能不能帮忙带两份清淡的饭。", R"({"portions":2,"diet":["little_salt"]})", at_home, 12},
    {"medicine", "降压药快吃完了，想请人到中医院取一下。", R"({"pick_up":"市中医医院门诊药房","left":"day"})", at_home, 16},
    {"medicine", "胰岛素只剩一支，方子在家里。", R"({"pick_up":"玉岭社区卫生服务站","left":"week"})", at_home, 11},
    {"medicine", "孩子发烧走不开，请帮忙买退烧药。", R"({"pick_up":"巷口药房","left":"none"})", at_home, 6},
    {"company", "儿女都在外地，想有人下午来说说话。", R"({"likes":["talk"]})", at_home, 14},
    {"company", "老伴走了以后一个人闷得很，想有人陪着下棋。", R"({"likes":["games"]})", at_home, 9},
    {"company", "眼睛看不清了，想请人读读报纸。", R"({"likes":["reading","talk"]})", at_home, 8},
    {"hospital_escort", "星期四要去复查眼睛，一个人不敢过马路。", R"({"where":"市人民医院眼科","moving":"arm"})", at_home, 12},
    {"hospital_escort", "要去做透析，坐轮椅，想请人推一下。", R"({"where":"市中医医院","moving":"wheelchair"})", at_home, 7},
    {"phone_help", "手机上不会交医保，想请年轻人教一教。", "{}", at_home, 14},
    {"phone_help", "视频电话怎么也打不通，想看看孙子。", "{}", at_home, 12},
    {"elderly_check", "对门的老人两天没下楼了，敲门也没应，有点担心。", "{}", at_home, 4},
    {"elderly_check", "我在外地，妈妈今天电话没人接，请去看一眼。", "{}", at_home, 5},
    {"moving", "旧冰箱要搬到一楼，两个老人搬不动。", R"({"things":"一台旧冰箱","floors":5})", at_home, 8},
    {"moving", "换房间，要把床和衣柜挪到北屋。", R"({"things":"一张床、一个衣柜","floors":0})", at_home, 6},
    {"childcare", "今天加班，孩子放学想请人照看两个小时。", R"({"age":7,"hours":2})", at_home, 8},
    {"childcare", "老人住院要陪，小的没人带，半天就好。", R"({"age":3,"hours":4})", at_home, 6},
    {"tutoring", "五年级数学跟不上，想请人辅导应用题。", R"({"subject":"maths","learner":"primary"})", at_home, 8},
    {"tutoring", "孩子英语发音不好，想有人带着读。", R"({"subject":"english","learner":"middle"})", at_home, 7},
    {"tutoring", "我没上过学，想学认字，能看懂药盒子就好。", R"({"subject":"chinese","learner":"adult"})", at_home, 4},
    {"legal_advice", "租的房子房东不退押金，想问问怎么办。", R"({"matter":"housing"})", at_home, 6},
    {"legal_advice", "老人想把房子的事写清楚，遗嘱怎么立才算数。", R"({"matter":"family"})", at_home, 5},
    {"psychological_advice", "最近总睡不着，心里慌，想找人聊聊。", R"({"contact":"phone"})", at_home, 5},
    {"delivery", "快递放在驿站，四十斤的米面我拿不上楼。", R"({"pick_up":"小区门口快递驿站","weight":"heavy"})", at_home, 12},
    {"delivery", "坐月子出不了门，想请人把包裹捎上来。", R"({"pick_up":"东门快递柜","weight":"light"})", at_home, 9},
    {"group_purchase", "我们楼想一起买红薯和萝卜，每家十斤。", R"({"list":"红薯 120 斤、萝卜 80 斤"})", at_home, 5},
    {"paperwork", "高龄补贴要年审，材料看不懂。", R"({"what":"高龄补贴年审"})", at_home, 8},
    {"paperwork", "想给孙子办居住证明，要带哪些东西。", R"({"what":"居住证明"})", at_home, 6},
    {"dispute", "楼上漏水漏到我家墙皮掉了，说了几次都没结果。", R"({"about":"leak"})", at_home, 6},
    {"dispute", "过道里堆满了隔壁的东西，好好说他不听。", R"({"about":"space"})", at_home, 6},
    {"pets", "邻居的狗不牵绳，孩子吓得不敢下楼。", R"({"trouble":"lead"})", outdoors, 6},
    {"pets", "花坛边有几只流浪猫，天冷了怪可怜的。", R"({"trouble":"stray"})", outdoors, 4},
    {"noise", "楼下半夜还在唱歌，老人睡不着。", R"({"source":"shop"})", outdoors, 9},
    {"noise", "隔壁装修中午也不停，孩子午觉睡不成。", R"({"source":"home"})", outdoors, 8},
    {"lighting", "三单元二楼的声控灯坏了，晚上一片黑。", R"({"where":"stairs"})", outdoors, 12},
    {"lighting", "小区后门那盏路灯一闪一闪的。", R"({"where":"compound"})", outdoors, 10},
    {"rubbish", "垃圾桶满了两天没人收，味道大。", R"({"trouble":"not_collected"})", outdoors, 11},
    {"rubbish", "楼道里有人丢了旧沙发，进出都绊脚。", R"({"trouble":"bulky"})", outdoors, 8},
    {"lift", "电梯关门时总抖，还有响声，坐着害怕。", R"({"trouble":"unsafe"})", outdoors, 5},
    {"lift", "电梯停了，楼上有坐轮椅的老人下不来。", R"({"trouble":"stopped"})", outdoors, 4},
    {"water", "从早上起整栋楼都没水。", R"({"reach":"building"})", outdoors, 5},
    {"power_cut", "我们这一单元停电了，别的单元有电。", R"({"reach":"building"})", outdoors, 4},
    {"parking", "有车停在单元门口，轮椅出不来。", "{}", outdoors, 8},
    {"fire_lane", "消防通道上停了一排电动车。", R"({"what":"scooter"})", outdoors, 4},
    {"fire_hazard", "有人从窗户拉线下来给电动车充电。", R"({"what":"charging"})", outdoors, 5},
    {"road_damage", "大门口的井盖松了，一踩就响。", R"({"danger":"trip"})", outdoors, 6},
    {"greenery", "楼前的香樟树枝伸进阳台了，想修一修。", "{}", outdoors, 4},
    {"pests", "地下车库有老鼠，线都被咬了。", R"({"which":"rats"})", outdoors, 4},
    {"traffic", "学校门口放学时车乱停，孩子过马路危险。", "{}", outdoors, 3},
    {"lost_property", "在小花园捡到一串钥匙，有个红绳子。", R"({"which":"found"})", outdoors, 4},
    {"complaint", "报修的电话打了三次没人接，希望改一改。", R"({"about":"property"})", at_home, 4},
    {"suggestion", "建议在三岔口装一面转角镜，早晚看不清来车。", "{}", outdoors, 6},
    {"suggestion", "活动室能不能晚上开到八点，上班的人也想去。", "{}", at_home, 5},
    {"praise", "想谢谢上回送我去医院的小伙子，耐心得很。", R"({"whom":"陪我看病的志愿者"})", at_home, 6},
    {"other", "家里有一堆旧书，不知道能送到哪里。", "{}", at_home, 4},
});

constexpr auto pairs = std::to_array<Echo>({
    {{"lighting", "小区大门里面的路灯不亮了，晚上看不见路。", R"({"where":"compound"})", outdoors},
     {"lighting", "大门里面路灯不亮，晚上看不见路，老人差点摔了。", R"({"where":"compound"})", outdoors}},
    {{"rubbish", "小区东边垃圾桶满了没人收，一地都是。", R"({"trouble":"not_collected"})", outdoors},
     {"rubbish", "东边的垃圾桶满了没人收，都堆到路上了。", R"({"trouble":"not_collected"})", outdoors}},
    {{"fire_lane", "消防通道被一堆旧家具堵住了，救护车进不来。", R"({"what":"things"})", outdoors},
     {"fire_lane", "旧家具堵着消防通道，万一有事救护车进不来。", R"({"what":"things"})", outdoors}},
    {{"water", "我们楼没有水了，从中午停到现在。", R"({"reach":"building"})", outdoors},
     {"water", "楼里没有水，中午停到现在，老人做不了饭。", R"({"reach":"building"})", outdoors}},
    {{"road_damage", "小区门口的地砖翘起来了，有人绊倒。", R"({"danger":"dangerous"})", outdoors},
     {"road_damage", "门口的地砖翘起来，推婴儿车差点绊倒。", R"({"danger":"trip"})", outdoors}},
});

constexpr auto good_words = std::to_array<std::string_view>({
    "来得快，做得仔细，谢谢。", "小伙子人好，还帮忙把地拖了。", "说话和气，老人家很高兴。", "事情办好了，省了大心。", "比我想的还快。",
    "谢谢，下次还请他来。", "弄好了，现在一点不漏。", "耐心得很，教了三遍都不烦。", "多亏有人来，心里踏实了。", ""});
constexpr auto middling_words = std::to_array<std::string_view>({
    "弄好了一半，另一处还要等配件。", "来得晚了一点，事情是办了。", "暂时能用，过几天再看看。"});
constexpr auto bad_words = std::to_array<std::string_view>({
    "用了一晚上又坏了。", "说好了修，还是老样子。", "人来看了一眼就走了，事情没有办。"});
constexpr auto helper_notes = std::to_array<std::string_view>({
    "办好了，老人在家，一切都好。", "换了零件，试过没有问题。", "送到家里了。", "聊了一个多钟头，精神不错。", "都弄好了，说有事再叫我。",
    "看过了，已经处理。", "约好下周再来看一次。", ""});
constexpr auto receipts = std::to_array<std::string_view>({
    "买了米和油，一共 138 元，小票放在桌上。", "取了药，48.6 元，医保划了卡。", "青菜豆腐鸡蛋共 32 元，零钱退了。", "电费交了 200 元，收据给了本人。"});
constexpr auto reasons_to_decline = std::to_array<std::string_view>({
    "今天要接孩子，走不开。", "在外地，后天才回来。", "这两天腰疼，重活做不了。", "单位临时加班。"});

}  // namespace

std::span<const Saying> sayings() { return all; }
std::span<const Echo> echoes() { return pairs; }
std::span<const std::string_view> thanks() { return good_words; }
std::span<const std::string_view> half_thanks() { return middling_words; }
std::span<const std::string_view> reproaches() { return bad_words; }
std::span<const std::string_view> done_notes() { return helper_notes; }
std::span<const std::string_view> money_notes() { return receipts; }
std::span<const std::string_view> decline_reasons() { return reasons_to_decline; }

}  // namespace linli::demo
