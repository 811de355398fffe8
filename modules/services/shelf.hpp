#pragma once
#include <mutex>
#include <unordered_map>

#include "modules/services/reading.hpp"
#include "modules/services/services.hpp"

namespace linli::services {

// What one edition's text holds: the part of its subject.
struct EditionContent {
  std::shared_ptr<const Service> kind;
  std::shared_ptr<const Ladder> ladder;
  std::shared_ptr<const WorkingTime> working_time;
};

// What an own edition is read against.
struct Surroundings {
  const Catalogue& catalogue;
  Terms terms;  // those in force
};

// Reads an edition as strictly as a file, and keeps it to what an edition may change: not its code, not how a kind is
// closed (what was ordered waits for it), not the zone of a calendar. Throws YamlFault.
EditionContent read_edition(const Surroundings&, Subject, const std::string& code, const std::string& text);

// Editions as they were read and the terms they make, each once for as long as the program runs: editions never change,
// and what other modules hold stays good. Safe from several threads.
class Shelf {
 public:
  explicit Shelf(const Catalogue& catalogue, const Terms& shipped) : catalogue_(catalogue), shipped_(shipped) {}

  // The terms that began with an edition; null when nobody asked before.
  const Terms* find(std::int64_t edition) const;
  // Makes and keeps them from all editions up to that one, the oldest first.
  const Terms& keep(std::int64_t edition, const std::vector<Edition>& editions);

 private:
  struct Read {
    EditionContent content;
    std::optional<Words2> fault;
  };
  const Read& read(const Terms::Parts& parts, const Edition& edition);
  void lay_over(Terms::Parts& parts, const Edition& edition);

  const Catalogue& catalogue_;
  const Terms& shipped_;
  mutable std::mutex mutex_;
  std::unordered_map<std::int64_t, Read> read_;
  std::unordered_map<std::int64_t, std::unique_ptr<const Terms>> terms_;
};

// The shipped catalogue as terms.
std::unique_ptr<const Terms> terms_of(const Catalogue& catalogue);

}  // namespace linli::services
