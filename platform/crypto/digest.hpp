// Hashes, random numbers and their text forms (OpenSSL 3). Safe from several threads.
#pragma once
#include <string>
#include <string_view>

namespace linli {

std::string sha256(std::string_view bytes);  // 32 bytes
std::string hmac_sha256(std::string_view key, std::string_view bytes);
std::string hmac_sha1(std::string_view key, std::string_view bytes);  // only for one-time codes (RFC 6238)
std::string hex(std::string_view bytes);
std::string base64url(std::string_view bytes);  // without padding (RFC 4648 §5)
std::string base32(std::string_view bytes);     // without padding (RFC 4648 §6)
std::string random_bytes(std::size_t count);
std::string random_token();                     // 256 bits as base64url
std::string random_digits(std::size_t count);   // evenly distributed decimal digits
bool same_secret(std::string_view a, std::string_view b);  // in constant time for equal lengths

}  // namespace linli
