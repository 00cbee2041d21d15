#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>

#include "base/atomic_file.h"
#include "batch/reading_json.h"
#include "batch/run.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/scratch_folder.h"
#include "cli/stored_document.h"
#include "extract/layout_hints_of.h"
#include "output/export_json.h"
#include "output/searchable_pdf.h"
#include "output/terminal_text.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string source;
  std::string document;
  std::string out;
  bool all = false;
  bool archival = false;
  bool attach = false;
  SignalOptions signals;
};

bool is_database(const std::string& path) {
  char head[16] = {};
  std::ifstream in(path, std::ios::binary);
  return in.read(head, sizeof head) && std::string_view(head, 15) == "SQLite format 3";
}

/// The characters that number headings, for the outline; without patterns only digits do.
const std::string& numerals() {
  static const std::string kNumerals = [] {
    const auto patterns = load_patterns({});
    return patterns ? extract::layout_hints_of(**patterns).numerals : std::string();
  }();
  return kNumerals;
}

Result<output::SearchableSource> source_of(const store::Store& store, const store::DocumentRow& row,
                                           const Arguments& arguments) {
  const auto path = original_of(store, row);
  if (!path) return path.error();
  const auto record = store.load(row.id);
  if (!record) return record.error();
  const auto pages = store.pages(row.id);
  if (!pages) return pages.error();
  output::SearchableSource source{.path = *path, .sha256 = row.sha256};
  source.bookmarks = output::bookmarks_of(record->reading, numerals());
  source.entity = row.entity;
  source.year = row.year;
  source.archival = arguments.archival;
  if (arguments.attach) {
    source.attachment = output::NamedFile{"reading.json", output::export_json({*record}, output::Language::Chinese)};
  }
  for (const store::PageRow& page : *pages) {
    auto reading = batch::reading_from_json(page.reading);
    if (!reading) return reading.error();
    source.pages.push_back(std::move(*reading));
  }
  const auto& paragraphs = record->reading.paragraphs;
  const auto title = std::find_if(paragraphs.begin(), paragraphs.end(), [](const layout::Paragraph& paragraph) {
    return paragraph.kind == layout::ParagraphKind::Title;
  });
  source.title = title != paragraphs.end() ? title->text : fs::path(row.file).stem().string();
  return source;
}

Status write_copy(const store::Store& store, const store::DocumentRow& row, const std::string& out,
                  const Arguments& arguments) {
  const auto source = source_of(store, row, arguments);
  if (!source) return source.error();
  std::error_code ignored;
  if (fs::equivalent(source->path, out, ignored)) {
    return Error{ErrorCode::Usage, out + ": is the original; give the copy another name", {}};
  }
  const auto bytes = output::searchable_pdf(*source);
  return bytes ? write_file_atomically(out, *bytes) : Status(bytes.error());
}

/// The first fault's exit code; the other documents are written all the same.
int write_all(const store::Store& store, const Arguments& arguments) {
  const std::string& folder = arguments.out;
  const auto documents = store.list();
  if (!documents) return report(documents.error());
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed) {
    return report(
        {ErrorCode::OutputUnwritable, fmt::format("{}: cannot be made a folder: {}", folder, failed.message()), {}});
  }
  int code = 0;
  std::set<std::string> names;
  Meter meter("pdf", arguments.signals.chosen(), static_cast<int>(documents->size()), "documents");
  for (const store::DocumentRow& row : *documents) {
    meter.next(row.file);
    if (row.status == "failed" || row.status == "running" || row.status == "skipped") {
      fmt::print(stderr, "ziping: {}\n",
                 output::harmless(in_run_language(row.file + ": was not read (" + row.status + "), no copy")));
      continue;
    }
    std::string name = fs::path(row.file).stem().string();
    if (!names.insert(name).second) names.insert(name += "-" + row.sha256.substr(0, 12));
    const Status written = write_copy(store, row, (fs::path(folder) / (name + ".pdf")).string(), arguments);
    if (!written) {
      const int fault = report(written.error());
      if (code == 0) code = fault;
    }
  }
  return meter.end(code);
}

int copy_from_database(const std::string& database, const Arguments& arguments) {
  const auto store = open_to_read(database);
  if (!store) return report(store.error());
  if (arguments.all) return write_all(*store, arguments);
  const auto row = find_document(*store, arguments.document, database);
  if (!row) return report(row.error());
  const Status written = write_copy(*store, *row, arguments.out, arguments);
  return written ? 0 : report(written.error());
}

int copy_from_file(const Arguments& arguments) {
  const ScratchFolder scratch("pdf");
  if (scratch.path().empty()) return report({ErrorCode::OutputUnwritable, "no folder for temporary files", {}});
  batch::RunOptions options;
  options.inputs = {arguments.source};
  options.database = scratch.path() + "/reading.db";
  options.engine.models = standard_patterns() + "/ocr";
  options.worker_command = {program_path(), "--worker"};
  const auto patterns = load_patterns({});
  if (!patterns) return report(patterns.error());
  const auto summary = [&] {
    ProgressLine progress("pdf", arguments.signals.chosen());
    return batch::run(options, *patterns, progress);
  }();
  if (!summary) return report(summary.error());
  if (const int code = summary->exit_code(); code != 0 && code != 3) return code;
  Arguments only = arguments;
  only.document = "1";
  const int copied = copy_from_database(options.database, only);
  return copied != 0 ? copied : summary->exit_code();
}

int make_copy(const Arguments& arguments) {
  set_run_signals(arguments.signals.chosen());
  if (is_database(arguments.source)) {
    if (arguments.all == arguments.document.empty()) return copy_from_database(arguments.source, arguments);
    return report({ErrorCode::Usage, "name one document of the database, or --all", {}});
  }
  if (!arguments.all && arguments.document.empty()) return copy_from_file(arguments);
  const std::string fault = fs::exists(arguments.source) ? ": is no database" : ": is not there";
  return report({ErrorCode::InputMissing, arguments.source + fault, {}});
}

}  // namespace

void add_pdf(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("pdf", "Copies of scanned PDFs that can be searched: their text lies unseen over the ink");
  command->add_option("source", arguments->source, "the database, or a PDF that is read first")->required();
  command->add_option("document", arguments->document, "end of its file name, beginning of its hash, or its number");
  command->add_flag("--all", arguments->all, "all documents of the database; -o is a folder");
  command->add_option("-o,--output", arguments->out, "the copy")->required();
  command->add_flag("--pdfa", arguments->archival, "for archives: PDF/A-2b, with --attach-json PDF/A-3b");
  command->add_flag("--attach-json", arguments->attach, "attach the JSON export of the document (reading.json)");
  add_signals(*command, arguments->signals);
  command->callback([arguments, &code] { code = make_copy(*arguments); });
}

}  // namespace ziping::cli
