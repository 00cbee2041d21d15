#pragma once
#include <string>

#include "base/result.h"
#include "cli/signals.h"
#include "output/export_json.h"
#include "output/filter.h"
#include "store/store.h"

namespace ziping::cli {

/// Writes the documents that the filter takes as pages that open without a server, the pictures of their pages beside
/// them (drawn in workers, from the files that still hold the bytes that were read; a page without a picture is written
/// all the same, and standard error says why). Files that are there are replaced, others are left alone. Error
/// output_unwritable where the folder cannot be written. `command` tells in its signals how far it is.
Status write_static_pages(const store::Store& store, const output::Filter& filter, output::Language language,
                          const std::string& folder, const SignalOptions& signals, const std::string& command);

}  // namespace ziping::cli
