// A small module for the tests of the platform: notes that are written, read and refused.
#pragma once
#include "platform/http/common_answer.hpp"
#include "platform/module/module.hpp"

namespace linli::notes {

inline constexpr Permission write_notes{"notes.write"};

struct Note {
  Id<Note> id;
  std::string words;
  Instant at;
};
LINLI_RECORD(Note, id, words, at)

struct WriteNote {
  Text<1, 20> words;
};
LINLI_RECORD(WriteNote, words)

struct WriteNoteThere {
  Id<Area> community_id;
  Text<1, 20> words;
};
LINLI_RECORD(WriteNoteThere, community_id, words)

class Notes {
 public:
  Note write(Tx& tx, const Caller&, const WriteNote& input) const {
    const Note note{tx.new_id<Note>(), input.words.str(), tx.now()};
    tx.insert("notes_notes", note);
    tx.announce("notes", 7, note.id.value);
    return note;
  }
  Note write_there(Tx& tx, const Caller& caller, const WriteNoteThere& input) const {
    return write(tx, caller, {input.words});
  }
  // Writes, then refuses: nothing of it may stay.
  Note refuse(Tx& tx, const Caller& caller, const WriteNote& input) const {
    write(tx, caller, input);
    throw Refusal::conflict("notes.refused");
  }
  // Writes, then breaks.
  Note fail(Tx& tx, const Caller& caller, const WriteNote& input) const {
    write(tx, caller, input);
    throw std::runtime_error("the secret reason");
  }
  Items<Note> list(Tx& tx, const Caller&, const Nothing&) const { return {tx.all<Note>(list_notes)}; }

 private:
  static constexpr Statement list_notes{"select id, words, at from notes_notes order by id"};
};

inline HttpResponse small_answer(const std::string& body) { return {200, body, "text/plain", {}, 0}; }

inline Module module() {
  Embedded embedded;
  embedded.migrations.push_back(
      {"notes", "0001-create-notes",
       "create table notes_notes (id bigint primary key, words text not null, at bigint not null);"});
  embedded.words_zh = R"({"notes.refused": "不行。"})";
  embedded.words_en = R"({"notes.refused": "No."})";
  return {"notes", embedded, {write_notes}, [](Opening& opening, Routes& routes) {
            auto& notes = opening.provide<Notes>();
            opening.reception.find_community_with(
                [](Tx&, Id<Area> id) { return id.value == 7 ? std::optional<std::string>("4210") : std::nullopt; });
            routes.get("/notes", publik, "list", verb<&Notes::list>(notes));
            routes.get("/common-notes", publik, "list_for_all", common(verb<&Notes::list>(notes)));
            routes.get_slow("/slow-notes", publik, "list_slowly", verb<&Notes::list>(notes));
            routes.post("/notes", publik, "write", verb<&Notes::write>(notes, 201));
            routes.post("/refused-notes", publik, "refuse", verb<&Notes::refuse>(notes));
            routes.post("/failed-notes", publik, "fail", verb<&Notes::fail>(notes));
            routes.post("/my-notes", signed_in, "write_mine", verb<&Notes::write>(notes, 201));
            routes.post("/communities/{community_id}/notes", write_notes, "write_there",
                        verb<&Notes::write_there>(notes, 201));
            routes
                .raw("PUT", "/pictures", publik, "keep_picture", Place::writing,
                     [](Tx&, const Exchange& exchange) {
                       return small_answer(std::to_string(exchange.request.body.size()));
                     })
                .body_limit = 5 * 1024 * 1024;
            routes.prepared(
                "POST", "/prepared-notes", publik, "prepare",
                [](Tx&, const Exchange& exchange) {
                  if (exchange.request.body == "bad") throw Refusal(403, "notes.refused");
                  return std::make_shared<const std::string>("prepared " + exchange.request.body);
                },
                [](Tx&, const Exchange& exchange) {
                  return small_answer(exchange.prepared.as<std::string>());
                });
          }};
}

}  // namespace linli::notes
