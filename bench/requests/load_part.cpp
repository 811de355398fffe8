#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "bench/requests/parts.hpp"

namespace linli::bench {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + " cannot be read");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void print(const LoadFigures& figures) {
  boost::json::object errors;
  for (const auto& [what, count] : figures.errors) errors[what] = count;
  boost::json::object line{{"rate", figures.rate()},     {"answers", figures.answers}, {"seconds", figures.seconds},
                           {"p50_ms", figures.p50_ms},   {"p99_ms", figures.p99_ms},   {"max_ms", figures.max_ms},
                           {"errors", std::move(errors)}};
  if (!figures.first_refusal.empty()) line["first_refusal"] = figures.first_refusal;
  std::printf("%s\n", boost::json::serialize(line).c_str());
}

struct Options {
  LoadPlan plan;
  std::string body_file;
  std::vector<std::string> cookies, tokens;
};

void run(Options& options) {
  if (!options.body_file.empty()) options.plan.body = text_of(options.body_file);
  if (options.tokens.size() > options.cookies.size())
    throw std::runtime_error("Every --csrf needs its --cookie before it.");
  options.tokens.resize(options.cookies.size());
  for (std::size_t i = 0; i < options.cookies.size(); ++i)
    options.plan.sessions.push_back({options.cookies[i], options.tokens[i]});
  print(load(options.plan));
}

}  // namespace

void add_load(CLI::App& app) {
  auto* part = app.add_subcommand("load", "Closed-loop HTTP load: GET a path, or POST a body that differs each time");
  const auto options = std::make_shared<Options>();
  auto& plan = options->plan;
  part->add_option("--host", plan.host, "Only this machine")
      ->check(CLI::IsMember({"127.0.0.1"}))
      ->capture_default_str();
  part->add_option("--port", plan.port, "Where the server listens")->required();
  part->add_option("--path", plan.path, "The path; {n} becomes the number of the request")->required();
  auto* body = part->add_option("--body", plan.body, "Body to POST; {n} becomes the number of the request");
  part->add_option("--body-file", options->body_file, "The same from a file")->excludes(body);
  part->add_option("--cookie", options->cookies, "Cookie header; repeat it to share the load among sessions");
  part->add_option("--csrf", options->tokens, "CSRF token of the cookie in the same place");
  part->add_option("--connections", plan.connections, "Connections kept open")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  part->add_option("--seconds", plan.seconds, "How long")->check(CLI::Range(0.1, 60.0))->capture_default_str();
  part->callback([options] { run(*options); });
}

}  // namespace linli::bench
