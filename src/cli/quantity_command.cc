#include "cli/quantity_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/error.h"
#include "cli/json_line.h"
#include "patterns/column_context.h"

namespace ziping::cli {
namespace {

constexpr std::array<std::string_view, 11> kColumns = {"text",       "kind",          "value",        "unit",
                                                       "comparator", "printed_value", "printed_unit", "upper",
                                                       "decimals",   "flagged",       "note"};
constexpr std::size_t kDecimals = 8;
constexpr std::size_t kFlagged = 9;

using Row = std::array<std::string, kColumns.size()>;

Row row_of(const std::string& line, const text::Quantity& quantity) {
  const auto decimal = [](const std::optional<Decimal>& value) { return value ? value->to_string() : std::string(); };
  return {line,
          quantity.kind,
          quantity.value_string(),
          quantity.unit,
          quantity.comparator_string(),
          decimal(quantity.printed_value),
          quantity.printed_unit,
          decimal(quantity.upper),
          std::to_string(quantity.decimals),
          quantity.flagged ? "true" : "false",
          quantity.note};
}

void print_tsv(const Row& row, std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out << '\t';
    for (const char c : row[i]) out << (c == '\t' || c == '\r' ? ' ' : c);
  }
  out << '\n';
}

void print_json(const Row& row, std::ostream& out) {
  out << "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool bare = i == kDecimals || i == kFlagged;
    out << (i > 0 ? ", " : "") << json_string(kColumns[i]) << ": " << (bare ? row[i] : json_string(row[i]));
  }
  out << "}";
}

}  // namespace

int run_quantity(std::istream& in, std::ostream& out, const patterns::PatternSet& patterns,
                 const QuantityOptions& options) {
  const bool json = options.format == QuantityFormat::Json;
  if (json) {
    out << "[";
  } else {
    for (std::size_t i = 0; i < kColumns.size(); ++i) out << (i > 0 ? "\t" : "") << kColumns[i];
    out << '\n';
  }
  bool first = true;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    // A second field is the head of the column the text comes from; more fields are somebody else's.
    const std::size_t tab = std::min(line.find('\t'), line.size());
    text::QuantityContext context = options.context;
    if (tab < line.size()) {
      const std::string_view rest = std::string_view(line).substr(tab + 1);
      const auto own = patterns::column_context(patterns, rest.substr(0, rest.find('\t')));
      if (own.rate || !own.unit.empty()) {
        context.rate = own.rate;
        context.unit = own.unit;
      }
      line.resize(tab);
    }
    const Row row = row_of(line, patterns.language().read(line, context));
    if (json) {
      out << (first ? "\n" : ",\n");
      print_json(row, out);
    } else {
      print_tsv(row, out);
    }
    first = false;
  }
  if (json) out << "\n]\n";
  out.flush();
  return out.good() ? 0 : exit_code(ErrorCode::OutputUnwritable);
}

}  // namespace ziping::cli
