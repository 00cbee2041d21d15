#include "project_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "remarks.h"

namespace samples {
namespace {

Num small(const Writer& w, long long low, long long high) {
  return Num{w.random->between(low, high), 1}.at_scale(w.style.numbers.decimals);
}

std::string goal(const Project& p) {
  std::string text = p.purpose;
  for (const Indicator& i : p.indicators) {
    if (i.level2 == "数量指标" && i.target) text += "，" + i.name + i.target->text() + i.unit;
  }
  return text + "。";
}

/// The one name of a money row that is printed in several ways.
std::string canonical(const std::string& source) {
  if (source == "上年结转资金") return "上年结转";
  if (source == "财政资金") return "当年财政拨款";
  if (source == "中央财政资金") return "中央补助";
  return source;
}

}  // namespace

std::vector<double> drawn_widths(const Writer& w, std::vector<double> widths) {
  for (double& width : widths) width *= w.random->real(0.9, 1.12);
  // A column of single characters one below the other.
  if (w.random->chance(0.35)) widths[0] *= 0.55;
  return widths;
}

ProjectForm::ProjectForm(const Writer& w, const Project& project, TableBuilder table)
    : w_(w), p_(project), table_(std::move(table)), budget_(project.budget), executed_(project.executed) {
  if (w.whole_report && !w.style.numbers.yuan() && w.plan->wants("unit-slip") && w.more->chance(0.5)) {
    w.plan->take("unit-slip");
    slipped_ = true;
    budget_ = budget_ * Num::whole(10000);
    executed_ = executed_ * Num::whole(10000);
    w.ledger->words("unit-slip", false, {executed_.reduced().text(), p_.executed.reduced().text()},
                    executed_.reduced().text(), p_.executed.reduced().text(), p_.name);
  }
  if (!slipped_ && w.plan->take("form-vs-annex")) executed_ = executed_ - small(w, 1, 9);
  if (w.plan->take("executed-over-budget")) budget_ = executed_ - small(w, 2, 9);
  exec_points_ = ratio(p_.exec_weight * executed_, budget_, 2).reduced();
  if (exec_points_ > p_.exec_weight) exec_points_ = p_.exec_weight;
  const Num right = exec_points_;
  if (project.exec_scored && w.plan->take("execution-score"))
    exec_points_ = exec_points_ - Num::whole(w.random->between(1, 3));
  if (project.exec_scored) w.ledger->equal("execution-score", exec_points_, right, p_.name);
  if (w.whole_report && !slipped_) w.ledger->equal("form-vs-annex", executed_, p_.executed, p_.name);
  w.ledger->at_most("executed-over-budget", executed_, budget_, p_.name);
}

void ProjectForm::unit(int row, int col, int col_span) {
  const std::string name = unit_name(w_);
  table_.value(row, col, name, words("entity.name", name), 1, col_span);
}

FactNote ProjectForm::words(const std::string& concept_id, const std::string& value) const {
  return subject(w_.maker.words(concept_id, value));
}

FactNote ProjectForm::subject(FactNote fact) const {
  fact.subject = p_.name;
  return fact;
}

std::vector<MoneyLine> ProjectForm::sources(const std::vector<std::string>& items) {
  std::vector<MoneyLine> lines;
  std::size_t at = w_.random->chance(0.6)
                       ? 0
                       : static_cast<std::size_t>(w_.random->between(0, static_cast<long long>(items.size()) - 1));
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i] == p_.source) at = i;
  }
  Num shown = budget_;
  if (w_.plan->take("source-sum")) shown = shown - small(w_, 80, 300);
  // Sometimes the county adds a part of its own, which is spent to the full.
  Num second{0, shown.scale};
  const bool split = at + 1 < items.size() && executed_ > Num::whole(2) && shown > executed_ - Num::whole(1) &&
                     w_.random->chance(0.35);
  if (split) second = Num{executed_.units * w_.random->between(10, 40) / 100, executed_.scale};
  std::vector<Num> parts;
  for (std::size_t i = 0; i < items.size(); ++i) {
    MoneyLine line{(i == 0 ? "其中：" : "") + items[i], canonical(items[i]), {}, {}, {}};
    if (i == at) {
      if (!slipped_) line.initial = p_.initial;
      line.budget = shown - second;
      line.executed = executed_ - second;
      parts.push_back(*line.budget);
    } else if (split && i == at + 1) {
      line.budget = second;
      line.executed = second;
      parts.push_back(second);
    }
    lines.push_back(line);
  }
  w_.ledger->sum("source-sum", parts, budget_, p_.name);
  for (const MoneyLine& line : lines) {
    if (line.budget) w_.ledger->at_most("executed-over-budget", *line.executed, *line.budget, line.item);
  }
  return lines;
}

void ProjectForm::money_row(const MoneyLine& line, int label_col, int label_span, const MoneyColumns& c, bool total) {
  const int row = table_.next_row();
  table_.label(row, label_col, line.label, 1, label_span);
  amount(row, c.initial, "funds.initial", line.item, line.initial);
  amount(row, c.budget, "funds.budget", line.item, line.budget);
  amount(row, c.executed, "funds.executed", line.item, line.executed);
  if (total) {
    total_cells(row, line.item, c);
    return;
  }
  const bool rate_too = line.budget && w_.random->chance(0.3) && line.budget == budget_;
  if (c.rate >= 0 && rate_too) {
    const Num rate = percent(*line.executed, *line.budget, w_.style.numbers.rate_decimals);
    table_.value(row, c.rate, w_.maker.rate_text(rate), subject(w_.maker.percent("funds.rate", line.item, rate)));
  }
  if (!c.filler.empty()) {
    if (c.weight >= 0) table_.label(row, c.weight, c.filler);
    if (c.score >= 0) table_.label(row, c.score, c.filler);
  }
}

PrintedForm ProjectForm::finish(std::string title, const BlockTotals& totals) {
  PrintedForm form;
  form.total_score = totals.score;
  form.total_weight = totals.weight;
  Table done = std::move(table_).finish();
  done.title = std::move(title);
  done.unit = w_.style.numbers.money_unit;
  done.subject = p_.name;
  done.size = w_.style.table_size;
  form.blocks.push_back(table_block(std::move(done)));
  return form;
}

std::vector<Indicator> ProjectForm::indicators() const {
  std::vector<Indicator> rows = p_.indicators;
  for (Indicator& i : rows) {
    if (i.unit != w_.style.numbers.money_unit) continue;
    i.target = budget_;
    i.actual = executed_;
  }
  return rows;
}

void ProjectForm::amount(int row, int col, const std::string& concept_id, const std::string& item,
                         const std::optional<Num>& value) {
  if (col < 0 || !value) return;
  table_.value(row, col, w_.maker.money_text(*value), subject(w_.maker.money(concept_id, item, *value)));
}

void ProjectForm::total_cells(int row, const std::string& item, const MoneyColumns& c) {
  Num rate = percent(executed_, budget_, w_.style.numbers.rate_decimals);
  if (w_.plan->take("execution-rate")) rate = rate - Num::whole(w_.random->between(2, 12));
  table_.value(row, c.rate, w_.maker.rate_text(rate), subject(w_.maker.percent("funds.rate", item, rate)));
  w_.ledger->rate("execution-rate", executed_, budget_, rate, p_.name);
  if (c.weight >= 0) {
    table_.value(row, c.weight, p_.exec_weight.text(), subject(points_fact(w_, "funds.weight", item, p_.exec_weight)));
  }
  if (c.score < 0) return;
  table_.value(row, c.score, exec_score().text(), subject(points_fact(w_, "funds.score", item, exec_score())));
  w_.ledger->at_most("score-range", exec_score(), p_.exec_weight, p_.name);
}

void ProjectForm::goals(int split, int last, const std::string& label) {
  const int row = table_.next_row();
  table_.label(row, 0, label, 2);
  table_.label(row, 1, w_.random->pick({"预期目标", "年初设定目标", "年初绩效目标"}), 1, split - 1);
  table_.label(row, split, w_.random->pick({"实际完成情况", "全年实际完成情况"}), 1, last - split + 1);
  const std::string done = (w_.random->chance(0.5) ? "已完成年度目标，" : "") + goal(p_) + goal_remark(w_);
  table_.label(row + 1, 1, goal(p_), 1, split - 1).align = Align::Left;
  table_.label(row + 1, split, done, 1, last - split + 1).align = Align::Left;
}

PrintedForm project_form(const Writer& w, const Project& project, char kind) {
  switch (kind) {
    case 'E':
      return form_e(w, project);
    case 'F':
      return form_f(w, project);
    case 'G':
      return form_g(w, project);
    case 'H':
      return form_h(w, project);
    case 'I':
      return form_i(w, project);
    case 'K':
      return form_k(w, project);
    case 'L':
      return form_l(w, project);
    default:
      return form_d(w, project);
  }
}

}  // namespace samples
