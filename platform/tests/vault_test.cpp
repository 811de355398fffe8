#include "platform/crypto/vault.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "platform/crypto/digest.hpp"

namespace linli::vault_tests {

Vault vault_with(unsigned char byte) {
  Vault::Key key;
  key.fill(byte);
  return Vault(key);
}

TEST_CASE("what the vault closed it opens again, and nobody can tell two closings of one text apart") {
  const auto vault = vault_with(7);
  for (const std::string text : {"13812345678", "", "邻里"}) CHECK(vault.open(vault.close(text)) == text);
  CHECK(vault.close("same") != vault.close("same"));
  CHECK(vault.close("13812345678").find("138") == std::string::npos);
}

TEST_CASE("a sealed value that was changed anywhere, shortened or closed with another key is refused") {
  const auto vault = vault_with(7);
  const auto closed = vault.close("13812345678");
  for (std::size_t i = 0; i < closed.size(); ++i) {
    auto changed = closed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK_THROWS_AS(vault.open(changed), std::runtime_error);
  }
  CHECK_THROWS_AS(vault.open(closed.substr(0, 20)), std::runtime_error);
  CHECK_THROWS_AS(vault.open(""), std::runtime_error);
  CHECK_THROWS_AS(vault_with(8).open(closed), std::runtime_error);
}

TEST_CASE("a keyed hash is the same for one text, purpose and key, and for no other") {
  const auto vault = vault_with(7);
  const auto hash = vault.keyed_hash("phone", "13812345678");
  CHECK(hash.size() == 64);
  CHECK(hash == vault.keyed_hash("phone", "13812345678"));
  CHECK(hash != vault.keyed_hash("phone", "13812345679"));
  CHECK(hash != vault.keyed_hash("card", "13812345678"));
  CHECK(hash != vault_with(8).keyed_hash("phone", "13812345678"));
}

TEST_CASE("a key file is made once, for its owner alone, and one of the wrong length is refused") {
  const auto folder = std::filesystem::temp_directory_path() / ("linli-vault-" + hex(random_bytes(8)));
  std::filesystem::create_directories(folder);
  const auto file = folder / "linli.key";
  const auto closed = Vault::open_or_create(file).close("kept");
  CHECK(Vault::open_or_create(file).open(closed) == "kept");
  const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  CHECK((std::filesystem::status(file).permissions() & others) == std::filesystem::perms::none);
  std::ofstream(file, std::ios::trunc) << "short";
  CHECK_THROWS_WITH(Vault::open_or_create(file), doctest::Contains("32 bytes"));
  std::filesystem::remove_all(folder);
}

}  // namespace linli::vault_tests
