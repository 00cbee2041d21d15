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

}  // namespace ziping::serve
