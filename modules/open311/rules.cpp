#include "modules/open311/rules.hpp"

#include <charconv>
#include <cmath>

namespace linli::open311 {
namespace {

constexpr std::size_t most_letters = 4000, longest_address = 200, longest_link = 500, longest_name = 60;
constexpr Duration longest_period = days(90);
constexpr std::string_view attribute{"attribute["};

// "a, b" is a and b.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find(',', start), text.size());
    if (auto part = tidy(text.substr(start, end - start)); !part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

std::optional<double> number_of(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return {};
  return number;
}

std::optional<double> degrees(const Sent& sent, const char* name, double bound, json::Complaints& complaints) {
  const auto text = sent.text(name);
  if (text.empty()) return {};
  const auto number = number_of(text);
  const auto pointer = std::string("/") + name;
  if (!number)
    complaints.push_back({pointer, "json.wrong_type", "number"});
  else if (*number < -bound || *number > bound)
    complaints.push_back({pointer, *number < 0 ? "number.too_small" : "number.too_large",
                          std::to_string(static_cast<int>(*number < 0 ? -bound : bound))});
  return number;
}

std::string at_most(const Sent& sent, const char* name, std::size_t letters, json::Complaints& complaints) {
  auto text = sent.text(name);
  if (length_of(text) > letters)
    complaints.push_back({std::string("/") + name, "text.too_long", std::to_string(letters)});
  return text;
}

bool is_link(std::string_view text) {
  return (text.starts_with("http://") || text.starts_with("https://")) && text.find_first_of(" \t\r\n") == text.npos;
}

// 周 and 敏 are 周敏; Min and Zhou are Min Zhou.
std::string whole_name(const std::string& first, const std::string& last) {
  const bool plain = std::ranges::all_of(first + last, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return Text<0, longest_name>(plain ? first + " " + last : last + first).str();
}

void read_place(const Sent& sent, Report& report, json::Complaints& complaints) {
  report.address = at_most(sent, "address_string", longest_address, complaints);
  report.place_code = sent.text("address_id");
  report.lat = degrees(sent, "lat", 90, complaints);
  report.lng = degrees(sent, "long", 180, complaints);
  const bool has_lat = !sent.text("lat").empty(), has_long = !sent.text("long").empty();
  if (has_lat != has_long) complaints.push_back({has_lat ? "/long" : "/lat", "json.required", {}});
  if (!has_lat && !has_long && report.address.empty() && report.place_code.empty())
    complaints.push_back({"/lat", "open311.say_where", {}});
}

// The code in "attribute[code]" or "attribute[code][]"; empty for any other name.
std::string_view attribute_code(std::string_view name) {
  if (!name.starts_with(attribute)) return {};
  name.remove_prefix(attribute.size());
  const auto end = name.find(']');
  if (end == name.npos || !(name.substr(end) == "]" || name.substr(end) == "][]")) return {};
  return name.substr(0, end);
}

boost::json::value value_for(const services::ServiceField* field, const std::string& text) {
  const auto number = field != nullptr && field->type == services::FieldType::number ? number_of(text) : std::nullopt;
  if (!number) return boost::json::value(text);
  const auto whole = std::llround(std::clamp(*number, -1e15, 1e15));
  return static_cast<double>(whole) == *number ? boost::json::value(whole) : boost::json::value(*number);
}

// A plus that nobody escaped came as a space: "…T00:00:00 08:00".
std::optional<Instant> instant_of(const Sent& sent, const char* name, json::Complaints& complaints) {
  auto text = sent.text(name);
  if (text.empty()) return {};
  std::ranges::replace(text, ' ', '+');
  const auto instant = parse_instant(text);
  if (!instant) complaints.push_back({std::string("/") + name, "instant.not_an_instant", {}});
  return instant;
}

bool names_a_home(std::string_view address) {
  return address.find("单元") != address.npos || address.find("室") != address.npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number at the front of `words`, also in groups: "138 0000 1111", "0717-622-1234".
struct Run {
  std::size_t length = 0;
  std::size_t digits = 0;
  std::size_t longest = 0;  // digits in one group

  // Dates with a time have ten digits, so what comes in groups is a telephone from eleven.
  bool is_private() const { return longest >= 7 || digits >= 11; }
};
Run run_of(std::string_view words) {
  Run run;
  for (std::size_t group = 0, i = 0; i < words.size(); ++i) {
    if (is_digit(words[i])) {
      ++run.digits;
      run.longest = std::max(run.longest, ++group);
      run.length = i + 1;
    } else if (group > 0 && (words[i] == ' ' || words[i] == '-')) {
      group = 0;
    } else {
      break;
    }
  }
  return run;
}

}  // namespace

std::string Sent::text(std::string_view name) const {
  std::string found;
  for (const auto& [key, value] : pairs_)
    if (key == name) found = tidy(value);
  return found;
}

std::vector<std::string> Sent::list(std::string_view name) const {
  std::vector<std::string> items;
  for (const auto& [key, value] : pairs_)
    if (key == name) std::ranges::move(parts_of(value), std::back_inserter(items));
  return items;
}

Sent sent_in_query(const HttpRequest& request) { return Sent({request.query.begin(), request.query.end()}); }

Report read_report(const Sent& sent, json::Complaints& complaints) {
  Report report;
  report.words = at_most(sent, "description", most_letters, complaints);
  const auto link = at_most(sent, "media_url", longest_link, complaints);
  if (!link.empty() && !is_link(link)) complaints.push_back({"/media_url", "open311.not_a_link", {}});
  if (!link.empty()) report.words += (report.words.empty() ? "" : "\n") + link;
  report.name = whole_name(sent.text("first_name"), sent.text("last_name"));
  if (const auto phone = sent.text("phone"); !phone.empty()) {
    const char* fault = nullptr;
    report.phone = Phone::make(phone, fault);
    if (fault != nullptr) complaints.push_back({"/phone", fault, {}});
  }
  read_place(sent, report, complaints);
  return report;
}

JsonObject read_answers(const Sent& sent, const std::vector<services::ServiceField>& fields) {
  JsonObject answers;
  for (const auto& [name, value] : sent.pairs()) {
    const auto code = attribute_code(name);
    const auto text = tidy(value);
    if (code.empty() || text.empty()) continue;
    const auto found = std::ranges::find(fields, code, &services::ServiceField::code);
    const auto* field = found == fields.end() ? nullptr : &*found;
    auto& answer = answers.value[code];
    if (field == nullptr || field->type != services::FieldType::choices) {
      answer = value_for(field, text);
      continue;
    }
    if (!answer.is_array()) answer.emplace_array();
    for (const auto& each : parts_of(text)) answer.get_array().emplace_back(each);
  }
  return answers;
}

Period read_period(const Sent& sent, Instant now, json::Complaints& complaints) {
  const auto start = instant_of(sent, "start_date", complaints), end = instant_of(sent, "end_date", complaints);
  if (start && !end) return {*start, *start + longest_period};
  const Period period{start.value_or(end.value_or(now) - longest_period), end.value_or(now)};
  if (period.to < period.from || period.to - period.from > longest_period)
    complaints.push_back({"/end_date", "open311.period", {}});
  return period;
}

std::optional<std::vector<requests::State>> read_states(const Sent& sent, json::Complaints& complaints) {
  const auto words = sent.list("status");
  if (words.empty()) return {};
  std::vector<requests::State> states;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<requests::State>>([&](auto each) {
    if (std::ranges::find(words, is_open(each.value) ? "open" : "closed") != words.end()) states.push_back(each.value);
  });
  if (std::ranges::any_of(words, [](const auto& word) { return word != "open" && word != "closed"; }))
    complaints.push_back({"/status", "json.not_one_of", "open, closed"});
  return states;
}

bool is_public(const services::Service& service) {
  return service.group == "public_space" || service.group == "safety";
}

bool is_told_openly(const requests::Request& request) {
  using requests::Channel;
  return request.channel == Channel::open311 || request.channel == Channel::event || request.channel == Channel::import;
}

std::optional<Sight> sight_of(const services::Service& service, const requests::Request& request) {
  if (!is_public(service))
    return request.channel == requests::Channel::open311 ? std::optional(Sight::standing) : std::nullopt;
  return is_told_openly(request) && !names_a_home(request.place_text) ? Sight::whole : Sight::compound;
}

std::string without_numbers(std::string_view words) {
  std::string masked;
  while (!words.empty()) {
    const auto run = run_of(words);
    if (run.is_private())
      masked.append(words.substr(0, 3)).append("****");
    else
      masked.append(words.substr(0, std::max<std::size_t>(1, run.length)));
    words.remove_prefix(std::max<std::size_t>(1, run.length));
  }
  return masked;
}

Described described(const requests::Request& request) {
  const auto last_line = request.words.substr(request.words.rfind('\n') + 1);
  if (request.channel != requests::Channel::open311 || !is_link(last_line)) return {without_numbers(request.words), {}};
  auto description = request.words.substr(0, request.words.size() - last_line.size());
  if (!description.empty()) description.pop_back();
  return {without_numbers(description), last_line};
}

Instant updated_at(const requests::Request& request) {
  if (request.closed_at) return *request.closed_at;
  return std::max({request.ordered_at, request.accepted_at.value_or(request.ordered_at),
                   request.done_at.value_or(request.ordered_at)});
}

double metres_between(double lat, double lng, double other_lat, double other_lng) {
  constexpr double metres_per_degree = 111'320, degree = 3.14159265358979 / 180;
  return std::hypot(lat - other_lat, (lng - other_lng) * std::cos(lat * degree)) * metres_per_degree;
}

}  // namespace linli::open311
