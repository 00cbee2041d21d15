#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "base/atomic_file.h"
#include "cli/commands.h"
#include "cli/signals.h"
#include "cli/static_pages.h"
#include "cli/stored_document.h"
#include "output/export_csv.h"
#include "output/export_jsonl.h"
#include "output/export_xlsx.h"
#include "output/export_yitihua.h"
#include "output/filter.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string database;
  std::string format = "json";
  std::string out = "-";
  std::string language;
  output::Filter filter;
  SignalOptions signals;
};

using Take = std::function<Status(const store::DocumentRecord&)>;

Result<std::vector<store::DocumentRow>> asked_for(const store::Store& store, const output::Filter& filter) {
  auto documents = store.list();
  if (documents) std::erase_if(*documents, [&](const store::DocumentRow& row) { return !filter.takes(row); });
  return documents;
}

// One document after the other, so that nothing stays in memory.
Status each_document(const store::Store& store, const Arguments& arguments, const store::Parts& parts,
                     const Take& take) {
  const output::Filter& filter = arguments.filter;
  const auto documents = asked_for(store, filter);
  if (!documents) return documents.error();
  Meter meter("export", arguments.signals.chosen(), static_cast<int>(documents->size()), "documents");
  for (const store::DocumentRow& row : *documents) {
    meter.next(row.file);
    auto record = store.load(row.id, parts);
    if (!record) return record.error();
    filter.apply(*record);
    if (Status taken = take(*record); !taken) return taken;
  }
  meter.end(0);
  return Done{};
}

/// The file asked for, or standard output.
class Outlet {
 public:
  Status begin(const std::string& path) {
    if (path == "-") return Done{};
    auto file = AtomicFile::begin(path);
    if (!file) return file.error();
    file_.emplace(std::move(*file));
    return Done{};
  }
  Status write(std::string_view bytes) {
    if (file_) return file_->write(bytes);
    fmt::print("{}", bytes);
    return Done{};
  }
  Status commit() { return file_ ? file_->commit() : Status(Done{}); }

 private:
  std::optional<AtomicFile> file_;
};

Status export_json(const store::Store& store, const Arguments& arguments, Outlet& outlet) {
  output::JsonExport json(language_of(arguments.language), [&](std::string_view bytes) { return outlet.write(bytes); });
  const Status read =
      each_document(store, arguments, {}, [&](const store::DocumentRecord& record) { return json.add(record); });
  return read ? json.finish() : read;
}

Status export_jsonl(const store::Store& store, const Arguments& arguments, Outlet& outlet) {
  const store::Parts parts = {.pages = false, .tables = false};
  return each_document(store, arguments, parts, [&](const store::DocumentRecord& record) {
    return outlet.write(output::export_jsonl(record, language_of(arguments.language)));
  });
}

Status export_xlsx(const store::Store& store, const Arguments& arguments, Outlet& outlet) {
  const auto documents = asked_for(store, arguments.filter);
  if (!documents) return documents.error();
  std::error_code failed;
  const std::string folder = fs::absolute(arguments.out, failed).parent_path().string();
  auto book = output::XlsxExport::begin({language_of(arguments.language), documents->size(), folder});
  if (!book) return book.error();
  const Status read = each_document(store, arguments, {}, [&](const store::DocumentRecord& record) -> Status {
    book->add(record);
    return Done{};
  });
  return read ? book->finish([&](std::string_view bytes) { return outlet.write(bytes); }) : read;
}

using ToOutlet = Status (*)(const store::Store&, const Arguments&, Outlet&);

Status export_to_file(const store::Store& store, const Arguments& arguments, ToOutlet write) {
  Outlet outlet;
  if (Status begun = outlet.begin(arguments.out); !begun) return begun;
  if (Status written = write(store, arguments, outlet); !written) return written;
  return outlet.commit();
}

/// A folder of files that grow document by document and appear at the end.
template <class Set>
Status export_set(const store::Store& store, const Arguments& arguments, Set set) {
  std::error_code failed;
  fs::create_directories(arguments.out, failed);
  if (failed) {
    return Error{ErrorCode::OutputUnwritable,
                 fmt::format("{}: cannot be made a folder: {}", arguments.out, failed.message()),
                 {}};
  }
  std::map<std::string, AtomicFile> files;
  const auto write = [&](const std::vector<output::NamedFile>& pieces) -> Status {
    for (const output::NamedFile& piece : pieces) {
      auto file = files.find(piece.name);
      if (file == files.end()) {
        auto begun = AtomicFile::begin((fs::path(arguments.out) / piece.name).string());
        if (!begun) return begun.error();
        file = files.emplace(piece.name, std::move(*begun)).first;
      }
      if (Status written = file->second.write(piece.bytes); !written) return written;
    }
    return Done{};
  };
  const Status read = each_document(store, arguments, {}, [&](const store::DocumentRecord& record) {
    set.add(record);
    return write(set.take());
  });
  if (!read) return read;
  // Also where there was no document: the files' heads.
  if (Status written = write(set.take()); !written) return written;
  if (Status written = write({set.dictionary()}); !written) return written;
  for (auto& [name, file] : files) {
    if (Status done = file.commit(); !done) return done;
  }
  return Done{};
}

Status export_as_asked(const store::Store& store, const Arguments& arguments) {
  const std::string& format = arguments.format;
  if (arguments.out == "-" && format != "json" && format != "jsonl") {
    const char* what = format == "xlsx" ? "a file" : "a folder";
    return Error{ErrorCode::Usage, fmt::format("--format {} needs {}: say where with -o", format, what), {}};
  }
  if (format == "html") {
    return write_static_pages(store, arguments.filter, language_of(arguments.language), arguments.out,
                              arguments.signals, "export");
  }
  if (format == "jsonl") return export_to_file(store, arguments, export_jsonl);
  if (format == "csv") return export_set(store, arguments, output::CsvExport(language_of(arguments.language)));
  if (format == "yitihua") return export_set(store, arguments, output::YitihuaExport());
  if (format == "xlsx") return export_to_file(store, arguments, export_xlsx);
  return export_to_file(store, arguments, export_json);
}

int export_database(const Arguments& arguments) {
  set_run_signals(arguments.signals.chosen());
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const Status done = export_as_asked(*store, arguments);
  return done ? 0 : report(done.error());
}

}  // namespace

void add_export(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("export", "Write what is stored for other systems");
  command->add_option("db", arguments->database, "the database")->required();
  command
      ->add_option(
          "--format", arguments->format,
          "json; jsonl (a line a fact or finding); csv (a folder of files); xlsx; html (a folder of pages that "
          "open without a server); yitihua (a folder with the tables of budget management systems)")
      ->check(CLI::IsMember({"json", "jsonl", "csv", "xlsx", "html", "yitihua"}));
  command->add_option("-o,--output", arguments->out, "file or folder, or - for standard output (json, jsonl)");
  add_signals(*command, arguments->signals);
  add_language(*command, arguments->language);
  output::Filter& filter = arguments->filter;
  command->add_option("--concept", filter.concepts, "only facts of this concept, or all of a group: 'funds.*'");
  command->add_option("--year", filter.years, "only documents of this year");
  command->add_option("--entity", filter.entities, "only documents of units whose name contains this");
  command->add_option("--status", filter.statuses, "only documents of this status")
      ->check(CLI::IsMember({"ok", "partial", "failed", "skipped", "running"}));
  command->add_flag("--only-sure", filter.only_sure, "only figures that are sure");
  command->add_flag("--reviewed", filter.reviewed, "only figures that a person has settled");
  command->callback([arguments, &code] { code = export_database(*arguments); });
}

}  // namespace ziping::cli
