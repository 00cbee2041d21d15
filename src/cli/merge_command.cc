#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "batch/years.h"
#include "cli/commands.h"
#include "cli/messages.h"
#include "output/terminal_text.h"
#include "store/store.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string out;
  std::vector<std::string> inputs;
  std::vector<std::string> patterns;
};

int merge(const Arguments& arguments) {
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  auto store = store::Store::open(arguments.out, {});
  if (!store) return report(store.error());
  store::MergeReport merged;
  for (const std::string& input : arguments.inputs) {
    if (Status done = store->merge(input, &merged); !done) return report(done.error());
  }
  // Reports of one unit may have come from different parts.
  if (Status compared = batch::check_years(*store, **patterns); !compared) return report(compared.error());
  for (const auto* lines : {&merged.left, &merged.conflicts}) {
    for (const std::string& line : *lines) fmt::print("{}\n", output::one_line(in_run_language(line)));
  }
  std::string told =
      in_run_language(fmt::format("{} databases: {} documents taken, {} replaced by better results, {} already there",
                                  arguments.inputs.size(), merged.taken, merged.replaced, merged.same));
  if (!merged.conflicts.empty()) told += in_run_language(fmt::format(", {} in conflict", merged.conflicts.size()));
  if (merged.unfinished > 0) told += in_run_language(fmt::format(", {} not read to the end", merged.unfinished));
  fmt::print("{}\n", told);
  return merged.conflicts.empty() && merged.unfinished == 0 ? 0 : 3;
}

}  // namespace

void add_merge(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("merge", "Bring the databases of the parts of a batch together");
  command->add_option("out", arguments->out, "the database they are brought into (made where it is not there)")
      ->required();
  command->add_option("in", arguments->inputs, "the databases of the parts; they are left as they are")->required();
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  command->callback([arguments, &code] { code = merge(*arguments); });
}

}  // namespace ziping::cli
