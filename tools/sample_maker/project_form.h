#pragma once
#include <optional>
#include <string>
#include <vector>

#include "indicator_block.h"
#include "writer.h"

namespace samples {

struct MoneyLine {
  std::string label;
  std::string item;
  std::optional<Num> initial;
  std::optional<Num> budget;
  std::optional<Num> executed;
};

/// Where the money block of one form kind has its columns; -1 where it has none.
struct MoneyColumns {
  int initial = -1;
  int budget = -1;
  int executed = -1;
  int rate = -1;
  int weight = -1;
  int score = -1;
  /// What sub-rows carry under weight and score.
  std::string filler{};
};

/// The parts all project forms share. The amounts are those it prints: planted errors are in them.
class ProjectForm {
 public:
  ProjectForm(const Writer& w, const Project& project, TableBuilder table);

  TableBuilder& table() { return table_; }
  const Project& project() const { return p_; }
  const Num& budget() const { return budget_; }
  const Num& executed() const { return executed_; }

  /// A text fact about this project.
  FactNote words(const std::string& concept_id, const std::string& value) const;
  /// The cell with the unit's name.
  void unit(int row, int col, int col_span);
  /// The lines below the total: one of `items` carries all the money.
  std::vector<MoneyLine> sources(const std::vector<std::string>& items);
  void money_row(const MoneyLine& line, int label_col, int label_span, const MoneyColumns& c, bool total);
  /// The two goal cells: columns [1, split) and [split, last], with heads above.
  void goals(int split, int last, const std::string& label);
  /// What the form prints as executed decides its execution score.
  const Num& exec_score() const { return exec_points_; }
  std::vector<Indicator> indicators() const;
  PrintedForm finish(std::string title, const BlockTotals& totals);

 private:
  FactNote subject(FactNote fact) const;
  void amount(int row, int col, const std::string& concept_id, const std::string& item,
              const std::optional<Num>& value);
  void total_cells(int row, const std::string& item, const MoneyColumns& c);

  const Writer& w_;
  const Project& p_;
  TableBuilder table_;
  Num budget_;
  Num executed_;
  Num exec_points_;
  /// Unlike the list of projects, in 元 below a head of 万元.
  bool slipped_ = false;
};

/// Column widths of one printing: no two offices draw the same table.
std::vector<double> drawn_widths(const Writer& w, std::vector<double> widths);

/// "持续性项目 ☑  新增性项目 □": at most one of the boxes is ticked, which is a fact.
void add_choices(const Writer& w, const std::string* subject, const std::string& item,
                 const std::vector<std::string>& choices, int row, int col, int col_span, TableBuilder* table);
/// One of the ways blocks are weighed: 10+50+30+10, 20+40+30+10, 10+60+30, 10+40+20+20+10 with costs as a block.
void weigh_anew(Random* random, Project* project);

PrintedForm form_d(const Writer& w, const Project& p);
PrintedForm form_e(const Writer& w, const Project& project);
PrintedForm form_f(const Writer& w, const Project& p);
PrintedForm form_g(const Writer& w, const Project& project);
PrintedForm form_h(const Writer& w, const Project& p);
PrintedForm form_i(const Writer& w, const Project& project);
PrintedForm form_k(const Writer& w, const Project& project);
PrintedForm form_l(const Writer& w, const Project& project);

}  // namespace samples
