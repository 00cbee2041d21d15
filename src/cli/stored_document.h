#pragma once
#include <string>

#include "base/result.h"
#include "store/store.h"

namespace ziping::cli {

/// A database that must be there already, opened for reading.
Result<store::Store> open_to_read(const std::string& database);

/// The document a person named (end of its file name, beginning of its hash, its number). Error input_missing where
/// there is none, usage where there are several.
Result<store::DocumentRow> find_document(const store::Store& store, const std::string& name,
                                         const std::string& database);

/// The file that still holds the bytes that were read. Errors input_changed, input_missing.
Result<std::string> original_of(const store::Store& store, const store::DocumentRow& row);

/// Both, and everything stored of it.
Result<store::DocumentRecord> load_document(const std::string& database, const std::string& name);

/// The file that still holds the bytes that were read. Errors: input_missing, input_changed.
Result<std::string> original_of(const store::Store& store, const store::DocumentRow& row);

}  // namespace ziping::cli
