#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace ziping {

/// Writes a file that appears whole or not at all: a temporary file in the same folder, flushed to the disk, renamed
/// over `path`. Never writes through a symbolic link (the link itself is replaced by the file). Error
/// output_unwritable; then neither `path` nor the folder has changed.
Status write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace ziping
