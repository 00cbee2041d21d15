#pragma once
#include <string>
#include <string_view>

namespace ziping {

/// The text as a TOML string on one line: quoted, with quotes, backslashes and control characters escaped. UTF-8 stays
/// as it is.
std::string toml_string(std::string_view text);

}  // namespace ziping
