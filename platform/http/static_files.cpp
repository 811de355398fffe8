#include "platform/http/static_files.hpp"

#include <array>
#include <fstream>
#include <stdexcept>

#include "platform/crypto/digest.hpp"
#include "platform/http/encoding.hpp"

namespace linli {
namespace {

constexpr std::array<const char*, 3> ends{"resident", "field", "desk"};

struct Kind {
  const char* ending;
  const char* content_type;
  bool text;
};
constexpr std::array<Kind, 16> kinds{{{".html", "text/html; charset=utf-8", true},
                                      {".js", "text/javascript; charset=utf-8", true},
                                      {".css", "text/css; charset=utf-8", true},
                                      {".json", "application/json", true},
                                      {".map", "application/json", true},
                                      {".geojson", "application/geo+json", true},
                                      {".webmanifest", "application/manifest+json", true},
                                      {".svg", "image/svg+xml", true},
                                      {".txt", "text/plain; charset=utf-8", true},
                                      {".png", "image/png", false},
                                      {".jpg", "image/jpeg", false},
                                      {".webp", "image/webp", false},
                                      {".ico", "image/x-icon", false},
                                      {".woff2", "font/woff2", false},
                                      {".woff", "font/woff", false},
                                      {".pbf", "application/x-protobuf", false}}};

// What the build has made of a file, much smaller than what could be made of it at every start.
constexpr const char* shortened = ".br";

constexpr const char* no_pages = R"(<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>邻里 Linli</title>
<body>
<h1>邻里</h1><p>服务器在运行,但还没有网页。请在源代码的文件夹里运行 <code>bin/run</code>,它会把网页做好。</p>
<h1 lang="en">Linli</h1><p lang="en">The server is running, but its web pages have not been built. Run <code>bin/run</code> in the
source folder; it builds them. Installed elsewhere, name their folder with <code>--share</code>.</p></body></html>)";

Kind kind_of(const std::string& path) {
  for (const auto& kind : kinds)
    if (path.ends_with(kind.ending)) return kind;
  return {"", "application/octet-stream", false};
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

HttpResponse lead_to(const std::string& path) {
  HttpResponse response;
  response.status = 302;
  response.content_type = "text/plain; charset=utf-8";
  response.headers = {{"Location", path}, {"Cache-Control", "no-store"}};
  return response;
}

// Where "/" leads: the end whose page this browser opened last.
std::string last_end(const HttpRequest& request) {
  const auto cookie = request.cookies.find("linli_end");
  for (const auto* end : ends)
    if (cookie != request.cookies.end() && cookie->second == end) return end;
  return ends[0];
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() != shortened)
      read(entry.path(), "/" + entry.path().lexically_relative(folder).generic_string());
}

void StaticFiles::read(const std::filesystem::path& path, const std::string& name) {
  const auto kind = kind_of(name);
  File file;
  file.bytes = bytes_of(path);
  file.content_type = kind.content_type;
  file.tag = "\"" + hex(sha256(file.bytes)).substr(0, 20) + "\"";
  file.lasting = name.starts_with("/assets/");
  if (kind.text) file.gzipped = gzip(file.bytes, Effort::best);
  if (file.gzipped.size() >= file.bytes.size()) file.gzipped.clear();
  if (const auto brotli = path.string() + shortened; std::filesystem::exists(brotli)) file.brotli = bytes_of(brotli);
  files_.emplace(name, std::move(file));
}

std::optional<HttpResponse> StaticFiles::find(const HttpRequest& request) const {
  if (request.path == "/") return lead_to("/" + last_end(request) + "/");
  for (const std::string end : ends) {
    if (request.path == "/" + end) return lead_to(request.path + "/");
    if (request.path != "/" + end + "/") continue;
    const auto page = files_.find(request.path + "index.html");
    if (page == files_.end()) return HttpResponse{503, no_pages, "text/html; charset=utf-8", {}, 0};
    auto response = response_of(page->second, request);
    response.headers.emplace_back("Set-Cookie",
                                  "linli_end=" + end + "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    return response;
  }
  const auto file = files_.find(request.path);
  if (file == files_.end()) return {};
  return response_of(file->second, request);
}

HttpResponse StaticFiles::response_of(const File& file, const HttpRequest& request) const {
  HttpResponse response;
  response.content_type = file.content_type;
  response.headers = {{"ETag", file.tag},
                      {"Cache-Control", file.lasting ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (!file.gzipped.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (has_already(request, file.tag)) {
    response.status = 304;
    return response;
  }
  const auto send = [&](const std::string& bytes, const char* coding) {
    response.headers.emplace_back("Content-Encoding", coding);
    response.body = bytes;
  };
  if (!file.brotli.empty() && accepts_encoding(request, "br"))
    send(file.brotli, "br");
  else if (!file.gzipped.empty() && accepts_encoding(request, "gzip"))
    send(file.gzipped, "gzip");
  else
    response.body = file.bytes;
  return response;
}

}  // namespace linli
