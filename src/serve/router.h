#pragma once
#include <functional>
#include <string>
#include <vector>

#include "serve/message.h"

namespace ziping::serve {

/// A parameter of a route, for its description: `in` is "query", "path" or "header"; `type` of the JSON schema.
struct Parameter {
  std::string name;
  std::string in;
  std::string type;
  std::string what;
};

/// One thing that can be asked. `path` has {names}; `answer` and `body` name schemas of the description (empty: none).
/// `media`: what comes back where it is not JSON. `status`: of success.
struct Route {
  std::string method;
  std::string path;
  Scope scope = Scope::Read;
  std::string summary;
  std::vector<Parameter> parameters;
  std::string answer;
  std::string body;
  int status = 200;
  std::string media = "application/json";
  std::string body_media = "application/json";
  std::function<Reply(const Request&)> handle;
};

/// The routes of the interface. HEAD is answered as GET.
class Router {
 public:
  void add(Route route);
  const std::vector<Route>& routes() const { return routes_; }

  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> parts;
    /// Methods that the path knows, where it knows any.
    std::vector<std::string> methods;
  };
  Match match(const std::string& method, const std::string& path) const;

 private:
  std::vector<Route> routes_;
};

/// A path without its first slash, in pieces.
std::vector<std::string> segments(const std::string& path);

}  // namespace ziping::serve
