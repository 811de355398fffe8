#pragma once
#include <filesystem>
#include <map>
#include <optional>

#include "platform/http/message.hpp"

namespace linli {

// The built web pages, read into memory once, texts also gzipped, and with what the build
// compressed by brotli ("x.js.br" beside "x.js"). A path is looked up among the files that were read
// and nowhere else, so no path can leave the folder. Never changes; safe from several threads.
class StaticFiles {
 public:
  // Reads a folder with resident/, field/, desk/ and assets/. A missing folder gives pages that say what to do.
  explicit StaticFiles(const std::filesystem::path& folder);

  // The answer to a GET of a file, an end ("/desk/") or "/", which leads to the end that was used last; 304 when the
  // client has it already. Empty when there is no such file.
  std::optional<HttpResponse> find(const HttpRequest& request) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string bytes;
    std::string gzipped;  // empty when that saves nothing
    std::string brotli;   // empty when the build made none
    std::string content_type;
    std::string tag;       // ETag, a hash of the content
    bool lasting = false;  // its name changes when its content does
  };

  void read(const std::filesystem::path& file, const std::string& path);
  HttpResponse response_of(const File& file, const HttpRequest& request) const;

  std::map<std::string, File, std::less<>> files_;  // by path, "/desk/index.html"
};

}  // namespace linli
