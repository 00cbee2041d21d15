#include "check/fact_builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace ziping::check::testing {

using extract::Comparator;
using extract::Fact;

const patterns::PatternSet& product_patterns() {
  static const auto loaded = [] {
    auto set = patterns::PatternSet::load({std::filesystem::path(ZIPING_SOURCE_DIR) / "patterns"});
    if (!set) {
      std::cerr << describe(set.error()) << '\n';
      std::exit(1);
    }
    return std::move(set).value();
  }();
  return *loaded;
}

Fact& FactBuilder::fact(std::string_view concept_id, std::string_view printed) {
  Fact made;
  made.id = "f" + std::to_string(extraction_.facts.size() + 1);
  made.concept_id = concept_id;
  made.text = printed;
  made.page = 1;
  const text::Quantity quantity = product_patterns().language().read(printed);
  if (quantity.printed_value) {
    made.value = quantity.printed_value;
    made.base_value = quantity.value;
    const std::string unit = quantity.printed_unit.empty() ? quantity.unit : quantity.printed_unit;
    if (!unit.empty()) made.unit = unit;
    made.decimals = quantity.decimals;
    if (quantity.comparator == text::Comparator::AtLeast) made.comparator = Comparator::AtLeast;
    if (quantity.comparator == text::Comparator::AtMost) made.comparator = Comparator::AtMost;
  } else {
    made.value_text = std::string(printed);
  }
  extraction_.facts.push_back(std::move(made));
  return extraction_.facts.back();
}

Fact& FactBuilder::cell(std::string_view table, int row, int col, std::string_view concept_id,
                        std::string_view printed) {
  put(table, row, col, printed);
  Fact& made = fact(concept_id, printed);
  made.table = table;
  made.row = row;
  made.col = col;
  return made;
}

extract::TableForm& FactBuilder::form(std::string_view table, std::string_view form, std::vector<std::string> columns) {
  extract::TableForm made;
  made.table = table;
  made.form = form;
  made.columns = std::move(columns);
  extraction_.forms.push_back(std::move(made));
  return extraction_.forms.back();
}

void FactBuilder::indicator(std::string_view table, int row, std::string_view block, std::string_view item,
                            std::string_view target, std::string_view actual, std::string_view weight,
                            std::string_view score, std::string_view reason) {
  for (extract::TableForm& form : extraction_.forms) {
    if (form.table != table) continue;
    form.rows.push_back({row, extract::RowKind::Indicator, {std::string(block)}, std::string(item)});
  }
  const auto add = [&](int col, const char* concept_id, std::string_view printed) {
    if (printed.empty()) return;
    Fact& made = cell(table, row, col, concept_id, printed);
    made.item = item;
    made.path = {std::string(block)};
  };
  add(2, "indicator.target", target);
  add(3, "indicator.actual", actual);
  add(4, "indicator.weight", weight);
  add(5, "indicator.score", score);
  put(table, row, 6, reason);
}

void FactBuilder::paragraph(std::string_view text, layout::ParagraphKind kind) {
  layout::Paragraph made;
  made.kind = kind;
  made.text = text;
  layout::TextLine line;
  line.text = text;
  line.page = 1;
  made.lines = {line};
  made.starts = {0};
  document_.paragraphs.push_back(std::move(made));
}

layout::Cell& FactBuilder::put(std::string_view table, int row, int col, std::string_view text, int row_span) {
  auto& tables = document_.tables;
  auto found = std::find_if(tables.begin(), tables.end(), [&](const layout::Table& t) { return t.id == table; });
  if (found == tables.end()) {
    tables.emplace_back();
    tables.back().id = table;
    found = tables.end() - 1;
  }
  layout::Cell cell;
  cell.row = row;
  cell.col = col;
  cell.row_span = row_span;
  cell.text = text;
  found->rows = std::max(found->rows, row + row_span);
  found->cols = std::max(found->cols, col + 1);
  const auto place = std::upper_bound(found->cells.begin(), found->cells.end(), cell, [](const auto& a, const auto& b) {
    return std::pair(a.row, a.col) < std::pair(b.row, b.col);
  });
  return *found->cells.insert(place, std::move(cell));
}

std::vector<Finding> FactBuilder::run() {
  return run_checks(document_, extraction_, product_patterns());
}

std::vector<Finding> of_check(const std::vector<Finding>& findings, std::string_view check) {
  std::vector<Finding> found;
  for (const Finding& finding : findings) {
    if (finding.check == check) found.push_back(finding);
  }
  return found;
}

}  // namespace ziping::check::testing

namespace ziping::check::testing {
namespace {

TEST(FactBuilder, ReadsFiguresAsTheExtractionDoes) {
  FactBuilder builder;
  const extract::Fact& fact = builder.fact("budget.total", "96.350万元");
  EXPECT_EQ(fact.value->to_string(), "96.350");
  EXPECT_EQ(fact.base_value->reduced().to_string(), "963500");
  EXPECT_EQ(fact.unit, "万元");
  EXPECT_EQ(fact.decimals, 3);
}

}  // namespace
}  // namespace ziping::check::testing
