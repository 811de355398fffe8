#pragma once
#include "platform/db/tx.hpp"
#include "platform/record/identity.hpp"

// The keyed hashes under which the directory tables know numbers that nobody may read there.
namespace linli::people {

inline std::string hash_of(Tx& tx, const Phone& phone) { return tx.vault().keyed_hash("phone", phone.digits()); }
inline std::string hash_of(Tx& tx, const IdNumber& number) { return tx.vault().keyed_hash("id_number", number.characters()); }

}  // namespace linli::people
