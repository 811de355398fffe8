#include "shapes/work/trace.hpp"

#include "shapes/work/statements.hpp"

namespace linli::work {

void add_trace(Tx& tx, const Caller& caller, Id<Area> community, Id<Subject> subject, const TraceLine& line) {
  TraceRow row;
  row.community_id = community;
  row.id = tx.new_id<TraceRow>();
  row.subject_id = subject;
  row.at = line.at.value_or(tx.now());
  row.code = line.code;
  for (const auto& [name, value] : line.arguments) row.arguments.value[name] = value;
  row.person_id = caller.person_id;
  row.by_name = caller.name;
  row.on_behalf_of = line.on_behalf_of;
  row.pictures = line.pictures;
  tx.insert("work_traces", row);
}

std::vector<TraceRow> trace_of(Tx& tx, Id<Area> community, Id<Subject> subject) {
  return tx.all<TraceRow>(statements::trace_of, community, subject);
}

Words2 sentence(const Words& words, const TraceRow& row) {
  Words::Arguments zh{{"by", row.by_name}, {"for", row.on_behalf_of}}, en = zh;
  for (const auto& [name, value] : row.arguments.value) {
    if (!value.is_string()) continue;
    const std::string key(name), text(value.get_string());
    // An argument may be given in both languages as "name.zh" and "name.en".
    if (key.ends_with(".zh")) zh.emplace_back(key.substr(0, key.size() - 3), text);
    else if (key.ends_with(".en")) en.emplace_back(key.substr(0, key.size() - 3), text);
    else zh.emplace_back(key, text), en.emplace_back(key, text);
  }
  return {words.say("zh", row.code, zh), words.say("en", row.code, en)};
}

}  // namespace linli::work
