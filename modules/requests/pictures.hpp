#pragma once
#include "modules/requests/book.hpp"
#include "platform/auth/rate_limit.hpp"
#include "platform/http/route.hpp"

namespace linli::requests {

inline constexpr std::size_t largest_picture = 2 * 1024 * 1024;

// Pictures that came with a verb now belong to its request. Refuses with requests.no_such_picture those that this
// account did not upload or that belong to another.
void attach_pictures(Tx&, const Caller&, const Request&, const std::vector<std::string>& ids);

// Pictures of requests. They are uploaded before the order or note that names them; what is never named is forgotten
// after a day. Safe from several threads.
class Pictures {
 public:
  explicit Pictures(const Book& book);

  // The body is the picture; it is kept without the place and time that telephones write into it. For whoever lives,
  // works or acts for somebody in the community. Refuses with requests.pictures_elsewhere, requests.not_a_picture,
  // requests.broken_picture, requests.picture_too_large, requests.too_many_pictures while twenty wait, and
  // platform.too_many.
  HttpResponse upload(Tx&, const Exchange&) const;
  // For whoever may see the request.
  HttpResponse show(Tx&, const Exchange&) const;
  // One that waits, for whoever uploaded it.
  HttpResponse show_waiting(Tx&, const Exchange&) const;
  void forget_waiting(Tx&) const;

 private:
  const Book& book_;
  mutable RateLimit uploads_per_account_;
};

}  // namespace linli::requests
