// A running community and people who ask it for strange things.
#pragma once
#include "tests/faults/running.hpp"

namespace linli::testing {

// Every row of every table, as one hash.
std::string contents_of(const Hamlet& hamlet);

// A problem as RFC 9457 wants it, with this code and these fields.
void check_problem(const Reply& reply, int status, const std::string& code, std::vector<std::string> pointers = {});

struct Scene {
  Hamlet hamlet;
  Server server{hamlet.data()};
  Visitor resident = hamlet.sign_in(server, Hamlet::residents[0]);
  Visitor other = hamlet.sign_in(server, Hamlet::residents[1]);

  std::string ordered() const { return testing::ordered(server, resident); }
  // Asks in both languages and looks whether anything changed.
  void check_refused(const Visitor& who, const std::string& method, const std::string& path, const std::string& body,
                     int status, const std::string& code, const std::vector<std::string>& pointers = {},
                     const std::string& more_headers = "") const;
};

}  // namespace linli::testing
