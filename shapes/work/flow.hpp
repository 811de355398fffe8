#pragma once
#include <span>
#include <vector>

#include "platform/auth/permission.hpp"
#include "platform/record/fields.hpp"

namespace linli::work {

// One way a piece of work may go. `name` is the sub-resource that does it ("withdrawal") and the word in its trace.
template <class State>
struct Move {
  std::string_view name;
  State from;
  State to;
  Permission permission;
};

// The flow of one kind of work as a table: the API, the buttons, the diagram in the documents and the tests read it.
template <class State>
class Flow {
 public:
  constexpr explicit Flow(std::span<const Move<State>> moves) : moves_(moves) {}

  // The move called `name` out of `from`; null when the flow has none.
  const Move<State>* find(std::string_view name, State from) const {
    for (const auto& move : moves_)
      if (move.name == name && move.from == from) return &move;
    return nullptr;
  }
  std::vector<Move<State>> out_of(State from) const {
    std::vector<Move<State>> out;
    for (const auto& move : moves_)
      if (move.from == from) out.push_back(move);
    return out;
  }
  std::span<const Move<State>> moves() const { return moves_; }

  // The table as a Mermaid state diagram.
  std::string diagram() const {
    std::string text = "stateDiagram-v2\n";
    for (const auto& move : moves_)
      text += "  " + std::string(word_of(move.from)) + " --> " + std::string(word_of(move.to)) + ": " + std::string(move.name) + "\n";
    return text;
  }

 private:
  std::span<const Move<State>> moves_;
};

}  // namespace linli::work
