#include "cli/stored_document.h"

#include <fmt/format.h>

#include <utility>

#include "base/file_digest.h"

namespace ziping::cli {

Result<store::Store> open_to_read(const std::string& database) {
  return store::Store::open(database, {.read_only = true, .create = false});
}

Result<store::DocumentRow> find_document(const store::Store& store, const std::string& name,
                                         const std::string& database) {
  auto found = store.find(name);
  if (!found) return found.error();
  if (!*found)
    return Error{
        ErrorCode::InputMissing, fmt::format("no document '{}' in {}; ziping show lists them", name, database), {}};
  return std::move(**found);
}

Result<store::DocumentRecord> load_document(const std::string& database, const std::string& name) {
  const auto store = open_to_read(database);
  if (!store) return store.error();
  const auto row = find_document(*store, name, database);
  if (!row) return row.error();
  return store->load(row->id);
}

Result<std::string> original_of(const store::Store& store, const store::DocumentRow& row) {
  const auto paths = store.paths(row.id);
  if (!paths) return paths.error();
  bool there = false;
  for (const std::string& path : *paths) {
    const auto digest = digest_of_file(path);
    if (digest && digest->sha256 == row.sha256) return path;
    there = there || digest;
  }
  if (there)
    return Error{ErrorCode::InputChanged, row.file + ": holds other bytes than were read; extract it again", {}};
  return Error{ErrorCode::InputMissing, row.file + ": is not there any more, and its pages are needed", {}};
}

}  // namespace ziping::cli
