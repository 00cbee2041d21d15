#include "cli/learn_patterns.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/scratch_folder.h"
#include "cli/stored_document.h"
#include "output/terminal_text.h"
#include "review/learn.h"
#include "review/settle.h"

namespace ziping::cli {
namespace {

namespace fs = std::filesystem;

/// Ids of those form records that hold beside all others; the rest is told.
Result<std::vector<std::string>> holding(const review::Lessons& lessons, std::vector<std::string> folders) {
  const ScratchFolder scratch("learn");
  if (scratch.path().empty()) return Error{ErrorCode::OutputUnwritable, "no folder for temporary files", {}};
  const fs::path file = fs::path(scratch.path()) / "forms/learnt.toml";
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  folders.push_back(scratch.path());
  std::vector<std::string> kept;
  for (const std::string& id : lessons.forms()) {
    std::vector<std::string> more = kept;
    more.push_back(id);
    const Status written = write_file_atomically(file.string(), lessons.forms_as_toml(more));
    if (!written) return written.error();
    if (const auto loaded = load_patterns(folders); loaded) {
      kept = std::move(more);
    } else {
      fmt::print(stderr, "ziping: {}\n",
                 say("learn.left", {{"id", id}, {"why", output::harmless(explained(loaded.error()))}}));
    }
  }
  return kept;
}

Status write_lessons(const review::Lessons& lessons, const std::vector<std::string>& forms, const std::string& out) {
  const fs::path folder(out);
  std::error_code failed;
  for (const char* part : {"labels", "forms"}) {
    fs::create_directories(folder / part, failed);
    if (!failed) continue;
    return Error{ErrorCode::OutputUnwritable,
                 fmt::format("{}: cannot be made a folder: {}", (folder / part).string(), failed.message()),
                 {}};
  }
  if (lessons.count() > 0) {
    const Status written = write_file_atomically((folder / "labels/learnt.toml").string(), lessons.as_toml());
    if (!written) return written;
  }
  if (forms.empty()) return Done{};
  return write_file_atomically((folder / "forms/learnt.toml").string(), lessons.forms_as_toml(forms));
}

}  // namespace

int learn_patterns(const std::string& database, const std::vector<std::string>& folders, const std::string& out) {
  const auto patterns = load_patterns(folders);
  if (!patterns) return report(patterns.error());
  const auto store = open_to_read(database);
  if (!store) return report(store.error());
  const auto documents = store->list();
  if (!documents) return report(documents.error());
  review::Lessons lessons(**patterns);
  for (const store::DocumentRow& row : *documents) {
    auto decisions = store->decisions(row.id);
    if (!decisions) return report(decisions.error());
    if (decisions->empty()) continue;
    const auto record = store->load(row.id);
    if (!record) return report(record.error());
    lessons.learn_from(*record,
                       review::Trail(std::move(*decisions), review::facts_as_read(*record), record->reading.tables));
  }
  const auto forms = holding(lessons, folders);
  if (!forms) return report(forms.error());
  if (lessons.count() == 0 && forms->empty()) {
    fmt::print("{}\n", say("learn.nothing"));
    return 0;
  }
  if (out == "-") {
    if (lessons.count() > 0) fmt::print("# labels/learnt.toml\n{}", lessons.as_toml());
    if (!forms->empty()) fmt::print("# forms/learnt.toml\n{}", lessons.forms_as_toml(*forms));
    return 0;
  }
  if (Status written = write_lessons(lessons, *forms, out); !written) return report(written.error());
  fmt::print("{}\n", say("learn.written", {{"labels", std::to_string(lessons.count())},
                                           {"forms", std::to_string(forms->size())},
                                           {"folder", out}}));
  return 0;
}

}  // namespace ziping::cli
