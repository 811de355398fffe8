#include "platform/module/data_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <string>

namespace linli {
namespace {

std::runtime_error cannot_lock(const std::filesystem::path& file, const char* why) {
  return std::runtime_error("cannot lock the data folder with " + file.string() + ": " + why);
}

// "linli serve", as the process was started; its number alone when it is of another machine or user.
std::string program_of(const std::string& process) {
  std::ifstream in("/proc/" + process + "/cmdline");
  std::string name, command;
  std::getline(in, name, '\0');
  std::getline(in, command, '\0');
  if (name.empty()) return "another program";
  return std::filesystem::path(name).filename().string() + (command.empty() ? "" : " " + command);
}

std::runtime_error held_by_another(const std::filesystem::path& file) {
  std::string process;
  std::getline(std::ifstream(file), process);
  const bool known = !process.empty() && std::ranges::all_of(process, [](char c) { return c >= '0' && c <= '9'; });
  const auto who = known ? program_of(process) + " (process " + process + ")" : "another program";
  return std::runtime_error("the data folder " + file.parent_path().string() + " is in use by " + who +
                            "; end that one, or wait until it is done, then start again");
}

}  // namespace

DataLock::DataLock(const std::filesystem::path& folder) {
  const auto path = folder / "linli.lock";
  file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw cannot_lock(path, std::strerror(errno));
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const auto error = errno;
    ::close(file_);
    throw error == EWOULDBLOCK ? held_by_another(path) : cannot_lock(path, std::strerror(error));
  }
  // Only for the words of a refusal: the lock holds without it, on a full disk too.
  const auto process = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file_, 0) == 0) [[maybe_unused]]
    const auto written = ::write(file_, process.data(), process.size());
}

// The file stays: removing it would let a third program lock a new one beside a second that holds the old.
DataLock::~DataLock() { ::close(file_); }

}  // namespace linli
