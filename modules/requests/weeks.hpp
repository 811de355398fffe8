#pragma once
#include "modules/requests/book.hpp"
#include "modules/requests/weeks/records.hpp"

namespace linli::requests {

// Twelve weeks in numbers, and the burden account: how often the program asked something of those who work here.
// Computed at every reading, from what was done; nothing is kept. Safe from several threads once the modules are open.
class Weeks {
 public:
  explicit Weeks(const Book& book) : book_(book) {}

  // Of the requests within the caller's reach.
  WeeksPage weeks(Tx&, const Caller&, const InCommunity&) const;
  // The sum of the whole community and the caller's own part. Nobody reads anybody else's: whoever gives roles here is
  // told how many people were asked how often, without names, and only when at least five were asked.
  Burden burden(Tx&, const Caller&, const InCommunity&) const;

 private:
  const Book& book_;
};

}  // namespace linli::requests
