#pragma once
#include <string>

#include "base/result.h"

namespace ziping::pdf {

/// The bytes of a regular file, read once. Symbolic links are not followed at the last step, and a pipe or a device is
/// refused instead of waited for. Errors: input_missing, input_unreadable, file_too_large.
Result<std::string> read_regular_file(const std::string& path);

}  // namespace ziping::pdf
