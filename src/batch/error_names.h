#pragma once
#include <string_view>

#include "base/error.h"

namespace ziping::batch {

/// The code a name (to_string) stands for; Internal for a name that is none.
ErrorCode error_code(std::string_view name);

/// Makes the message one line that steers no terminal, of at most 1,000 bytes: what files and libraries say may be
/// anything.
void make_harmless(Diagnostic* diagnostic);

/// True where a document or page that carries the diagnostic is not `ok`: whatever is no matter of reading.
bool spoils(const Diagnostic& diagnostic);

}  // namespace ziping::batch
