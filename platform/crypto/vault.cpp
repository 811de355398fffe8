#include "platform/crypto/vault.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "platform/crypto/digest.hpp"

namespace linli {
namespace {

constexpr int nonce_size = 12, tag_size = 16;

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

// Fetched once: OpenSSL 3 would look for it by name each time.
const EVP_CIPHER* algorithm() {
  static const EVP_CIPHER* const fetched = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
  return fetched;
}

// One for each thread: making it would cost as much as a short text. Beginning anew forgets the last one's key.
EVP_CIPHER_CTX* context() {
  static thread_local const Context context(EVP_CIPHER_CTX_new());
  return context.get();
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text, std::size_t from) { return reinterpret_cast<unsigned char*>(text.data() + from); }

Vault::Key derive(const Vault::Key& key, std::string_view purpose) {
  const auto derived = hmac_sha256({reinterpret_cast<const char*>(key.data()), key.size()}, purpose);
  Vault::Key out;
  std::copy(derived.begin(), derived.end(), out.begin());
  return out;
}

void write_key(const std::filesystem::path& file, const std::string& key) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
  const bool written = descriptor >= 0 && ::write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
                       ::fsync(descriptor) == 0;
  if (descriptor >= 0) ::close(descriptor);
  if (!written) throw std::runtime_error("cannot write the key file " + file.string());
}

}  // namespace

Vault::Vault(const Key& key) : encryption_key_(derive(key, "encryption")), hash_key_(derive(key, "hash")) {}

Vault Vault::open_or_create(const std::filesystem::path& key_file) {
  if (!std::filesystem::exists(key_file)) write_key(key_file, random_bytes(Key().size()));
  std::ifstream in(key_file, std::ios::binary);
  Key key;
  in.read(reinterpret_cast<char*>(key.data()), key.size());
  if (in.gcount() != static_cast<std::streamsize>(key.size()))
    throw std::runtime_error("the key file " + key_file.string() + " is not 32 bytes long; put the right one back from your backup");
  return Vault(key);
}

std::string Vault::close(std::string_view text) const {
  std::string out = random_bytes(nonce_size);
  out.resize(nonce_size + text.size() + tag_size);
  auto* const cipher = context();
  int length = 0;
  const bool good =
      EVP_EncryptInit_ex(cipher, algorithm(), nullptr, encryption_key_.data(), bytes_of(out)) == 1 &&
      EVP_EncryptUpdate(cipher, bytes_of(out, nonce_size), &length, bytes_of(text), static_cast<int>(text.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher, bytes_of(out, nonce_size + text.size()), &length) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, tag_size, bytes_of(out, nonce_size + text.size())) == 1;
  if (!good) throw std::runtime_error("could not encrypt");
  return out;
}

std::string Vault::open(std::string_view bytes) const {
  if (bytes.size() < nonce_size + tag_size) throw std::runtime_error("a sealed value is too short");
  const auto text_size = bytes.size() - nonce_size - tag_size;
  std::string tag(bytes.substr(nonce_size + text_size));
  std::string out(text_size, '\0');
  auto* const cipher = context();
  int length = 0;
  const bool good =
      EVP_DecryptInit_ex(cipher, algorithm(), nullptr, encryption_key_.data(), bytes_of(bytes)) == 1 &&
      EVP_DecryptUpdate(cipher, bytes_of(out, 0), &length, bytes_of(bytes.substr(nonce_size)), static_cast<int>(text_size)) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_SET_TAG, tag_size, tag.data()) == 1 &&
      EVP_DecryptFinal_ex(cipher, bytes_of(out, 0) + length, &length) == 1;
  if (!good) throw std::runtime_error("a sealed value was changed, or closed with another key");
  return out;
}

std::string Vault::keyed_hash(std::string_view purpose, std::string_view text) const {
  std::string message(purpose);
  message.append(1, '\0').append(text);
  return hex(hmac_sha256({reinterpret_cast<const char*>(hash_key_.data()), hash_key_.size()}, message));
}

}  // namespace linli
