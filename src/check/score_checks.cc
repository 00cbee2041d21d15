#include "check/score_checks.h"

#include <algorithm>

namespace ziping::check {
namespace {

using extract::Fact;

struct Sum {
  Rational value = Rational(0);
  Rational half = Rational(0);
  std::vector<const Fact*> facts;

  void add(const Figure& figure) {
    value = value + figure.value;
    // Points in whole numbers were awarded, not rounded.
    if (figure.half < Rational::make(1, 2)) half = half + figure.half;
    facts.push_back(figure.fact);
  }
};

bool in_table(const Figure& figure, const std::string& table) {
  return figure.fact->table == table;
}

Sum sum_of(const Figures& figures, std::string_view concept_id, const std::string& table) {
  Sum sum;
  for (const Figure& figure : figures.of(concept_id)) {
    if (in_table(figure, table)) sum.add(figure);
  }
  return sum;
}

/// The points of the money block. Rows below the total that repeat its points add nothing to them.
Sum funds_sum(const Figures& figures, std::string_view kind, const std::string& table) {
  Sum sum;
  const Figure* first = nullptr;
  for (const Figure& figure : figures.of(std::string("funds.").append(kind))) {
    if (!in_table(figure, table)) continue;
    if (!first) first = &figure;
    if (figure.item == first->item) sum.add(figure);
  }
  return sum;
}

Sum joined(Sum left, const Sum& right) {
  left.value = left.value + right.value;
  left.half = left.half + right.half;
  left.facts.insert(left.facts.end(), right.facts.begin(), right.facts.end());
  return left;
}

/// The indicators with those of the money block, unless the total is evidently meant without them.
Sum with_funds(const Figures& figures, std::string_view kind, const std::string& table, const Rational& total) {
  const Sum own = sum_of(figures, std::string("indicator.").append(kind), table);
  const Sum both = joined(own, funds_sum(figures, kind, table));
  return own.value == total && both.value != total ? own : both;
}

/// Too short for words, so a figure that was not understood.
bool could_be_points(const layout::Cell& cell) {
  constexpr std::size_t kLongest = 12;
  return cell.text.size() <= kLongest;
}

/// The name of an indicator whose weight or score could not be read although something is printed there.
std::optional<std::string> unread(const Material& material, const IndicatorTable& table, const std::string& role) {
  for (const IndicatorRow& row : table.rows) {
    const bool weight = role == "weight";
    if (weight ? row.weight || row.shares_weight : row.score || row.shares_score) continue;
    for (std::size_t col = 0; col < table.form->columns.size(); ++col) {
      if (table.form->columns[col] != role) continue;
      const layout::Cell* cell = cell_at(material.document, table.form->table, row.row, static_cast<int>(col));
      if (cell && cell->row == row.row && could_be_points(*cell) &&
          material.language.read(cell->text).kind != "empty") {
        return row.item;
      }
    }
  }
  return std::nullopt;
}

Draft uncheckable(const std::string& check, std::vector<const Fact*> facts, const std::string& missing) {
  Draft result = draft(check, Verdict::Uncheckable, std::move(facts));
  result.fill["missing"] = missing;
  return result;
}

/// Without a printed total nothing says that the weights are all there are: a table of targets leaves out those of the
/// execution, some forms weigh one of their blocks only.
bool weighs_a_part(const IndicatorTable& table) {
  return table.form->form == "target" || std::any_of(table.rows.begin(), table.rows.end(), [](const IndicatorRow& row) {
           return row.score && !row.weight && !row.shares_weight;
         });
}

/// The item of an execution score in a table that prints no weight of the execution.
std::optional<std::string> unweighed_execution(const Material& material, const std::string& table) {
  for (const Figure& weight : material.figures.of("funds.weight")) {
    if (in_table(weight, table)) return std::nullopt;
  }
  for (const Figure& score : material.figures.of("funds.score")) {
    if (in_table(score, table)) return score.item;
  }
  return std::nullopt;
}

void weight_total(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  const std::string& id = table.form->table;
  const Figure* total = nullptr;
  for (const Figure& figure : material.figures.of("total.weight")) {
    if (in_table(figure, id)) total = &figure;
  }
  const Rational stated = total ? total->value : Rational(100);
  const Sum sum = with_funds(material.figures, "weight", id, stated);
  if (sum_of(material.figures, "indicator.weight", id).facts.empty()) return;
  if (!total && weighs_a_part(table)) return;
  std::vector<const Fact*> facts;
  if (total) facts.push_back(total->fact);
  facts.insert(facts.end(), sum.facts.begin(), sum.facts.end());
  auto missing = unread(material, table, "weight");
  // The execution is scored and its weight not printed: what lacks may be just that.
  if (!missing && sum.value < stated) missing = unweighed_execution(material, id);
  if (missing) {
    drafts.push_back(uncheckable("weight-total", std::move(facts), *missing));
    return;
  }
  Draft result = draft("weight-total", sum.value == stated ? Verdict::Pass : Verdict::Fail, std::move(facts));
  result.unit = material.figures.by_id(result.facts.front()->id);
  result.stated = stated;
  result.computed = sum.value;
  result.tolerance = Rational(0);
  // Without a printed total, 100 is the custom, not a statement of the report.
  if (!total) result.severity = patterns::CheckSeverity::Warning;
  drafts.push_back(std::move(result));
}

bool is_under(const Figure& indicator, const Figure& block) {
  std::vector<std::string> prefix = block.path;
  prefix.push_back(block.item);
  return indicator.path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), indicator.path.begin());
}

void block_weights(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  for (const Figure& block : material.figures.of("block.weight")) {
    if (!in_table(block, table.form->table)) continue;
    Sum sum;
    for (const Figure& figure : material.figures.of("indicator.weight")) {
      if (in_table(figure, table.form->table) && is_under(figure, block)) sum.add(figure);
    }
    if (sum.facts.empty()) continue;
    sum.facts.insert(sum.facts.begin(), block.fact);
    const bool missing = unread(material, table, "weight").has_value();
    if (missing && sum.value != block.value) continue;
    Draft result = draft("block-weight", sum.value == block.value ? Verdict::Pass : Verdict::Fail, sum.facts);
    result.unit = &block;
    result.stated = block.value;
    result.computed = sum.value;
    result.tolerance = Rational(0);
    drafts.push_back(std::move(result));
  }
}

void score_range(const Material& material, const Figure& score, std::string_view weight_concept, Drafts& drafts) {
  if (!score.fact->table || !score.fact->row) return;
  const auto [first, last] = rows_of(material.document, *score.fact);
  Sum weights;
  for (const Figure& figure : material.figures.of(weight_concept)) {
    if (!in_table(figure, *score.fact->table) || !figure.fact->row) continue;
    const auto [from, until] = rows_of(material.document, *figure.fact);
    if (from < last && until > first) weights.add(figure);
  }
  if (weights.facts.empty()) return;
  const bool negative = score.value.sign() < 0;
  const bool fits = !negative && score.value <= weights.value;
  weights.facts.insert(weights.facts.begin(), score.fact);
  Draft result = draft("score-range", fits ? Verdict::Pass : Verdict::Fail, weights.facts);
  if (negative) result.sentence = "negative";
  result.unit = &score;
  result.stated = score.value;
  result.computed = weights.value;
  result.tolerance = Rational(0);
  drafts.push_back(std::move(result));
}

void score_totals(const Material& material, const IndicatorTable& table, Drafts& drafts) {
  for (const Figure& total : material.figures.of("total.score")) {
    if (!in_table(total, table.form->table)) continue;
    Sum sum = with_funds(material.figures, "score", table.form->table, total.value);
    if (sum.facts.empty()) continue;
    sum.facts.insert(sum.facts.begin(), total.fact);
    if (const auto missing = unread(material, table, "score")) {
      drafts.push_back(uncheckable("score-total", sum.facts, *missing));
      continue;
    }
    const Rational own = total.half < Rational::make(1, 2) ? total.half : Rational(0);
    const Rational off = (sum.value - total.value).abs();
    Draft result = draft("score-total", off <= sum.half + own ? Verdict::Pass : Verdict::Fail, sum.facts);
    result.rounding = result.verdict == Verdict::Pass && off > own;
    result.unit = &total;
    result.stated = total.value;
    result.computed = sum.value;
    result.tolerance = sum.half + own;
    drafts.push_back(std::move(result));
  }
}

}  // namespace

void check_scores(const Material& material, const std::vector<IndicatorTable>& tables, Drafts& drafts) {
  for (const IndicatorTable& table : tables) {
    weight_total(material, table, drafts);
    block_weights(material, table, drafts);
    score_totals(material, table, drafts);
  }
  for (const Figure& score : material.figures.of("indicator.score")) {
    score_range(material, score, "indicator.weight", drafts);
  }
  for (const Figure& score : material.figures.of("funds.score")) score_range(material, score, "funds.weight", drafts);
}

std::vector<TableTotal> table_totals(const Material& material, const std::vector<IndicatorTable>& tables) {
  std::vector<TableTotal> totals;
  for (const IndicatorTable& table : tables) {
    const std::string& id = table.form->table;
    TableTotal total{table.form, Rational(0), {}};
    for (const Figure& figure : material.figures.of("total.score")) {
      if (!in_table(figure, id)) continue;
      total.value = figure.value;
      total.facts = {figure.fact};
    }
    if (total.facts.empty() && !unread(material, table, "score")) {
      const Sum sum = joined(sum_of(material.figures, "indicator.score", id), funds_sum(material.figures, "score", id));
      total.value = sum.value;
      total.facts = sum.facts;
    }
    if (!total.facts.empty()) totals.push_back(std::move(total));
  }
  return totals;
}

}  // namespace ziping::check
