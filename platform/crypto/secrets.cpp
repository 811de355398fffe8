#include "platform/crypto/secrets.hpp"

#include <sodium.h>

#include <stdexcept>

#include "platform/crypto/digest.hpp"

namespace linli {
namespace {

constexpr std::int64_t step_length = 30'000;

std::string code_of_step(std::string_view secret, std::int64_t step) {
  std::string counter(8, '\0');
  for (int i = 7; i >= 0; --i, step >>= 8) counter[static_cast<std::size_t>(i)] = static_cast<char>(step & 0xFF);
  const auto mac = hmac_sha1(secret, counter);
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(mac[i])); };
  const std::size_t offset = byte(19) & 0xF;  // dynamic truncation, RFC 4226 §5.3
  const auto number = ((byte(offset) & 0x7F) << 24) | (byte(offset + 1) << 16) | (byte(offset + 2) << 8) | byte(offset + 3);
  auto digits = std::to_string(number % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace

std::string hash_password(std::string_view password) {
  constexpr unsigned long long passes = 2;
  constexpr std::size_t memory = 19 * 1024 * 1024;
  char hash[crypto_pwhash_STRBYTES];
  if (sodium_init() < 0 || crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("no memory to hash a password");
  return hash;
}

bool verify_password(const std::string& hash, std::string_view password) {
  return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

std::string new_totp_secret() { return random_bytes(20); }

std::string totp_code(std::string_view secret, Instant at) { return code_of_step(secret, at.milliseconds / step_length); }

std::int64_t totp_step(std::string_view secret, std::string_view code, Instant now) {
  const auto current = now.milliseconds / step_length;
  for (const auto step : {current, current - 1, current + 1})
    if (same_secret(code_of_step(secret, step), code)) return step;
  return 0;
}

std::string totp_uri(std::string_view secret, std::string_view account_name) {
  std::string escaped;
  for (const char c : account_name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    escaped += plain ? std::string(1, c) : "%" + hex(std::string_view(&c, 1));
  }
  return "otpauth://totp/Linli:" + escaped + "?secret=" + base32(secret) + "&issuer=Linli";
}

}  // namespace linli
