#pragma once
#include "modules/open311/records.hpp"
#include "platform/http/message.hpp"

namespace linli::open311 {

// The parameters of a form or query, in the order in which they came. An empty one counts as one that was not sent.
class Sent {
 public:
  using Pairs = std::vector<std::pair<std::string, std::string>>;

  explicit Sent(Pairs pairs) : pairs_(std::move(pairs)) {}
  // The last value with this name, without space around it; empty when there is none.
  std::string text(std::string_view name) const;
  // Comma-separated, in one parameter or several.
  std::vector<std::string> list(std::string_view name) const;
  const Pairs& pairs() const { return pairs_; }

 private:
  Pairs pairs_;
};

Sent sent_in_query(const HttpRequest&);

// What somebody reports, as far as it can be read without the database. `place_code` is the address_id: an area's code.
struct Report {
  std::string words;  // the description and, on a line of its own, the media_url
  std::string name;
  std::optional<Phone> phone;
  std::string address;
  std::string place_code;
  std::optional<double> lat;
  std::optional<double> lng;
};
// Complains at every parameter that cannot be taken, and at /lat when no place is said at all.
Report read_report(const Sent&, json::Complaints&);
// attribute[code]=value and attribute[code][]=value as answers to a kind's questions; what is asked and allowed is left
// to services.check_answers.
JsonObject read_answers(const Sent&, const std::vector<services::ServiceField>&);

struct Period {
  Instant from;
  Instant to;
};
// The 90 days until now, from the start or until the end; complains at /start_date and /end_date.
Period read_period(const Sent&, Instant now, json::Complaints&);
// The states that "open" and "closed" ask for, empty without a status; complains at /status.
std::optional<std::vector<requests::State>> read_states(const Sent&, json::Complaints&);

// What a grid worker saw or another program told: written for others, not by a resident for their community.
bool is_told_openly(const requests::Request&);
// Where a request is, as everybody may read it: the place that was told; only its compound, where a resident's own
// order or an address names a home; or nothing but how it stands.
enum class Sight { whole, compound, standing };
// Matters of streets and grounds and of safety.
bool is_public(const services::Service&);
// Empty when it is nobody's business: what a resident ordered about their own life.
std::optional<Sight> sight_of(const services::Service&, const requests::Request&);

// The words with long numbers masked: telephones and identity cards that people write down.
std::string without_numbers(std::string_view words);
struct Described {
  std::string description;
  std::string media_url;
};
// Takes apart what `Report::words` put together.
Described described(const requests::Request&);

Instant updated_at(const requests::Request&);
double metres_between(double lat, double lng, double other_lat, double other_lng);

}  // namespace linli::open311
