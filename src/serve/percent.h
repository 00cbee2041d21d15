#pragma once
#include <string>
#include <string_view>

namespace ziping::serve {

/// "%E5%8E%BF" back to bytes; what is no encoding stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace ziping::serve
