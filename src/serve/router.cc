#include "serve/router.h"

#include <utility>

namespace ziping::serve {
namespace {

bool is_name(const std::string& segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

std::vector<std::string> segments(const std::string& path) {
  std::vector<std::string> pieces;
  std::size_t at = 1;
  while (at <= path.size()) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    pieces.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return pieces;
}

void Router::add(Route route) {
  routes_.push_back(std::move(route));
}

Router::Match Router::match(const std::string& method, const std::string& path) const {
  const std::string asked = method == "HEAD" ? "GET" : method;
  const std::vector<std::string> pieces = segments(path);
  Match match;
  for (const Route& route : routes_) {
    const std::vector<std::string> wanted = segments(route.path);
    if (wanted.size() != pieces.size()) continue;
    std::map<std::string, std::string> parts;
    bool fits = true;
    for (std::size_t i = 0; i < wanted.size() && fits; ++i) {
      if (is_name(wanted[i])) {
        fits = !pieces[i].empty();
        parts[wanted[i].substr(1, wanted[i].size() - 2)] = pieces[i];
      } else {
        fits = wanted[i] == pieces[i];
      }
    }
    if (!fits) continue;
    match.methods.push_back(route.method);
    if (route.method != asked || match.route != nullptr) continue;
    match.route = &route;
    match.parts = std::move(parts);
  }
  return match;
}

}  // namespace ziping::serve
