#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace linli {

// Closes and opens sensitive texts with one key of the installation: AES-256-GCM (NIST SP 800-38D) with a random
// 96-bit nonce in front and the 128-bit tag behind. Also makes keyed hashes (HMAC-SHA-256) for exact match. Safe from
// several threads.
class Vault {
 public:
  using Key = std::array<unsigned char, 32>;

  explicit Vault(const Key& key);
  // Reads the key file, or makes one that only its owner can read. Throws std::runtime_error when it cannot.
  static Vault open_or_create(const std::filesystem::path& key_file);

  std::string close(std::string_view text) const;
  // Throws std::runtime_error when the bytes were not closed with this key or were changed.
  std::string open(std::string_view bytes) const;
  // 64 hex digits: equal for equal texts of one purpose, and telling nothing without the key.
  std::string keyed_hash(std::string_view purpose, std::string_view text) const;

 private:
  Key encryption_key_;
  Key hash_key_;
};

}  // namespace linli
