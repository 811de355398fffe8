#include "platform/messages/message_port.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "platform/record/leaf.hpp"

namespace linli {
namespace {

class ConsolePort final : public MessagePort {
 public:
  void send(const Phone& to, const std::string& words) override {
    const std::scoped_lock lock(mutex_);
    std::printf("message to %s: %s\n", to.digits().c_str(), words.c_str());
    std::fflush(stdout);
  }

 private:
  std::mutex mutex_;
};

class FilePort final : public MessagePort {
 public:
  explicit FilePort(const std::filesystem::path& file) : descriptor_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw std::runtime_error("cannot write the message file " + file.string());
  }
  ~FilePort() override { ::close(descriptor_); }

  void send(const Phone& to, const std::string& words) override {
    std::string line = "{\"to\":";
    write_json_string(line, to.digits());
    line += ",\"words\":";
    write_json_string(line, words);
    line += "}\n";
    const std::scoped_lock lock(mutex_);
    [[maybe_unused]] const auto written = ::write(descriptor_, line.data(), line.size());
  }

 private:
  int descriptor_;
  std::mutex mutex_;
};

}  // namespace

std::unique_ptr<MessagePort> open_message_port(const Settings& settings) {
  const auto& port = settings.text("message_port");
  if (port == "console") return std::make_unique<ConsolePort>();
  if (port != "file") throw std::runtime_error("message_port must be console or file, not “" + port + "”");
  const auto& file = settings.text("message_file");
  return std::make_unique<FilePort>(file.empty() ? settings.data() / "messages.jsonl" : std::filesystem::path(file));
}

}  // namespace linli
