// The book "stock": where the pieces of a good are. Every movement is two lines; only the house, from which goods come,
// may fall below zero.
#pragma once
#include "modules/store/records.hpp"
#include "platform/db/tx.hpp"

namespace linli::store {

namespace pile {
inline constexpr std::string_view house{"house"}, shelf{"shelf"}, reserved{"reserved"}, handed_over{"handed_over"},
    written_off{"written_off"};
}

// Moves pieces of a good from one pile to another. Refuses with ledger.not_enough when there are fewer.
void move_pieces(Tx&, Id<Area> community, Id<Good> good, std::string_view from, std::string_view to,
                 std::int64_t pieces, const ledger::Memo& memo);
std::int64_t pieces_on(Tx&, Id<Area> community, Id<Good> good, std::string_view on);
std::vector<ledger::Line> lines_of_shelf(Tx&, Id<Area> community, Id<Good> good);

}  // namespace linli::store
