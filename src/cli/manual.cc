#include "cli/manual.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/messages.h"

namespace ziping::cli {
namespace {

/// Text as roff takes it: no line begins with a control character, hyphens and
/// backslashes stay what they are.
std::string roff(const std::string& text) {
  std::string out;
  bool begin = true;
  for (const char c : text) {
    if (begin && (c == '.' || c == '\'')) out += "\\&";
    begin = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<const CLI::Option*> options_of(const CLI::App& command) {
  return command.get_options([](const CLI::Option* option) { return !option->get_group().empty(); });
}

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string path_of(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr) return "";
  const std::string above = path_of(*parent);
  return above.empty() ? command.get_name() : above + " " + command.get_name();
}

std::string synopsis(const CLI::App& command) {
  std::string line = "\\fBziping " + roff(path_of(command)) + "\\fR";
  for (const CLI::Option* option : options_of(command)) {
    if (!option->get_positional()) continue;
    const std::string name =
        "\\fI" + roff(option->get_name(true)) + "\\fR" + (option->get_items_expected_max() > 1 ? " ..." : "");
    line += option->get_required() ? " " + name : " [" + name + "]";
  }
  return line + " [options]\n";
}

std::string options_text(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : options_of(command)) {
    std::string names = option->get_positional() ? option->get_name(true) : option->get_name(false, true);
    for (std::size_t at = names.find(','); at != names.npos; at = names.find(',', at + 2)) names.insert(at + 1, " ");
    text += ".TP\n\\fB" + roff(names) + "\\fR";
    if (!option->get_positional() && option->get_items_expected_max() > 0) text += " \\fIVALUE\\fR";
    const std::string preset = option->get_default_str();
    text += "\n" + roff(option->get_description()) + (preset.empty() ? "" : " [" + roff(preset) + "]") + "\n";
  }
  return text;
}

void command_section(const CLI::App& command, std::string* text) {
  *text += ".SS " + roff(path_of(command)) + "\n" + synopsis(command) + ".PP\n" + roff(command.get_description()) +
           "\n" + options_text(command);
  const std::string examples = examples_of(path_of(command));
  if (!examples.empty()) *text += ".PP\n.nf\n" + roff(examples) + "\n.fi\n";
  for (const CLI::App* below : commands_of(command)) command_section(*below, text);
}

std::string key_of(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name(true);
  return option.get_lnames().empty() ? "-" + option.get_snames().front() : "--" + option.get_lnames().front();
}

void translate(CLI::App& command, const std::string& key) {
  const auto text_of = [](const std::string& name) {
    const std::string text = say(name);
    return text == name ? std::string() : text;
  };
  if (const std::string text = text_of(key); !text.empty()) command.description(text);
  for (CLI::Option* option : command.get_options()) {
    std::string text = text_of(key + "." + key_of(*option));
    if (text.empty()) text = text_of("help.any." + key_of(*option));
    if (!text.empty()) option->description(text);
  }
  for (CLI::App* below : command.get_subcommands({})) {
    translate(*below, key + (key == "help" ? "." : " ") + below->get_name());
  }
}

/// --lang where a command has none of its own: its errors are told in that language (run_program has read it already).
void give_language(CLI::App& command) {
  static std::string ignored;
  if (command.get_option_no_throw("--lang") == nullptr) add_language(command, ignored);
  for (CLI::App* below : command.get_subcommands({})) give_language(*below);
}

void give_examples(CLI::App& command) {
  const std::string examples = examples_of(path_of(command));
  if (command.get_footer().empty() && !examples.empty()) command.footer(say("help.examples") + "\n" + examples);
  for (CLI::App* below : command.get_subcommands({})) give_examples(*below);
}

}  // namespace

const std::vector<ExitCode>& exit_codes() {
  static const std::vector<ExitCode> codes = {
      {0, "all ok"},
      {1, "wrong usage"},
      {2,
       "no input was usable (not a PDF, empty, encrypted, no pages, no PDF "
       "in the folder)"},
      {3, "finished, but some page or document is partial, failed or skipped"},
      {4,
       "the environment: Tesseract's models, the disk, the database "
       "(locked, not ours, newer, damaged), the patterns"},
      {5, "a fault of ziping"},
      {130, "interrupted; the next run goes on behind the pages that were read"}};
  return codes;
}

void finish_help(CLI::App& program) {
  for (CLI::App* command : program.get_subcommands({})) give_language(*command);
  if (run_language() == output::Language::Chinese) translate(program, "help");
  for (CLI::App* command : program.get_subcommands({})) give_examples(*command);
}

std::string manual_page(const CLI::App& program) {
  std::string text = fmt::format(".TH ZIPING 1 \"\" \"ziping {}\" \"User Commands\"\n", ZIPING_VERSION);
  text +=
      ".SH NAME\nziping \\- read self\\-evaluation reports into exact "
      "figures and recompute them\n.SH SYNOPSIS\n"
      ".B ziping\n.I command\n[options]\n.SH DESCRIPTION\n";
  text += roff(program.get_description()) + "\n";
  text += ".SH OPTIONS\n" + options_text(program) + ".SH COMMANDS\n";
  for (const CLI::App* command : commands_of(program)) command_section(*command, &text);
  text += ".SH EXIT STATUS\n";
  for (const ExitCode& code : exit_codes()) text += fmt::format(".TP\n.B {}\n{}\n", code.code, roff(code.meaning));
  text +=
      ".SH ENVIRONMENT\n.TP\n.B ZIPING_PATTERNS\nThe folder of patterns to "
      "use instead of the installed one.\n"
      ".TP\n.BR LC_ALL \", \" LC_MESSAGES \", \" LANG\nLanguage of "
      "messages, where \\-\\-lang does not say.\n"
      ".SH FILES\n.TP\n.I /usr/share/ziping/patterns\nForms, labels, "
      "prose, checks and words, as TOML.\n"
      ".TP\n.I ~/.local/share/ziping/models\nONNX Runtime and PP\\-OCR's "
      "recogniser, a second reader of scans.\n";
  return text;
}

}  // namespace ziping::cli
