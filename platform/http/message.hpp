// One HTTP exchange without any HTTP library: what the router and the tests see.
#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace linli {

struct HttpRequest {
  std::string method = "GET";
  std::string path;                             // decoded, without the query
  std::map<std::string, std::string> query;     // decoded
  std::map<std::string, std::string> headers;   // names in lower case
  std::map<std::string, std::string> cookies;
  std::string address;                          // of the client
  std::string body;

  std::string header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string() : found->second;
  }
};

struct HttpResponse {
  int status = 200;
  std::string body;
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers;
  // Seconds for which a client may keep it; 0 says no-store.
  int keep_seconds = 0;
};

// Splits "/a%20b?x=1&y=2" into path and query; false when an escape is broken or the text is not UTF-8.
bool split_target(std::string_view target, std::string& path, std::map<std::string, std::string>& query);
// Reads "a=1&b=2" (application/x-www-form-urlencoded); false when it is broken.
bool read_form(std::string_view form, std::map<std::string, std::string>& fields);
// As above, in the order in which they came: a name may come several times ("a[]=1&a[]=2").
bool read_form(std::string_view form, std::vector<std::pair<std::string, std::string>>& fields);
std::map<std::string, std::string> read_cookies(std::string_view header);

}  // namespace linli
