#include "cli/static_pages.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <vector>

#include "base/atomic_file.h"
#include "base/limits.h"
#include "batch/picture_drawer.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "output/html_export.h"
#include "output/terminal_text.h"
#include "patterns/message_book.h"
#include "serve/assets.h"

namespace ziping::cli {
namespace {

namespace fs = std::filesystem;

// Print of 9 points is read without effort, and a page of an archive stays below 300 kB.
constexpr int kPictureWidth = 1400;

Status make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!failed) return Done{};
  return Error{ErrorCode::OutputUnwritable,
               fmt::format("{}: cannot be made a folder: {}", folder.string(), failed.message()),
               {}};
}

void complain(const store::DocumentRow& row, const Error& error) {
  fmt::print(stderr, "ziping: {}\n", output::harmless(in_run_language(row.file + ": no pictures: " + describe(error))));
}

/// Draws a document's pages into its folder; the names of the pictures that could be drawn.
Result<std::map<int, std::string>> write_pictures(const store::Store& store, const store::DocumentRecord& record,
                                                  batch::PictureDrawer& drawer, const fs::path& folder) {
  std::map<int, std::string> names;
  const auto path = original_of(store, record.row);
  if (!path) {
    complain(record.row, path.error());
    return names;
  }
  bool complained = false;
  for (const layout::PageReading& page : record.reading.pages) {
    const auto picture = drawer.draw({*path, record.row.sha256, page.number, page.rotation, kPictureWidth, {}});
    if (!picture) {
      if (!complained) complain(record.row, picture.error());
      complained = true;
      continue;
    }
    const std::string name = fmt::format("page-{}.{}", page.number, picture->media_type == "image/png" ? "png" : "jpg");
    if (Status written = write_file_atomically((folder / name).string(), picture->bytes); !written) {
      return written.error();
    }
    names.emplace(page.number, name);
  }
  return names;
}

Status write_all(const fs::path& folder, const std::vector<output::NamedFile>& files) {
  for (const output::NamedFile& file : files) {
    if (Status written = write_file_atomically((folder / file.name).string(), file.bytes); !written) return written;
  }
  return Done{};
}

}  // namespace

Status write_static_pages(const store::Store& store, const output::Filter& filter, output::Language language,
                          const std::string& folder, const SignalOptions& signals, const std::string& command) {
  const auto messages = patterns::load_messages(standard_patterns() + "/desk/messages.toml");
  if (!messages) return messages.error();
  auto documents = store.list();
  if (!documents) return documents.error();
  std::erase_if(*documents, [&](const store::DocumentRow& row) { return !filter.takes(row); });
  output::HtmlExport site(
      output::HtmlWords(messages->texts(language == output::Language::Chinese ? "zh" : "en"), language),
      std::string(serve::asset("style.css")));
  batch::PictureDrawer drawer({program_path(), "--worker"}, limits());
  if (Status made = make_folder(folder); !made) return made;
  Meter meter(command, signals.chosen(), static_cast<int>(documents->size()), "documents");
  for (const store::DocumentRow& row : *documents) {
    meter.next(row.file);
    auto record = store.load(row.id);
    if (!record) return record.error();
    filter.apply(*record);
    const fs::path own = fs::path(folder) / output::HtmlExport::folder_of(row);
    if (Status made = make_folder(own); !made) return made;
    const auto pictures = write_pictures(store, *record, drawer, own);
    if (!pictures) return pictures.error();
    if (Status written = write_all(folder, site.add(*record, *pictures)); !written) return written;
  }
  if (Status written = write_all(folder, site.files()); !written) return written;
  meter.end(0);
  return Done{};
}

}  // namespace ziping::cli
