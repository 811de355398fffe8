// Runs a fuzz target without libFuzzer: every file of the corpus as it is, then mutations of them from a fixed seed, so
// that two runs try the same inputs. A crash, a sanitizer's report or an exception is the failure.
//   fuzz_<name> CORPUS [MUTATIONS]
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::string;
constexpr std::size_t longest_input = 64 * 1024;

std::vector<Input> read_corpus(const std::filesystem::path& folder) {
  std::map<std::string, Input> by_name;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      std::ifstream file(entry.path(), std::ios::binary);
      by_name[entry.path().filename()] = Input(std::istreambuf_iterator<char>(file), {});
    }
  std::vector<Input> corpus;
  for (auto& [name, input] : by_name) corpus.push_back(std::move(input));
  return corpus;
}

class Mutator {
 public:
  Mutator(const std::vector<Input>& corpus, std::uint64_t seed) : corpus_(corpus), random_(seed) {}

  Input next() {
    Input input = any_of_corpus();
    for (auto times = 1 + below(6); times > 0; --times) change(input);
    if (input.size() > longest_input) input.resize(longest_input);
    return input;
  }

 private:
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
  const Input& any_of_corpus() { return corpus_[below(corpus_.size())]; }

  void change(Input& input) {
    // What has broken parsers before: ends of numbers and text, broken UTF-8, separators, deep nesting.
    static const std::vector<Input> spices = {std::string(1, '\0'),
                                              "\xff",
                                              "\xc3\x28",
                                              "\xed\xa0\x80",
                                              "\"",
                                              "\\",
                                              "\\u0000",
                                              "\\ud800",
                                              "\r\n",
                                              ",,",
                                              "=",
                                              "&",
                                              "%00",
                                              "%",
                                              "[[[[[[[[",
                                              "{\"\":",
                                              "-0",
                                              "1e999",
                                              "18446744073709551616",
                                              "9223372036854775808",
                                              "null"};
    const auto at = below(input.size() + 1);
    switch (below(7)) {
      case 0:
        input.insert(at, 1, static_cast<char>(random_()));
        break;
      case 1:
        input.insert(at, spices[below(spices.size())]);
        break;
      case 2:
        input.erase(at, 1 + below(16));
        break;
      case 3:
        input.resize(at);
        break;
      case 4:
        input.insert(at, input.substr(below(input.size()), 1 + below(64)));
        break;
      case 5:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
      default: {
        const Input& other = any_of_corpus();
        input = input.substr(0, at) + other.substr(below(other.size() + 1));
      }
    }
  }

  const std::vector<Input>& corpus_;
  std::mt19937_64 random_;
};

// Keeps the input that is being tried where a person can find it after a crash.
void try_input(const Input& input, const std::filesystem::path& last) {
  std::ofstream(last, std::ios::binary | std::ios::trunc)
      .write(input.data(), static_cast<std::streamsize>(input.size()));
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fprintf(stderr, "use: %s CORPUS [MUTATIONS]\n", arguments[0]);
    return 2;
  }
  const auto corpus = read_corpus(arguments[1]);
  if (corpus.empty()) {
    std::fprintf(stderr, "%s holds no input to begin with\n", arguments[1]);
    return 2;
  }
  const long mutations = count > 2 ? std::atol(arguments[2]) : 20000;
  const auto last = std::filesystem::temp_directory_path() /
                    (std::filesystem::path(arguments[0]).filename().string() + "-last-input");
  try {
    for (const auto& input : corpus) try_input(input, last);
    Mutator mutator(corpus, 20261124);
    for (long i = 0; i < mutations; ++i) try_input(mutator.next(), last);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\nthe input that did it: %s\n", error.what(), last.c_str());
    return 1;
  }
  std::filesystem::remove(last);
  std::printf("%zu inputs and %ld mutations of them\n", corpus.size(), mutations);
}
