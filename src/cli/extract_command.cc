#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>

#include "batch/run.h"
#include "cli/commands.h"
#include "cli/json_line.h"
#include "cli/messages.h"
#include "cli/progress.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::vector<std::string> inputs;
  std::string database;
  std::string pages;
  std::string shard;
  std::vector<std::string> patterns;
  std::string models;
  std::string tessdata;
  std::string ocr = "auto";
  int jobs = 0;
  bool force = false;
  SignalOptions signals;
  bool verbose = false;
  bool require_sandbox = false;
  Limits limits;
};

int extract(const Arguments& arguments) {
  set_run_signals(arguments.signals.chosen());
  batch::RunOptions options;
  const auto pages = batch::PageSelection::parse(arguments.pages);
  if (!pages) return report(pages.error());
  options.pages = *pages;
  const auto shard = batch::parse_shard(arguments.shard, [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
  });
  if (!shard) return report(shard.error());
  options.shard = *shard;
  options.inputs = arguments.inputs;
  options.database = arguments.database;
  options.jobs = arguments.jobs;
  options.force = arguments.force;
  options.read.ocr = arguments.ocr == "always"  ? batch::OcrMode::Always
                     : arguments.ocr == "never" ? batch::OcrMode::Never
                                                : batch::OcrMode::Auto;
  options.engine.tessdata = arguments.tessdata;
  options.engine.models = standard_patterns() + "/ocr";
  options.engine.onnx_models = arguments.models;
  options.limits = arguments.limits;
  options.worker_command = {program_path(), "--worker"};
  options.verbose = arguments.verbose;
  options.require_sandbox = arguments.require_sandbox;
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  Result<batch::RunSummary> summary = [&] {
    ProgressLine progress("extract", arguments.signals.chosen());
    return batch::run(options, *patterns, progress);
  }();
  if (!summary) return report(summary.error());
  if (!summary->sandbox.empty() &&
      (arguments.verbose || (!summary->shut_in && arguments.signals.chosen() == Signals::Shown))) {
    fmt::print(stderr, "ziping: workers: {}\n", summary->sandbox);
  }
  if (arguments.signals.json) {
    put_status_line(JsonLine()
                        .text("event", "end")
                        .text("command", "extract")
                        .number("documents", static_cast<long long>(summary->documents.size()))
                        .number("exit", summary->exit_code())
                        .str());
  } else if (!arguments.signals.quiet) {
    if (shard->count > 1) {
      fmt::print("{}\n", say("summary.part", {{"part", std::to_string(shard->number + 1)},
                                              {"parts", std::to_string(shard->count)},
                                              {"files", std::to_string(summary->documents.size())},
                                              {"others", std::to_string(summary->elsewhere)}}));
    }
    fmt::print("{}", summary_table(*summary));
  }
  return summary->exit_code();
}

}  // namespace

void add_extract(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("extract", "Read PDFs into a database; a second run goes on or does nothing");
  command->add_option("input", arguments->inputs, "PDF files, or folders that are searched for them")->required();
  command->add_option("--db", arguments->database, "the database (made where it is not there)")->required();
  command->add_option("-j,--jobs", arguments->jobs, "worker processes (default: one a core)")
      ->check(CLI::Range(1, 256));
  command->add_flag("--force", arguments->force, "read again what is stored, and what was given up");
  command->add_option("--pages", arguments->pages, "only these pages, as 1-3,7 or 5-");
  command->add_option("--shard", arguments->shard,
                      "only one part of the inputs: 3/8; auto or auto/8 in a Slurm array or a Kubernetes indexed job");
  command->add_option("--ocr", arguments->ocr, "auto: where the text layer cannot be trusted; always; never")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  command->add_option("--models", arguments->models, "folder with ONNX Runtime and a PP-OCR recogniser");
  command->add_option("--tessdata", arguments->tessdata, "folder with Tesseract's models");
  command->add_option("--max-dpi", arguments->limits.max_dpi, "never draw a page finer than this");
  command->add_option("--max-pages", arguments->limits.max_pages, "refuse documents of more pages");
  command->add_option("--page-cpu-seconds", arguments->limits.page_cpu_seconds, "CPU time a page may take");
  command->add_option("--page-wall-seconds", arguments->limits.page_wall_seconds, "time a page may take");
  command->add_flag("--require-sandbox", arguments->require_sandbox,
                    "read only where workers can be shut in (Landlock and seccomp)");
  add_signals(*command, arguments->signals);
  command->add_flag("--verbose", arguments->verbose, "let the libraries' notes through");
  command->callback([arguments, &code] { code = extract(*arguments); });
}

}  // namespace ziping::cli
