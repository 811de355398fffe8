#include "platform/crypto/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <memory>
#include <stdexcept>

namespace linli {
namespace {

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

std::string hmac(const EVP_MD* algorithm, std::string_view key, std::string_view bytes) {
  unsigned char out[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  HMAC(algorithm, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(bytes.data()),
       bytes.size(), out, &length);
  return {reinterpret_cast<char*>(out), length};
}

// Groups of `bits` bits of `bytes` as letters of `alphabet`, the last group filled with zeros.
std::string in_letters(std::string_view bytes, unsigned bits, const char* alphabet) {
  std::string text;
  text.reserve((bytes.size() * 8 + bits - 1) / bits);
  unsigned buffer = 0, held = 0;
  for (const char c : bytes) {
    buffer = (buffer << 8) | static_cast<unsigned char>(c);
    held += 8;
    while (held >= bits) text += alphabet[(buffer >> (held -= bits)) & ((1u << bits) - 1)];
  }
  if (held > 0) text += alphabet[(buffer << (bits - held)) & ((1u << bits) - 1)];
  return text;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  // Fetched once: OpenSSL 3 would look for it by name each time, which takes longer than the digest of a short text.
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static thread_local const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  const bool good = EVP_DigestInit_ex2(context.get(), algorithm, nullptr) == 1 &&
                    EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1 &&
                    EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr) == 1;
  if (!good) throw std::runtime_error("could not make a SHA-256 digest");
  return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) { return hmac(EVP_sha256(), key, bytes); }
std::string hmac_sha1(std::string_view key, std::string_view bytes) { return hmac(EVP_sha1(), key, bytes); }

std::string hex(std::string_view bytes) {
  static constexpr char letters[] = "0123456789abcdef";
  std::string text(2 * bytes.size(), '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    text[2 * i] = letters[byte >> 4];
    text[2 * i + 1] = letters[byte & 15];
  }
  return text;
}
std::string base64url(std::string_view bytes) {
  return in_letters(bytes, 6, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
std::string base32(std::string_view bytes) { return in_letters(bytes, 5, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"); }

std::string random_bytes(std::size_t count) {
  std::string bytes(count, '\0');
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
    throw std::runtime_error("the machine gives no random numbers");
  return bytes;
}

std::string random_token() { return base64url(random_bytes(32)); }

std::string random_digits(std::size_t count) {
  std::string digits;
  while (digits.size() < count)
    for (const char c : random_bytes(count))
      if (const auto byte = static_cast<unsigned char>(c); byte < 250 && digits.size() < count)
        digits += static_cast<char>('0' + byte % 10);
  return digits;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace linli
