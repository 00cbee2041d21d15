#pragma once
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace ziping::cli {

/// What an exit code means; README's table and the manual page show the same
/// ones.
struct ExitCode {
  int code;
  const char* meaning;
};
const std::vector<ExitCode>& exit_codes();

/// Examples of a command's use, a line each; empty for those whose usage line
/// says all.
const char* examples_of(const std::string& command);

/// Gives every command --lang, its examples where it has none of its own, and where the run's language
/// is Chinese the Chinese descriptions of patterns/messages/program.toml
/// ("help.extract", "help.extract.--db").
void finish_help(CLI::App& program);

/// The manual page (man format), made from the commands' own definitions: it
/// has every command and option there is.
std::string manual_page(const CLI::App& program);

/// Completion of commands, options and their fixed values, for bash and zsh.
std::string bash_completion(const CLI::App& program);
std::string zsh_completion(const CLI::App& program);

}  // namespace ziping::cli
