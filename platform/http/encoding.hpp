// What makes an answer shorter on its way (RFC 9110 §8.4), or needless (§13.1.2).
#pragma once
#include "platform/http/message.hpp"

namespace linli {

// Whether the client takes this coding: "gzip", "br".
bool accepts_encoding(const HttpRequest& request, std::string_view coding);

// Whether the client has what this entity tag stands for: it names the tag, weak or not, or says `*`.
bool has_already(const HttpRequest& request, std::string_view tag);

enum class Effort { quick, best };
std::string gzip(std::string_view bytes, Effort effort);

}  // namespace linli
