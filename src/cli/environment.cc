#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "cli/commands.h"
#include "cli/json_line.h"
#include "cli/messages.h"
#include "cli/signals.h"
#include "output/terminal_text.h"

namespace ziping::cli {

namespace fs = std::filesystem;

int report(const Error& error) {
  const int code = exit_code(error.code);
  const std::string name(to_string(error.code));
  if (run_signals() == Signals::Json) {
    put_status_line(JsonLine()
                        .text("event", "error")
                        .text("code", name)
                        .text("message", explained(error))
                        .number("exit", code)
                        .str());
    return code;
  }
  // In Chinese the code's meaning stands in front. Without words (a broken installation) the message stands alone.
  std::string line =
      say("error.of", {{"meaning", say("error." + name)}, {"code", name}, {"message", explained(error)}});
  if (line == "error.of" || run_language() == output::Language::English) line = describe(error);
  fmt::print(stderr, "ziping: {}\n", output::harmless(line));
  return code;
}

std::string program_path() {
  std::error_code failed;
  const fs::path path = fs::read_symlink("/proc/self/exe", failed);
  return failed ? "ziping" : path.string();
}

std::string standard_patterns() {
  if (const char* folder = std::getenv("ZIPING_PATTERNS"); folder != nullptr && *folder != '\0') return folder;
  const fs::path installed = fs::path(program_path()).parent_path().parent_path() / "share/ziping/patterns";
  std::error_code failed;
  if (fs::is_directory(installed, failed)) return installed.string();
  return ZIPING_SOURCE_PATTERNS;
}

Result<std::shared_ptr<const patterns::PatternSet>> load_patterns(const std::vector<std::string>& folders) {
  std::vector<fs::path> all = {standard_patterns()};
  all.insert(all.end(), folders.begin(), folders.end());
  return patterns::PatternSet::load(all);
}

output::Language language_of(const std::string& option) {
  if (option == "zh") return output::Language::Chinese;
  if (option == "en") return output::Language::English;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("zh") ? output::Language::Chinese : output::Language::English;
  }
  return output::Language::English;
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 120;
}

}  // namespace ziping::cli
