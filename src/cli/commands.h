#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "output/export_json.h"
#include "patterns/pattern_set.h"

namespace CLI {
class App;
}

namespace ziping::cli {

/// The whole program: parses the arguments, runs one command, returns the exit code (README lists them).
int run_program(int argc, char** argv);

/// Each adds its command to the program; when chosen, the command leaves its exit code in `code`.
void add_extract(CLI::App& program, int& code);
void add_show(CLI::App& program, int& code);
void add_export(CLI::App& program, int& code);
void add_search(CLI::App& program, int& code);
void add_pdf(CLI::App& program, int& code);
void add_merge(CLI::App& program, int& code);
void add_verify(CLI::App& program, int& code);
void add_check(CLI::App& program, int& code);
void add_rules(CLI::App& program, int& code);
void add_patterns(CLI::App& program, int& code);
void add_serve(CLI::App& program, int& code);
void add_review(CLI::App& program, int& code);
void add_quantity(CLI::App& program, int& code);
void add_sample(CLI::App& program, int& code);
void add_stats(CLI::App& program, int& code);

/// Prints "ziping: ..." with the place to stderr and returns the error's exit code.
int report(const Error& error);

/// --patterns of several commands: the product's own patterns with the user's folders on top.
Result<std::shared_ptr<const patterns::PatternSet>> load_patterns(const std::vector<std::string>& folders);
/// The folder of the product's own patterns: $ZIPING_PATTERNS, else beside the installed program, else the sources'.
std::string standard_patterns();
/// The running program's path.
std::string program_path();

/// Adds --lang to a command; `language` must live as long as the command.
void add_language(CLI::App& command, std::string& language);
/// Language of messages: zh or en as given, else by the locale.
output::Language language_of(const std::string& option);
/// Columns of the terminal, 120 where there is none.
int terminal_width();

}  // namespace ziping::cli
