#pragma once
#include "modules/requests/book.hpp"

namespace linli::requests {

class Requests;

// What the resident says of it. Nobody who did a part of the work rates, calls back or verifies it. Safe from several
// threads once the modules are open.
class Ratings {
 public:
  Ratings(const Book& book, const Requests& requests) : book_(book), requests_(requests) {}

  // By the resident or whoever acts for them. Solved or partly closes it, confirms the hours and books the points;
  // where a verification closes it, the word is kept and it waits for that. Not solved reopens it and needs the reason.
  // Refuses with requests.rate_by_call_back (whoever else ordered it), requests.not_now, requests.already_rated,
  // requests.own_work, requests.say_why, requests.too_late_to_reopen.
  RequestPage rate(Tx&, const Caller&, const RateRequest&) const;
  // What the resident said when somebody called; as `rate`, for whoever holds requests.rate_by_call and did not do the
  // work.
  RequestPage call_back(Tx&, const Caller&, const RateRequest&) const;
  // A look by somebody other than the handler; not passed reopens it and needs the reason. Refuses with
  // requests.not_to_verify where the resident's word or the handler's answer is enough.
  RequestPage verify(Tx&, const Caller&, const VerifyRequest&) const;
  // By the resident's side, within seven days after it was closed. Refuses with requests.too_late_to_reopen.
  RequestPage reopen(Tx&, const Caller&, const ActWithReason&) const;
  // What residents wrote to the caller for work that is solved, the newest first, at most 100: only their own words, and
  // nothing that staff wrote down on the telephone.
  Items<Thanks> thanks(Tx&, const Caller&, const InCommunity&) const;

 private:
  void require_no_part(Tx&, const Caller&, const Request&) const;
  bool needs_verification(Tx&, const Request&) const;
  void hear(Tx&, const Caller&, Request request, const RateRequest&, bool by_call_back) const;
  void close(Tx&, const Caller&, Request&, std::string_view move, std::string_view word, Words::Arguments said) const;
  void open_again(Tx&, const Caller&, Request&, std::string_view word, const std::string& reason) const;

  const Book& book_;
  const Requests& requests_;
};

}  // namespace linli::requests
