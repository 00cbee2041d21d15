#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "cli/manual.h"

namespace ziping::cli {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App* command) { return !command->get_group().empty(); });
}

std::string option_names(const CLI::App& command) {
  std::string names;
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;
    for (const std::string& name : option->get_lnames()) names += " --" + name;
    for (const std::string& name : option->get_snames()) names += " -" + name;
  }
  return names.empty() ? names : names.substr(1);
}

std::string command_names(const CLI::App& command) {
  std::string names;
  for (const CLI::App* below : commands_of(command)) names += (names.empty() ? "" : " ") + below->get_name();
  return names;
}

/// "--format json|csv": the values CLI11 shows of an option that takes only
/// some ("{json,csv}").
std::string values_of(const CLI::Option& option) {
  const std::string shown = option.get_type_name();
  const std::size_t open = shown.find('{');
  const std::size_t close = shown.find('}', open);
  if (open == shown.npos || close == shown.npos) return {};
  std::string values = shown.substr(open + 1, close - open - 1);
  // CheckedTransformer shows "auto->0,always->1".
  std::string out;
  for (std::size_t at = 0; at < values.size();) {
    const std::size_t end = std::min(values.find(',', at), values.size());
    const std::string value = values.substr(at, end - at);
    if (value.find_first_not_of("0123456789") != value.npos) {
      out += (out.empty() ? "" : " ") + value.substr(0, value.find("->"));
    }
    at = end + 1;
  }
  return out;
}

void bash_command(const CLI::App& command, const std::string& path, std::string* cases) {
  std::string values;
  for (const CLI::Option* option : command.get_options()) {
    const std::string words = values_of(*option);
    if (words.empty() || option->get_lnames().empty()) continue;
    values += fmt::format("      --{}) COMPREPLY=($(compgen -W '{}' -- \"$word\")); return ;;\n",
                          option->get_lnames().front(), words);
  }
  if (!values.empty()) values = "    case $before in\n" + values + "    esac\n";
  *cases += fmt::format("  '{}')\n{}    options='{}' commands='{}' ;;\n", path, values, option_names(command),
                        command_names(command));
  for (const CLI::App* below : commands_of(command)) {
    bash_command(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), cases);
  }
}

std::string quoted(std::string text) {
  for (std::size_t at = 0; (at = text.find_first_of("'[]:\\", at)) != text.npos;) {
    const std::string with = text[at] == '\'' ? "'\\''" : std::string("\\") + text[at];
    text.replace(at, 1, with);
    at += with.size();
  }
  return text;
}

void zsh_command(const CLI::App& command, const std::string& path, std::string* text) {
  *text += fmt::format("  ('{}')\n    _arguments -S \\\n", path);
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty() || option->get_lnames().empty()) continue;
    std::string spec = fmt::format("--{}[{}]", option->get_lnames().front(), quoted(option->get_description()));
    const std::string values = values_of(*option);
    if (option->get_items_expected_max() > 0) spec += values.empty() ? ":value:_files" : ":value:(" + values + ")";
    *text += "      '" + spec + "' \\\n";
  }
  const std::string below_names = command_names(command);
  if (!below_names.empty()) *text += fmt::format("      '1:command:({})' \\\n", below_names);
  *text += "      '*:file:_files' ;;\n";
  for (const CLI::App* below : commands_of(command)) {
    zsh_command(*below, path.empty() ? below->get_name() : path + " " + below->get_name(), text);
  }
}

}  // namespace

std::string bash_completion(const CLI::App& program) {
  std::string cases;
  bash_command(program, "", &cases);
  return "# bash completion for ziping; made by ziping --completion bash\n"
         "_ziping() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} "
         "before=${COMP_WORDS[COMP_CWORD-1]} path= options= commands= i\n"
         "  local known=' " +
         [&] {
           std::string paths;
           const auto walk = [&](const auto& self, const CLI::App& command, const std::string& path) -> void {
             for (const CLI::App* below : commands_of(command)) {
               const std::string here = path.empty() ? below->get_name() : path + "/" + below->get_name();
               paths += here + " ";
               self(self, *below, here);
             }
           };
           walk(walk, program, "");
           return paths;
         }() +
         "'\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case $known in *\" ${path:+${path// //}/}${COMP_WORDS[i]} \"*) "
         "path=\"${path:+$path }${COMP_WORDS[i]}\" ;;"
         " esac\n"
         "  done\n"
         "  case $path in\n" +
         cases +
         "  esac\n"
         "  case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -W \"$commands\" -- \"$word\") $(compgen "
         "-f -- \"$word\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _ziping ziping\n";
}

std::string zsh_completion(const CLI::App& program) {
  std::string cases;
  zsh_command(program, "", &cases);
  std::string names;
  for (const CLI::App* command : commands_of(program)) names += (names.empty() ? "" : "|") + command->get_name();
  std::string pairs;
  for (const CLI::App* command : commands_of(program)) {
    for (const CLI::App* below : commands_of(*command)) {
      pairs += (pairs.empty() ? "" : "|") + ("'" + command->get_name() + " " + below->get_name() + "'");
    }
  }
  return "#compdef ziping\n# made by ziping --completion zsh\n"
         "local place=''\n"
         "case ${words[2]} in (" +
         names +
         ") place=${words[2]} ;; esac\n"
         "case \"$place ${words[3]}\" in (" +
         pairs +
         ") place=\"$place ${words[3]}\" ;; esac\n"
         "(( CURRENT > 2 )) || place=''\n"
         "case $place in\n" +
         cases + "esac\n";
}

}  // namespace ziping::cli
