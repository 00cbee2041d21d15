#pragma once
#include <string>

#include "base/error.h"
#include "serve/message.h"

namespace ziping::serve {

/// A refusal as problem+json (RFC 9457): {type, title, status, detail}. `type` is "about:blank#NAME" with a stable name
/// of ours ("no-such-document", "token-missing" ...).
Reply problem(int status, const std::string& name, const std::string& title, const std::string& detail = {});

/// What an Error of the house means to a client: the status that fits its category, its stable code as the type.
Reply problem(const Error& error);

/// The same refusal in the language the request wants; every other reply is left as it is.
void say_problem(const Request& request, Reply* reply);

}  // namespace ziping::serve
