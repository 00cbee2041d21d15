#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string>
#include <system_error>
#include <vector>

#include "base/allocator.h"
#include "batch/worker.h"
#include "cli/commands.h"
#include "cli/manual.h"
#include "cli/messages.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

constexpr const char* kExamples = R"(  ziping extract archive/2023 --db reports.db      # all PDFs below a folder
  ziping show reports.db                           # the documents of a database
  ziping show reports.db report.pdf                # one document: tables, facts, findings
  ziping export reports.db --format json -o out.json
  ziping pdf reports.db report.pdf -o searchable.pdf
  ziping sample reports.db --concept funds.executed -o sheet.xlsx)";

/// --lang wherever it stands, so that wrong usage is told in the language that was asked for.
std::string language_option(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with("--lang=")) return std::string(argument.substr(7));
  }
  return {};
}

/// What the build makes of the commands' definitions: --man, --completion bash|zsh.
bool print_made(const CLI::App& program, const std::vector<std::string>& arguments) {
  if (arguments == std::vector<std::string>{"--man"}) {
    fmt::print("{}", manual_page(program));
  } else if (arguments == std::vector<std::string>{"--completion", "bash"}) {
    fmt::print("{}", bash_completion(program));
  } else if (arguments == std::vector<std::string>{"--completion", "zsh"}) {
    fmt::print("{}", zsh_completion(program));
  } else {
    return false;
  }
  return true;
}

// A reader that went away (ziping show | head) has seen what it wanted; any other fault loses what was to be told.
int unwritten(int error, int code) {
  if (error == EPIPE) return code;
  return report({ErrorCode::OutputUnwritable,
                 std::string("standard output cannot be written: ") + std::strerror(error) + "; free some space",
                 {}});
}

/// The library names a place alone ("in is required"); what belongs there says the help.
std::string said_by(const CLI::App& command, const CLI::ParseError& error) {
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    for (const CLI::Option* option : command.get_options()) {
      if (!option->get_required() || option->count() > 0) continue;
      return say("help.missing", {{"option", option->get_name()}, {"meaning", option->get_description()}});
    }
  }
  return in_run_language(error.what());
}

/// Wrong usage, and of which command help is to be had; as `report` does, but with the library's words.
int wrong_usage(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App* command = &program;
  std::string name = "ziping";
  for (auto chosen = command->get_subcommands(); !chosen.empty(); chosen = command->get_subcommands()) {
    command = chosen.back();
    name += " " + command->get_name();
  }
  fmt::print(stderr, "ziping: {}\n{}\n", output::harmless(said_by(*command, error)),
             say("help.more", {{"command", name}}));
  return exit_code(ErrorCode::Usage);
}

}  // namespace

void add_language(CLI::App& command, std::string& language) {
  command.add_option("--lang", language, "zh or en (default: by the locale)")->check(CLI::IsMember({"zh", "en"}));
}

int run_program(int argc, char** argv) {
  settle_allocator();
  if (argc == 2 && std::string_view(argv[1]) == "--worker") {
    const auto source = batch::make_pdf_source();
    return batch::worker_main(*source);
  }
  // A reader that went away (ziping show | head) ends the program quietly; a dead worker must not end it at all.
  std::signal(SIGPIPE, SIG_IGN);
  set_run_language(language_of(language_option(argc, argv)));
  CLI::App program{"Reads self-evaluation reports (PDF) into exact figures with their places, and recomputes them.",
                   "ziping"};
  program.set_version_flag("--version", std::string("ziping ") + ZIPING_VERSION);
  program.require_subcommand(1);
  int code = 0;
  add_extract(program, code);
  add_show(program, code);
  add_export(program, code);
  add_search(program, code);
  add_pdf(program, code);
  add_merge(program, code);
  add_verify(program, code);
  add_check(program, code);
  add_rules(program, code);
  add_patterns(program, code);
  add_serve(program, code);
  add_review(program, code);
  add_quantity(program, code);
  add_sample(program, code);
  add_stats(program, code);
  program.footer(say("help.examples") + "\n" + kExamples + "\n\n" + say("exit.title"));
  finish_help(program);
  try {
    if (!print_made(program, {argv + 1, argv + argc})) program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);
    return wrong_usage(program, error);
  } catch (const std::system_error& error) {
    // fmt::print throws it.
    return unwritten(error.code().value(), code);
  } catch (const std::exception& error) {
    return report({ErrorCode::Internal, std::string("a fault of ziping: ") + error.what(), {}});
  }
  // What stands in the buffer is lost only now.
  if (std::fflush(stdout) != 0) return unwritten(errno, code);
  return code;
}

}  // namespace ziping::cli
