#include "serve/gate.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "serve/problem.h"

namespace ziping::serve {
namespace {

constexpr std::string_view kCookie = "ziping_session=";

std::string cookie_of(const Request& request) {
  const std::string all = request.header("cookie");
  std::size_t at = 0;
  while (at < all.size()) {
    std::size_t end = std::min(all.find(';', at), all.size());
    std::string_view one = std::string_view(all).substr(at, end - at);
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (one.starts_with(kCookie)) return std::string(one.substr(kCookie.size()));
    at = end + 1;
  }
  return {};
}

bool is_page(const std::string& path) {
  return path == "/" || path == "/documents" || path.starts_with("/documents/");
}

bool is_change(const Request& request) {
  return request.method != "GET" && request.method != "HEAD";
}

Reply too_often() {
  Reply reply = problem(429, "too-many-requests", "too many requests");
  reply.headers.emplace_back("Retry-After", "1");
  return reply;
}

}  // namespace

Gate::Gate(const Router& router, Tokens& tokens, const Assets& assets, bool desk, std::set<std::string> hosts)
    : router_(router),
      tokens_(tokens),
      assets_(assets),
      desk_(desk),
      hosts_(std::move(hosts)),
      requests_(limits().requests_per_second, limits().requests_at_once),
      refusals_(limits().refusals_per_second, limits().refusals_at_once) {}

Reply Gate::answer(Request request) {
  // A name that is not ours is somebody else's page that had its name point here.
  if (hosts_.count(ascii::lower(request.header("host"))) == 0) {
    return problem(421, "host-unknown", "this server has another name", "call it by the address it printed");
  }
  if (request.path.starts_with("/api/")) return answer_route(request);
  if (is_change(request)) return problem(405, "method-not-allowed", "nothing can be changed here");
  if (!requests_.take(request.remote)) return too_often();
  if (!desk_) return problem(404, "no-such-page", "there is no such page", "the interface is below /api/v1");
  if (request.path == "/session") return open_session(request);
  if (is_page(request.path)) return assets_.reply(request, "index.html");
  constexpr std::string_view kAssets = "/assets/";
  if (request.path.starts_with(kAssets)) return assets_.reply(request, request.path.substr(kAssets.size()));
  return problem(404, "no-such-page", "there is no such page");
}

Reply Gate::open_session(const Request& request) {
  if (request.method == "HEAD") return Reply{};
  if (!refusals_.take(request.remote)) return too_often();
  const auto cookie = tokens_.open_session(request.parameter("token").value_or(""));
  Reply reply;
  if (!cookie) {
    // Followed a second time by the one who opened it: the session is there already.
    if (!tokens_.session(cookie_of(request)).known) {
      return problem(403, "token-used", "this address has been used", "start ziping review again for a new one");
    }
  } else {
    reply.headers.emplace_back("Set-Cookie", std::string(kCookie) + *cookie + "; Path=/; HttpOnly; SameSite=Strict");
  }
  reply.status = 303;
  reply.content_type = "text/plain";
  reply.headers.emplace_back("Location", "/documents");
  return reply;
}

Principal Gate::who(const Request& request) const {
  const std::string authorization = request.header("authorization");
  constexpr std::string_view kBearer = "bearer ";
  if (ascii::lower(authorization.substr(0, kBearer.size())) == kBearer) {
    return tokens_.bearer(authorization.substr(kBearer.size()));
  }
  const std::string cookie = cookie_of(request);
  return cookie.empty() ? Principal{} : tokens_.session(cookie);
}

// A cookie comes with requests of any page; the desk's token only with its own.
std::optional<Reply> Gate::refuse_change(const Request& request) const {
  if (!request.principal.session) return std::nullopt;
  const std::string origin = request.header("origin");
  const bool foreign = !origin.empty() && origin != "http://" + request.header("host");
  if (foreign || request.header("x-csrf-token") != request.principal.csrf) {
    return problem(403, "csrf", "the change does not come from the desk");
  }
  return std::nullopt;
}

Reply Gate::answer_route(Request& request) {
  const Router::Match match = router_.match(request.method, request.path);
  request.principal = who(request);
  const bool open = match.route != nullptr && match.route->scope == Scope::None;
  if (!request.principal.known && !open) {
    if (!refusals_.take(request.remote)) return too_often();
    Reply reply = problem(401, "token-missing", "a token is needed");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
  }
  if (!requests_.take(request.principal.known ? "name " + request.principal.name : request.remote)) return too_often();
  if (match.methods.empty()) return problem(404, "no-such-route", "there is no such thing to ask");
  if (match.route == nullptr) {
    Reply reply = problem(405, "method-not-allowed", "not that way");
    std::string allowed;
    for (const std::string& method : match.methods) allowed += (allowed.empty() ? "" : ", ") + method;
    reply.headers.emplace_back("Allow", allowed);
    return reply;
  }
  if (!request.principal.may(match.route->scope)) {
    return problem(403, "scope-missing", "the token does not go so far",
                   "needed: " + std::string(to_string(match.route->scope)));
  }
  if (is_change(request)) {
    if (auto refused = refuse_change(request)) return *refused;
  }
  request.parts = match.parts;
  return match.route->handle(request);
}

void add_safety_headers(Reply* reply) {
  auto& headers = reply->headers;
  headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
      "font-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  const bool cached =
      std::any_of(headers.begin(), headers.end(), [](const auto& header) { return header.first == "Cache-Control"; });
  if (!cached) headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace ziping::serve
