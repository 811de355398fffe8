// Passwords and second factors.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/instant.hpp"

namespace linli {

// Argon2id (RFC 9106) of a password: 19 MiB, two passes. Slow by intent: never call it on the database lane.
std::string hash_password(std::string_view password);
bool verify_password(const std::string& hash, std::string_view password);

// A second factor that an authenticator app shows: TOTP (RFC 6238), SHA-1, six digits, 30 seconds.
std::string new_totp_secret();  // 160 bits
std::string totp_code(std::string_view secret, Instant at);
// The step that a code belongs to, one step early or late allowed; 0 when it fits none. Refuse a step already used.
std::int64_t totp_step(std::string_view secret, std::string_view code, Instant now);
// otpauth:// URI to draw as a QR code.
std::string totp_uri(std::string_view secret, std::string_view account_name);

}  // namespace linli
