#include <cstdio>
#include <exception>

#include "bench/requests/parts.hpp"

// Measures the parts of bench `requests` that bench/requests/run puts together. `bench_requests PART --help`.
int main(int count, char** arguments) {
  CLI::App app{"The parts of bench requests. Each prints one line of JSON."};
  app.require_subcommand(1);
  linli::bench::add_assignment(app);
  linli::bench::add_raw_commits(app);
  linli::bench::add_load(app);
  linli::bench::add_multiply(app);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_requests: %s\n", error.what());
    return 1;
  }
}
