#pragma once
#include <set>
#include <string>

#include "serve/assets.h"
#include "serve/rate_limit.h"
#include "serve/router.h"
#include "serve/tokens.h"

namespace ziping::serve {

/// Everything between a request and its route: is it meant for this server (Host), who asks, may they, not too often,
/// and is a change really the desk's own (CSRF). Then the desk's files, the session's door, and the routes.
class Gate {
 public:
  /// `desk`: the desk's pages are served, else only the interface. `hosts`: "name:port" by which the server may be
  /// called; all lower case.
  Gate(const Router& router, Tokens& tokens, const Assets& assets, bool desk, std::set<std::string> hosts);

  Reply answer(Request request);

 private:
  Reply answer_route(Request& request);
  Reply open_session(const Request& request);
  Principal who(const Request& request) const;
  std::optional<Reply> refuse_change(const Request& request) const;

  const Router& router_;
  Tokens& tokens_;
  const Assets& assets_;
  bool desk_;
  std::set<std::string> hosts_;
  RateLimit requests_;
  RateLimit refusals_;
};

/// Headers that go with every answer, whatever it is.
void add_safety_headers(Reply* reply);

}  // namespace ziping::serve
