#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>

#include "base/atomic_file.h"
#include "cli/commands.h"
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

struct Arguments {
  std::string database;
  std::string format = "json";
  std::string out = "-";
  std::string language;
  output::Filter filter;
};

using Take = std::function<Status(store::DocumentRecord&&)>;

// One document after the other, so that only what the format keeps stays in memory.
Status each_document(const store::Store& store, const output::Filter& filter, const Take& take) {
  const auto documents = store.list();
  if (!documents) return documents.error();
  for (const store::DocumentRow& row : *documents) {
    if (!filter.takes(row)) continue;
    auto record = store.load(row.id);
    if (!record) return record.error();
    filter.apply(*record);
    if (Status taken = take(std::move(*record)); !taken) return taken;
  }
  return Done{};
}

Status write(const Arguments& arguments, const std::string& bytes) {
  if (arguments.out != "-") return write_file_atomically(arguments.out, bytes);
  fmt::print("{}", bytes);
  return Done{};
}

Status write_set(const std::string& folder, const std::vector<output::NamedFile>& files) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return Error{
        ErrorCode::OutputUnwritable, fmt::format("{}: cannot be made a folder: {}", folder, failed.message()), {}};
  }
  for (const output::NamedFile& file : files) {
    if (Status written = write_file_atomically((std::filesystem::path(folder) / file.name).string(), file.bytes);
        !written) {
      return written;
    }
  }
  return Done{};
}

Status export_json(const store::Store& store, const Arguments& arguments) {
  std::vector<store::DocumentRecord> records;
  const Status read = each_document(store, arguments.filter, [&](store::DocumentRecord&& record) -> Status {
    records.push_back(std::move(record));
    return Done{};
  });
  return read ? write(arguments, output::export_json(records, language_of(arguments.language))) : read;
}

Status export_jsonl(const store::Store& store, const Arguments& arguments) {
  std::string lines;
  const Status read = each_document(store, arguments.filter, [&](store::DocumentRecord&& record) -> Status {
    lines += output::export_jsonl(record, language_of(arguments.language));
    return Done{};
  });
  return read ? write(arguments, lines) : read;
}

template <class Set>
Status export_set(const store::Store& store, const Arguments& arguments, Set set) {
  const Status read = each_document(store, arguments.filter, [&](store::DocumentRecord&& record) -> Status {
    set.add(record);
    return Done{};
  });
  return read ? write_set(arguments.out, set.files()) : read;
}

Status export_xlsx(const store::Store& store, const Arguments& arguments) {
  auto book = output::XlsxExport::begin(language_of(arguments.language));
  if (!book) return book.error();
  const Status read = each_document(store, arguments.filter, [&](store::DocumentRecord&& record) -> Status {
    book->add(record);
    return Done{};
  });
  if (!read) return read;
  const auto bytes = book->finish();
  return bytes ? write(arguments, *bytes) : Status(bytes.error());
}

Status export_as_asked(const store::Store& store, const Arguments& arguments) {
  const std::string& format = arguments.format;
  if (arguments.out == "-" && format != "json" && format != "jsonl") {
    const char* what = format == "xlsx" ? "a file" : "a folder";
    return Error{ErrorCode::Usage, fmt::format("--format {} needs {}: say where with -o", format, what), {}};
  }
  if (format == "jsonl") return export_jsonl(store, arguments);
  if (format == "html") {
    return write_static_pages(store, arguments.filter, language_of(arguments.language), arguments.out);
  }
  if (format == "csv") return export_set(store, arguments, output::CsvExport(language_of(arguments.language)));
  if (format == "yitihua") return export_set(store, arguments, output::YitihuaExport());
  if (format == "xlsx") return export_xlsx(store, arguments);
  return export_json(store, arguments);
}

int export_database(const Arguments& arguments) {
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
  add_language(*command, arguments->language);
  output::Filter& filter = arguments->filter;
  command->add_option("--concept", filter.concepts, "only facts of this concept, or all of a group: 'funds.*'");
  command->add_option("--year", filter.years, "only documents of this year");
  command->add_option("--entity", filter.entities, "only documents of units whose name contains this");
  command->add_option("--status", filter.statuses, "only documents of this status")
      ->check(CLI::IsMember({"ok", "partial", "failed", "skipped", "running"}));
  command->add_flag("--only-sure", filter.only_sure, "only figures that are sure");
  command->callback([arguments, &code] { code = export_database(*arguments); });
}

}  // namespace ziping::cli
