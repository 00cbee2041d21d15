#include "indicator_block.h"

#include <fmt/format.h>

#include <algorithm>

#include "indicator_rows.h"

namespace samples {
namespace {

std::string figure_text(const Writer& w, const Num& value, const std::string& unit) {
  if (unit == w.style.numbers.money_unit) return w.maker.money_text(value);
  if (unit == "%") return value.reduced().text();
  return w.style.numbers.thousands ? value.reduced().grouped() : value.reduced().text();
}

std::string comparator_of(const std::string& sign) {
  if (sign == "≥") return ">=";
  if (sign == "≤") return "<=";
  return sign;
}

FactNote value_fact(const Writer& w, const std::string& concept_id, const Indicator& i, bool target,
                    const std::optional<std::string>& subject) {
  const std::optional<Num>& value = target ? i.target : i.actual;
  FactNote fact;
  if (value && i.unit == w.style.numbers.money_unit) {
    fact = w.maker.money(concept_id, i.name, *value);
  } else if (value && i.unit == "%") {
    fact = w.maker.percent(concept_id, i.name, value->reduced());
  } else if (value) {
    fact = w.maker.count(concept_id, i.name, *value, i.unit);
  } else {
    fact.concept_id = concept_id;
    fact.item = i.name;
    fact.period = w.maker.year();
  }
  if (target && value) fact.comparator = comparator_of(i.sign);
  if (!target) fact.comparator = comparator_of(i.actual_sign);
  fact.path = {i.level1, i.level2};
  fact.subject = subject;
  return fact;
}

FactNote row_points(const Writer& w, const std::string& concept_id, const Indicator& i, const Num& value,
                    const std::optional<std::string>& subject) {
  FactNote fact = points_fact(w, concept_id, i.name, value);
  fact.path = {i.level1, i.level2};
  fact.subject = subject;
  return fact;
}

bool has(const IndicatorLook& look, Role role) {
  return std::any_of(look.columns.begin(), look.columns.end(),
                     [&](const IndicatorColumn& c) { return c.role == role; });
}

class Rows {
 public:
  Rows(const Writer& w, std::vector<Indicator> rows, const IndicatorLook& look, TableBuilder* table)
      : w_(w), rows_(std::move(rows)), look_(look), table_(*table) {}

  BlockTotals print() {
    const bool scored = has(look_, Role::Score);
    plant_in_indicators(w_, scored, has(look_, Role::Weight), &rows_);
    plant_further(w_, {scored && has(look_, Role::Weight), has(look_, Role::Reason), has(look_, Role::Sign)}, &rows_);
    if (look_.shared_score && scored) share_score(&rows_);
    if (look_.template_rows) leave_template_rows(w_.random, &rows_);
    const int header = table_.next_row();
    print_header(header);
    first_ = table_.rows();
    for (std::size_t i = 0; i < rows_.size(); ++i) print_row(rows_[i], first_ + static_cast<int>(i));
    level_cells();
    if (!look_.group.empty()) {
      const Num points = Num::whole(100) - look_.other_weight;
      const int height = first_ - header + static_cast<int>(rows_.size());
      if (look_.group_points) {
        FactNote fact = points_fact(w_, "block.weight", look_.group, points);
        fact.subject = look_.subject;
        table_.value(header, look_.group_col, fmt::format("{}（{}分）", look_.group, points.text()), fact, height)
            .kind = CellKind::Text;
      } else {
        table_.label(header, look_.group_col, look_.group, height);
      }
    }
    return scored ? totals() : BlockTotals{};
  }

 private:
  void print_header(int row) {
    const bool two = !look_.target_head.empty();
    const int height = two ? 2 : 1;
    table_.label(row, look_.level1_col, "一级指标", height, look_.level1_span);
    table_.label(row, look_.level2_col, "二级指标", height, look_.level2_span);
    int first = -1;
    int last = -1;
    for (const IndicatorColumn& c : look_.columns) {
      const bool below = two && (c.role == Role::Sign || c.role == Role::Target || c.role == Role::Unit);
      table_.label(below ? row + 1 : row, c.col, c.head, below ? 1 : height, c.span);
      if (!below) continue;
      if (first < 0) first = c.col;
      last = c.col + c.span - 1;
    }
    if (two) table_.label(row, first, look_.target_head, 1, last - first + 1);
  }

  /// A cell that reaches over this row may have made it already.
  void print_row(const Indicator& i, int row) {
    if (row >= table_.rows()) table_.next_row();
    for (const IndicatorColumn& c : look_.columns) {
      const bool points = c.role == Role::Weight || c.role == Role::Score;
      if (i.blank ? c.role == Role::Name : !(points && i.shares_above)) print_cell(i, c, row);
    }
  }

  /// Rows that the weight and score cells of `row` reach over.
  int shared_rows(int row) const {
    const auto next = static_cast<std::size_t>(row - first_ + 1);
    return next < rows_.size() && rows_[next].shares_above ? 2 : 1;
  }

  void print_cell(const Indicator& i, const IndicatorColumn& c, int row) {
    switch (c.role) {
      case Role::Name:
        table_.label(row, c.col, i.name, 1, c.span);
        break;
      case Role::Sign:
        table_.label(row, c.col, i.target ? (i.sign.empty() ? "=" : i.sign) : "定性", 1, c.span);
        break;
      case Role::Unit:
        table_.label(row, c.col, i.target ? i.unit : "", 1, c.span);
        break;
      case Role::Target: {
        const bool split = has(look_, Role::Sign);
        Indicator shown = i;
        if (split && i.target && i.sign.empty()) shown.sign = "=";
        const FactNote fact = value_fact(w_, "indicator.target", shown, true, look_.subject);
        const std::string text = split && i.target ? figure_text(w_, *i.target, i.unit) : target_text(w_, i);
        table_.value(row, c.col, text, fact, 1, c.span);
        break;
      }
      case Role::Actual: {
        const bool split = has(look_, Role::Sign);
        const std::string text =
            split && i.actual && i.actual_shown.empty() ? figure_text(w_, *i.actual, i.unit) : actual_text(w_, i);
        table_.value(row, c.col, text, value_fact(w_, "indicator.actual", i, false, look_.subject), 1, c.span);
        if (i.target && i.unit == w_.style.numbers.money_unit) {
          w_.ledger->at_most("cost-indicator", *i.actual, *i.target, i.name);
        }
        break;
      }
      case Role::Weight:
        table_.value(row, c.col, i.weight.text(), row_points(w_, "indicator.weight", i, i.weight, look_.subject),
                     shared_rows(row), c.span);
        break;
      case Role::Score:
        table_.value(row, c.col, i.score.text(), row_points(w_, "indicator.score", i, i.score, look_.subject),
                     shared_rows(row), c.span);
        if (!has(look_, Role::Weight)) break;
        w_.ledger->at_most("score-range", i.score, i.weight, i.name);
        if (!i.target || !i.actual) break;
        w_.ledger->words("target-missed-full-score", !(i.missed() && i.score >= i.weight),
                         {target_text(w_, i), actual_text(w_, i)}, i.score.text(), i.pro_rata(2).text(), i.name);
        break;
      case Role::Reason:
        table_.label(row, c.col, i.reason, 1, c.span);
        break;
      case Role::Review:  // somebody else's score, not given yet
        break;
    }
  }

  void level_cells() {
    std::vector<std::string> one;
    std::vector<std::string> two;
    for (const Indicator& i : rows_) {
      one.push_back(i.level1);
      two.push_back(i.level1 + "/" + i.level2);
    }
    bool labelled = look_.weight_in_label;
    if (has(look_, Role::Weight) && w_.plan->wants("block-weight")) labelled = true;
    for (const auto& [start, count] : runs_of(one)) level1_cell(start, count, labelled);
    for (const auto& [start, count] : runs_of(two)) {
      table_.label(first_ + start, look_.level2_col, rows_[static_cast<std::size_t>(start)].level2, count,
                   look_.level2_span);
    }
  }

  void level1_cell(int start, int count, bool labelled) {
    const std::string& name = rows_[static_cast<std::size_t>(start)].level1;
    if (!labelled) {
      table_.label(first_ + start, look_.level1_col, name, count, look_.level1_span);
      return;
    }
    std::vector<Num> parts;
    for (int i = start; i < start + count; ++i) parts.push_back(rows_[static_cast<std::size_t>(i)].weight);
    Num shown = sum(parts);
    if (has(look_, Role::Weight) && w_.plan->take("block-weight"))
      shown = shown + Num::whole(w_.random->pick({5, -5, 10}));
    if (has(look_, Role::Weight)) w_.ledger->sum("block-weight", parts, shown, name);
    FactNote fact = points_fact(w_, "block.weight", name, shown);
    fact.subject = look_.subject;
    table_
        .value(first_ + start, look_.level1_col, fmt::format("{}（{}分）", name, shown.text()), fact, count,
               look_.level1_span)
        .kind = CellKind::Text;
  }

  BlockTotals totals() {
    std::vector<Num> weights = {look_.other_weight};
    std::vector<Num> scores = {look_.other_score};
    for (const Indicator& i : rows_) {
      weights.push_back(i.weight);
      scores.push_back(i.score);
    }
    BlockTotals out{Num::whole(100), sum(scores).reduced()};
    if (w_.plan->take("score-total"))
      out.score = (out.score + Num::whole(w_.random->pick({-9, -5, -2, -1, 1, 3, 6}))).reduced();
    if (has(look_, Role::Weight)) w_.ledger->sum("weight-total", weights, out.weight, look_.total_label);
    w_.ledger->sum("score-total", scores, out.score, look_.total_label);
    const int row = table_.next_row();
    table_.label(row, 0, look_.total_label, 1, look_.total_label_end + 1);
    for (const IndicatorColumn& c : look_.columns) total_cell(c, row, out);
    return out;
  }

  void total_cell(const IndicatorColumn& c, int row, const BlockTotals& out) {
    if (c.role == Role::Weight) {
      FactNote fact = points_fact(w_, "total.weight", "", out.weight);
      fact.subject = look_.subject;
      table_.value(row, c.col, out.weight.text(), fact, 1, c.span);
    } else if (c.role == Role::Score) {
      FactNote fact = points_fact(w_, "total.score", "", out.score);
      fact.subject = look_.subject;
      table_.value(row, c.col, out.score.text(), fact, 1, c.span);
    } else if (c.role == Role::Reason && look_.grade) {
      const std::string grade = grade_of(out.score);
      FactNote fact = w_.maker.words("grade.stated", grade);
      fact.subject = look_.subject;
      table_.value(row, c.col, grade, fact, 1, c.span);
    }
  }

  const Writer& w_;
  std::vector<Indicator> rows_;
  const IndicatorLook& look_;
  TableBuilder& table_;
  int first_ = 0;
};

}  // namespace

std::string target_text(const Writer& w, const Indicator& i) {
  return i.target ? i.sign + figure_text(w, *i.target, i.unit) + i.unit : i.target_words;
}

std::string actual_text(const Writer& w, const Indicator& i) {
  if (!i.actual_shown.empty()) return i.actual_shown;
  return i.actual ? figure_text(w, *i.actual, i.unit) + i.unit : i.actual_words;
}

BlockTotals add_indicators(const Writer& w, const std::vector<Indicator>& indicators, const IndicatorLook& look,
                           TableBuilder* table) {
  return Rows(w, indicators, look, table).print();
}

}  // namespace samples
