#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "serve/principal.h"

namespace ziping::serve {

/// 256 random bits from the kernel, as 64 hexadecimal digits.
std::string fresh_token();

/// One line of a token file: "NAME SCOPES SHA256", scopes as "read,submit,review", the hash that of the token itself.
std::string token_line(const std::string& name, const std::string& scopes, const std::string& token);

/// Who may come in: bearer tokens (only their hashes are kept) and the sessions of the desk. Thread safe.
class Tokens {
 public:
  /// Reads a token file; blank lines and lines that begin with # do not count. Errors input_missing, usage (with the
  /// line's number).
  Status load(const std::string& path);
  Status add(const std::string& name, const std::string& scopes, const std::string& token);
  bool any() const;

  /// A token that opens one session for `reviewer` and is dead then.
  std::string one_time(const std::string& reviewer);
  /// The cookie's value for a one-time token; nullopt where it is none (any more).
  std::optional<std::string> open_session(const std::string& one_time_token);

  /// Not `known` where the token or cookie opens nothing.
  Principal bearer(const std::string& token) const;
  Principal session(const std::string& cookie) const;

 private:
  struct Session {
    std::string reviewer;
    std::string csrf;
    std::chrono::steady_clock::time_point until;
  };
  mutable std::mutex mutex_;
  /// By the hash of token or cookie: looking one up tells nothing about the others by its time.
  std::map<std::string, Principal> bearers_;
  std::map<std::string, std::string> one_time_;
  std::map<std::string, Session> sessions_;
};

}  // namespace ziping::serve
