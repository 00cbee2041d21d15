#include "patterns/column_context.h"

#include <algorithm>

namespace ziping::patterns {
namespace {

constexpr std::string_view kPercent = "percent";

/// The unit a word names: its kind is known, empty where it is none.
std::string kind_of_unit(const text::Language& language, const std::string& word) {
  if (word.empty() || word.find_first_of("0123456789") != std::string::npos) return {};
  const text::Quantity quantity = language.read("1" + word);
  return quantity.value && !quantity.unit.empty() && !quantity.flagged ? quantity.kind : std::string();
}

}  // namespace

text::QuantityContext column_context(const PatternSet& patterns, std::string_view head) {
  const text::Language& language = patterns.language();
  text::QuantityContext context;
  const std::string label = language.label_form(head);
  const LabelParts parts = take_apart(label, patterns.marks());
  std::vector<std::string> words = parts.brackets;
  // "单位:万元", "(万元)" and "万元" alone.
  const text::Quantity whole = language.read(head);
  if (whole.kind == "unit") words.push_back(whole.printed_unit);
  for (const std::string& word : words) {
    const std::string kind = kind_of_unit(language, word);
    if (kind == kPercent) context.rate = true;
    if (!kind.empty() && kind != kPercent && context.unit.empty()) context.unit = word;
  }
  const auto& forms = patterns.forms().records();
  const auto general = std::find_if(forms.begin(), forms.end(), [](const auto& form) { return !form.own_labels; });
  if (general == forms.end()) return context;
  const auto match = general->labels->head(label, true);
  if (!match || match->columns.empty()) return context;
  const ColumnLabel& column = *match->columns.front();
  if (column.kind == ValueKind::Rate) {
    context.rate = true;
    context.unit.clear();
  } else if (context.unit.empty()) {
    context.unit = column.unit;
  }
  return context;
}

}  // namespace ziping::patterns
