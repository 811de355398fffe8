#pragma once
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace linli {

// One thing that is wrong with one field. `pointer` is a JSON pointer into the body ("/words"); `code` is worded in
// the callers' languages; `limit` fills {limit} in the wording.
struct Complaint {
  std::string pointer;
  std::string code;
  std::string limit;
};

// Thrown by a verb that cannot be done: unwinding is rollback, and one place turns it into problem+json (RFC 9457).
// `code` is "<module>.<word>"; `arguments` fill {name} places in its wording.
class Refusal : public std::exception {
 public:
  using Arguments = std::vector<std::pair<std::string, std::string>>;

  Refusal(int status, std::string code, Arguments arguments = {})
      : status_(status), code_(std::move(code)), arguments_(std::move(arguments)) {}

  // The usual kinds. `wrong` carries every complaint at once.
  static Refusal conflict(std::string code, Arguments arguments = {}) { return {409, std::move(code), std::move(arguments)}; }
  static Refusal forbidden(std::string code, Arguments arguments = {}) { return {403, std::move(code), std::move(arguments)}; }
  static Refusal not_found() { return {404, "platform.not_found"}; }
  static Refusal wrong(std::vector<Complaint> complaints) {
    Refusal refusal{422, "platform.invalid"};
    refusal.complaints_ = std::move(complaints);
    return refusal;
  }
  static Refusal wrong(std::string pointer, std::string code, std::string limit = {}) {
    return wrong({Complaint{std::move(pointer), std::move(code), std::move(limit)}});
  }

  int status() const { return status_; }
  const std::string& code() const { return code_; }
  const Arguments& arguments() const { return arguments_; }
  const std::vector<Complaint>& complaints() const { return complaints_; }
  const char* what() const noexcept override { return code_.c_str(); }

 private:
  int status_;
  std::string code_;
  Arguments arguments_;
  std::vector<Complaint> complaints_;
};

}  // namespace linli
