#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace linli {

// One option of the program, described once: flag --listen-port, environment LINLI_OPTION_LISTEN_PORT, TOML key listen_port.
struct Option {
  std::string name;  // snake_case
  std::string standard;
  std::string help;
  enum class Kind { text, number, yes_no } kind = Kind::text;
};

// Every option there is.
const std::vector<Option>& options();

// The options with their values: flags win over the environment, the environment over the file, the file over the
// standard. Throws std::runtime_error in plain words for an unknown key or a value of the wrong kind.
class Settings {
 public:
  Settings();
  void read_file(const std::filesystem::path& toml);
  void read_environment(char** environment);
  void set(const std::string& name, const std::string& value, const std::string& where);

  const std::string& text(const std::string& name) const;
  std::int64_t number(const std::string& name) const;
  bool yes(const std::string& name) const;

  std::filesystem::path data() const { return text("data"); }
  // The folder with catalog/ and web/: the option, or beside the program.
  std::filesystem::path share() const;

 private:
  std::map<std::string, std::string> values_;
};

}  // namespace linli
