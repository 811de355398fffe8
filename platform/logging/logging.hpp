#pragma once
#include <string>

namespace linli {

// Sends the log to standard error as lines of key=value, from `level` upwards ("debug", "info", "warn", "error").
// Throws std::runtime_error for another word. What is logged holds no secrets, no bodies and no telephone numbers; that
// is the duty of whoever logs. Call once, before any thread starts.
void log_to_stderr(const std::string& level);

}  // namespace linli
