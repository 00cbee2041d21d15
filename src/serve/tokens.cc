#include "serve/tokens.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <array>
#include <fstream>
#include <sstream>

#include "base/limits.h"
#include "base/sha256.h"

namespace ziping::serve {
namespace {

constexpr std::chrono::hours kSession{12};

Error bad(std::string message) {
  Origin origin;
  origin.stage = "serve";
  return {ErrorCode::Usage, std::move(message), origin};
}

std::optional<Scopes> parse_scopes(const std::string& text) {
  Scopes scopes;
  std::istringstream words(text);
  for (std::string word; std::getline(words, word, ',');) {
    if (word == "read") {
      scopes.read = true;
    } else if (word == "submit") {
      scopes.submit = true;
    } else if (word == "review") {
      scopes.review = true;
    } else {
      return std::nullopt;
    }
  }
  return scopes;
}

bool is_hash(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

std::string fresh_token() {
  std::array<unsigned char, 32> bytes{};
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t count = ::getrandom(bytes.data() + got, bytes.size() - got, 0);
    if (count > 0) got += static_cast<std::size_t>(count);
  }
  std::string token;
  for (const unsigned char byte : bytes) token += fmt::format("{:02x}", byte);
  return token;
}

std::string token_line(const std::string& name, const std::string& scopes, const std::string& token) {
  return fmt::format("{} {} {}", name, scopes, sha256_hex(std::string_view(token)));
}

Status Tokens::load(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{ErrorCode::InputMissing, fmt::format("token file {}: cannot be read", path), {}};
  const std::lock_guard guard(mutex_);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    std::istringstream words(line);
    std::string name;
    std::string scopes;
    std::string hash;
    if (!(words >> name) || name.front() == '#') continue;
    words >> scopes >> hash;
    const auto parsed = parse_scopes(scopes);
    if (!parsed || !is_hash(hash)) {
      return bad(fmt::format("token file {}, line {}: not \"NAME read,submit,review SHA256\"", path, number));
    }
    bearers_[hash] = {name, *parsed, true, false, {}};
  }
  return Done{};
}

Status Tokens::add(const std::string& name, const std::string& scopes, const std::string& token) {
  const auto parsed = parse_scopes(scopes);
  if (!parsed || name.empty()) return bad(fmt::format("scopes are read, submit and review, not '{}'", scopes));
  const std::lock_guard guard(mutex_);
  bearers_[sha256_hex(std::string_view(token))] = {name, *parsed, true, false, {}};
  return Done{};
}

bool Tokens::any() const {
  const std::lock_guard guard(mutex_);
  return !bearers_.empty();
}

std::string Tokens::one_time(const std::string& reviewer) {
  const std::string token = fresh_token();
  const std::lock_guard guard(mutex_);
  one_time_[sha256_hex(std::string_view(token))] = reviewer;
  return token;
}

std::optional<std::string> Tokens::open_session(const std::string& one_time_token) {
  const std::lock_guard guard(mutex_);
  const auto found = one_time_.find(sha256_hex(std::string_view(one_time_token)));
  if (found == one_time_.end()) return std::nullopt;
  const std::string cookie = fresh_token();
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.until < now; });
  if (sessions_.size() >= limits().sessions) sessions_.erase(sessions_.begin());
  sessions_[sha256_hex(std::string_view(cookie))] = {found->second, fresh_token(), now + kSession};
  one_time_.erase(found);
  return cookie;
}

Principal Tokens::bearer(const std::string& token) const {
  const std::lock_guard guard(mutex_);
  const auto found = bearers_.find(sha256_hex(std::string_view(token)));
  return found == bearers_.end() ? Principal{} : found->second;
}

Principal Tokens::session(const std::string& cookie) const {
  const std::lock_guard guard(mutex_);
  const auto found = sessions_.find(sha256_hex(std::string_view(cookie)));
  if (found == sessions_.end() || found->second.until < std::chrono::steady_clock::now()) return {};
  return {found->second.reviewer, {true, true, true}, true, true, found->second.csrf};
}

}  // namespace ziping::serve
