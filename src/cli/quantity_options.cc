#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>

#include "cli/commands.h"
#include "cli/quantity_command.h"
#include "patterns/column_context.h"

namespace ziping::cli {

void add_quantity(CLI::App& program, int& code) {
  struct Arguments {
    std::string file = "-";
    std::string column;
    std::vector<std::string> patterns;
    QuantityOptions options;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("quantity", "How lines of text are understood as quantities");
  command->add_option("file", arguments->file, "lines to read, - for standard input");
  const std::map<std::string, QuantityFormat> formats = {{"tsv", QuantityFormat::Tsv}, {"json", QuantityFormat::Json}};
  command->add_option("--format", arguments->options.format, "tsv or json")
      ->transform(CLI::CheckedTransformer(formats));
  command->add_option("--column", arguments->column,
                      "head of the column they come from; a line's own stands behind a tab");
  command->add_option("--unit", arguments->options.context.unit, "unit of the column or table they come from");
  command->add_flag("--rate", arguments->options.context.rate, "they come from a column of rates");
  command->add_option("--year", arguments->options.context.report_year, "the report's year, for relative dates");
  command->add_option("--patterns", arguments->patterns, "a folder of your own patterns, on top of the product's");
  command->callback([arguments, &code] {
    const auto patterns = load_patterns(arguments->patterns);
    if (!patterns) {
      code = report(patterns.error());
      return;
    }
    if (!arguments->column.empty()) {
      const auto context = patterns::column_context(**patterns, arguments->column);
      arguments->options.context.rate = arguments->options.context.rate || context.rate;
      if (arguments->options.context.unit.empty()) arguments->options.context.unit = context.unit;
    }
    if (arguments->file == "-") {
      code = run_quantity(std::cin, std::cout, **patterns, arguments->options);
      return;
    }
    std::ifstream in(arguments->file);
    if (!in) {
      code = report({ErrorCode::InputMissing, arguments->file + ": cannot be read", {}});
      return;
    }
    code = run_quantity(in, std::cout, **patterns, arguments->options);
  });
}

}  // namespace ziping::cli
