#pragma once
#include <memory>
#include <string>

namespace linli {

class Database;
class Live;

// What the program counts about itself, in the text format of Prometheus. No label names a person, a place or a thing.
// Safe from several threads.
class Metrics {
 public:
  Metrics(const Database& database, const Live& live);
  ~Metrics();

  // One answered request: its status and how many seconds it took.
  void count(int status, double seconds);
  // Everything as of now.
  std::string text();

 private:
  struct Gauges;
  std::unique_ptr<Gauges> gauges_;
  const Database& database_;
  const Live& live_;
};

}  // namespace linli
