#pragma once
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <mutex>

#include "platform/base/phone.hpp"
#include "platform/settings/settings.hpp"

namespace linli {

// Where words to a telephone leave the house. Gateways for short messages and voice come behind the same door. Safe
// from several threads; must not throw for an unreachable recipient.
class MessagePort {
 public:
  virtual ~MessagePort() = default;
  virtual void send(const Phone& to, const std::string& words) = 0;
};

// The port that the settings choose: `console` prints to standard output, `file` adds a JSON line to a file that only its
// owner can read. Throws std::runtime_error for any other word.
std::unique_ptr<MessagePort> open_message_port(const Settings& settings);

}  // namespace linli
