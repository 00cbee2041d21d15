#include <fmt/format.h>

#include "writer.h"

namespace samples {
namespace {

FactNote rule_points(const Writer& w, const std::string& concept_id, const RuleRow& row, const Num& value) {
  FactNote fact = points_fact(w, concept_id, row.name, value);
  fact.path = {row.level1, row.level2};
  return fact;
}

void plant_in_rules(const Writer& w, std::vector<RuleRow>* rows) {
  if (w.plan->take("score-rule")) {
    for (RuleRow& row : *rows) {
      if (row.name != "预算控制率") continue;
      const Num right = row.score;
      const Num wrong = right == row.weight ? row.weight - Num::whole(2) : row.weight;
      row.score = wrong;
      const Num rate = percent(w.report.budget_total - w.report.initial_total, w.report.initial_total, 2);
      w.ledger->words("score-rule", false, {rate.text()}, wrong.text(), right.text(), row.name);
    }
  }
  if (w.plan->take("score-range")) {
    for (RuleRow& row : *rows) {
      if (row.shared || row.score != row.weight || !row.rule.starts_with("①")) continue;
      row.score = row.score + Num::whole(1);
      break;
    }
  }
  if (w.plan->wants("checklist-points")) {
    std::vector<RuleRow*> lists;
    for (RuleRow& row : *rows) {
      if (row.rule.starts_with("①") && row.rule.find("分；②") != std::string::npos) lists.push_back(&row);
    }
    w.plan->take("checklist-points");
    RuleRow& row = *w.more->pick(lists);
    const bool twos = row.rule.find("2分") != std::string::npos;
    const std::string right = twos ? "2分" : "1分";
    const std::size_t at = w.more->chance(0.5) ? row.rule.find(right) : row.rule.rfind(right);
    row.rule.replace(at, right.size(), twos ? w.more->pick({"1分", "3分"}) : w.more->pick({"2分", "0.5分"}));
    w.ledger->words("checklist-points", false, {row.weight.text()}, row.rule, row.weight.text(), row.name);
  }
  if (w.plan->take("weight-total")) (*rows)[rows->size() - 2].weight = (*rows)[rows->size() - 2].weight + Num::whole(2);
}

/// Columns of one of the two tables with printed rules.
struct RuleColumns {
  bool block_weights = true;
  int name = 4;
  int weight = 5;
  int first_text = 6;
  int second_text = 7;
  int score = 8;
};

int shared_below(const std::vector<RuleRow>& rows, std::size_t i) {
  int count = 1;
  while (i + static_cast<std::size_t>(count) < rows.size() && rows[i + static_cast<std::size_t>(count)].shared) ++count;
  return count;
}

void print_rows(const Writer& w, const std::vector<RuleRow>& rows, const RuleColumns& c, TableBuilder* table) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RuleRow& row = rows[i];
    const int at = static_cast<int>(i) + 1;
    table->label(at, c.name, row.name);
    if (row.weight > Num{}) {
      // Rows without a weight of their own share the one above.
      const int span =
          i + 1 < rows.size() && rows[i + 1].shared && rows[i + 1].weight == Num{} ? shared_below(rows, i) : 1;
      table->value(at, c.weight, row.weight.text(), rule_points(w, "indicator.weight", row, row.weight), span);
    }
    if (row.shared) continue;
    const int span = shared_below(rows, i);
    const bool texts_shared = span > 1 && rows[i + 1].rule.empty();
    table->label(at, c.first_text, row.rule, texts_shared ? span : 1).align = Align::Left;
    table->label(at, c.second_text, row.explanation, span).align = Align::Left;
    table->value(at, c.score, row.score.text(), rule_points(w, "indicator.score", row, row.score), span);
    if (span == 1 || texts_shared) w.ledger->at_most("score-range", row.score, row.weight, row.name);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].shared && !rows[i].rule.empty()) {
      table->label(static_cast<int>(i) + 1, c.first_text, rows[i].rule).align = Align::Left;
    }
  }
}

void block_cells(const Writer& w, const std::vector<RuleRow>& rows, const RuleColumns& c, TableBuilder* table) {
  for (int level = 1; level <= 2; ++level) {
    std::vector<std::string> keys;
    for (const RuleRow& row : rows) keys.push_back(level == 1 ? row.level1 : row.level1 + "/" + row.level2);
    for (const auto& [start, count] : runs_of(keys)) {
      const RuleRow& head = rows[static_cast<std::size_t>(start)];
      const std::string& name = level == 1 ? head.level1 : head.level2;
      const int col = c.block_weights ? (level - 1) * 2 : level - 1;
      table->label(start + 1, col, name, count);
      if (!c.block_weights) continue;
      std::vector<Num> parts;
      for (int i = start; i < start + count; ++i) parts.push_back(rows[static_cast<std::size_t>(i)].weight);
      Num shown = sum(parts);
      if (level == 2 && w.plan->take("block-weight")) shown = shown + Num::whole(w.random->pick({2, -2, 5}));
      w.ledger->sum("block-weight", parts, shown, name);
      FactNote fact = points_fact(w, "block.weight", name, shown);
      if (level == 2) fact.path = {head.level1};
      table->value(start + 1, col + 1, shown.text(), fact, count);
    }
  }
}

Num total_row(const Writer& w, const std::vector<RuleRow>& rows, const RuleColumns& c, bool printed,
              TableBuilder* table) {
  std::vector<Num> weights;
  std::vector<Num> scores;
  for (const RuleRow& row : rows) {
    weights.push_back(row.weight);
    if (!row.shared) scores.push_back(row.score);
  }
  Num score = sum(scores).reduced();
  w.ledger->sum("weight-total", weights, Num::whole(100), "分值");
  if (!printed) return score;
  if (w.plan->take("score-total")) score = (score - Num::whole(w.random->pick({-6, -1, 1, 2, 8}))).reduced();
  w.ledger->sum("score-total", scores, score, "得分");
  const int at = table->next_row();
  table->label(at, 0, w.random->pick({"合计", "总分", "总得分"}), 1, c.weight);
  table->value(at, c.weight, "100", points_fact(w, "total.weight", "", Num::whole(100)));
  table->value(at, c.score, score.text(), points_fact(w, "total.score", "", score));
  return score;
}

PrintedForm finish(const Writer& w, TableBuilder table, std::string title, Num score) {
  PrintedForm form;
  form.total_score = score;
  form.total_weight = Num::whole(100);
  form.landscape = w.random->chance(0.55);
  Table done = std::move(table).finish();
  done.title = std::move(title);
  done.size = std::min(w.style.table_size, form.landscape ? 10.5 : 9.5);
  done.header_rows = 1;
  done.repeat_header = w.style.repeat_header;
  form.blocks.push_back(table_block(std::move(done)));
  return form;
}

}  // namespace

PrintedForm form_b(const Writer& w) {
  std::vector<RuleRow> rows = w.report.rules;
  plant_in_rules(w, &rows);
  TableBuilder table("dept_indicators", {0.8, 0.6, 0.9, 0.6, 1.4, 0.6, 3.6, 3.6, 0.7});
  const std::string rule_head = w.random->pick({"评价标准", "评价标准", "评分标准"});
  const std::string text_head = w.random->pick({"指标说明", "指标说明", "指标解释"});
  const std::vector<std::string> heads = {"一级指标", "分值",    "二级指标", "分值", "三级指标",
                                          "分值",     rule_head, text_head,  "得分"};
  table.next_row();
  for (std::size_t i = 0; i < heads.size(); ++i) table.label(0, static_cast<int>(i), heads[i]).bold = true;
  const RuleColumns columns;
  print_rows(w, rows, columns, &table);
  block_cells(w, rows, columns, &table);
  const Num score = total_row(w, rows, columns, w.report.rules_have_total || w.plan->wants("score-total"), &table);
  return finish(w, std::move(table),
                w.random->pick(
                    {"部门整体支出绩效评价共性指标表", "部门整体支出绩效评价指标评分表", "部门整体支出绩效评价得分表"}),
                score);
}

PrintedForm form_j(const Writer& w) {
  std::vector<RuleRow> rows = w.report.project_rules;
  if (w.plan->take("score-range")) {
    for (RuleRow& row : rows) {
      if (row.score == row.weight && row.level1 == "产出") {
        row.score = row.score + Num::whole(1);
        break;
      }
    }
  }
  if (w.plan->take("weight-total")) rows[2].weight = rows[2].weight + Num::whole(1);
  TableBuilder table("project_indicators", {0.9, 1.0, 1.4, 0.6, 2.8, 3.8, 0.7});
  const std::vector<std::string> heads = {"一级指标", "二级指标", "三级指标", "分值", "指标解释", "指标说明", "得分"};
  table.next_row();
  for (std::size_t i = 0; i < heads.size(); ++i) table.label(0, static_cast<int>(i), heads[i]).bold = true;
  const RuleColumns columns{
      .block_weights = false, .name = 2, .weight = 3, .first_text = 4, .second_text = 5, .score = 6};
  print_rows(w, rows, columns, &table);
  block_cells(w, rows, columns, &table);
  const bool total = w.random->chance(0.4) || w.plan->wants("score-total");
  const Num score = total_row(w, rows, columns, total, &table);
  return finish(w, std::move(table), "项目支出绩效评价共性指标表", score);
}

}  // namespace samples
