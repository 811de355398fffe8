#pragma once
#include <filesystem>

namespace linli {

// Keeps other programs from writing into a data folder while this one does: two would give the same ids to different
// things. Held by flock on `linli.lock`, so that it ends with the program, however that ends.
class DataLock {
 public:
  // Throws std::runtime_error that names the program that holds the folder, and its process, in plain words.
  explicit DataLock(const std::filesystem::path& folder);
  ~DataLock();
  DataLock(const DataLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace linli
