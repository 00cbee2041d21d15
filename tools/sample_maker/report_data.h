#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "num.h"
#include "random.h"
#include "style.h"
#include "world.h"

namespace samples {

/// One indicator row. A qualitative one has words instead of figures.
struct Indicator {
  std::string level1;
  std::string level2;
  std::string name;
  /// "≥", "≤", "=" or empty, as it stands before the target.
  std::string sign;
  std::optional<Num> target;
  std::optional<Num> actual;
  /// How the actual value is printed where it is not just the figure, and the comparator it then shows.
  std::string actual_shown;
  std::string actual_sign;
  std::string unit;
  std::string target_words;
  std::string actual_words;
  Num weight;
  Num score;
  std::string reason;
  /// An empty row of the template ("指标2：", "……"): only its name is printed.
  bool blank = false;
  /// Weight and score stand in the cell of the row above.
  bool shares_above = false;

  bool missed() const;
  /// Weight times the share of the target reached, never more than the weight.
  Num pro_rata(int scale) const;
};

struct Project {
  std::string name;
  std::string purpose;
  std::string source;
  std::optional<Num> initial;
  std::optional<Num> last_final;
  Num budget;
  Num executed;
  Num exec_weight = Num::whole(10);
  Num exec_score;
  /// The form to be printed has a cell for it.
  bool exec_scored = true;
  std::vector<Indicator> indicators;
  std::string manager;
  std::string phone;

  Num total_score() const;
};

/// Last year's accounts, this year's budget, this year's accounts of one expense line.
struct ExpenseLine {
  std::optional<Num> last;
  std::optional<Num> budget;
  std::optional<Num> final_;
};

struct RuleRow {
  std::string level1;
  std::string level2;
  std::string name;
  Num weight;
  std::string rule;
  std::string explanation;
  Num score;
  /// Shares its explanation and score cell with the row above.
  bool shared = false;
};

struct Date {
  int year = 0, month = 0, day = 0;
};

/// Everything a county department's report says, consistent in itself.
struct ReportData {
  std::string county;
  std::string bureau;
  std::string full_name;
  const BureauTemplate* bureau_kind = nullptr;
  int year = 0;
  Date date;
  std::string filler;
  std::string leader;
  std::string phone;

  int admin_posts = 0;
  int career_posts = 0;
  int in_post = 0;

  Num initial_basic, initial_project, initial_total;
  Num budget_basic, budget_project, budget_total;
  Num final_personnel, final_running, final_basic, final_project, final_total;
  Num wages;
  std::vector<std::pair<std::string, Num>> functional;
  ExpenseLine abroad, car_buy, car_run, cars, reception, three_public;
  ExpenseLine office, utilities, meetings, running;
  Num procurement;
  Num assets_current, assets_fixed;
  Num fund_income, other_income;

  std::vector<Project> projects;
  std::vector<Indicator> indicators;
  Num exec_weight = Num::whole(10);
  Num exec_score;
  std::vector<RuleRow> rules;
  bool rules_have_total = false;
  std::vector<RuleRow> project_rules;
  Num total_score;
  Num project_score;
  int satisfaction = 0;

  /// What was left of the year before, printed as a source of its own.
  std::optional<Num> carried;
  /// No building was finished this year: the form's line holds dashes.
  bool no_buildings = false;
  /// Nobody says why the annual budget differs from the initial one.
  bool unexplained = false;

  std::string date_words() const;
  std::string date_iso() const;
};

/// `over_limit`: this year's 三公 accounts exceed the budget.
ReportData make_report_data(Random* random, const NumberStyle& numbers, int projects, bool over_limit = false);

/// Shares execution and the three groups of indicators anew (they sum to 100) and scores all rows.
/// Products, benefits and satisfaction as they stand in the project; with `costs` above 0 the cost rows are a block.
void weigh(Random* random, long long execution, long long products, long long benefits, long long satisfaction,
           Project* project, long long costs = 0);

/// One project with its indicators; `scored`: with weights (100 with 10 for execution).
Project make_project(Random* random, const ProjectTemplate& from, const NumberStyle& numbers, const ReportData& report,
                     double scale);

/// Fills `rules` so that their scores add up to `report->total_score`.
void make_rules(Random* random, ReportData* report);
void make_project_rules(Random* random, ReportData* report);
void make_department_indicators(Random* random, const NumberStyle& numbers, ReportData* report);

/// 90 and above 优, 80 良, 60 中, below 差.
std::string grade_of(const Num& score);

}  // namespace samples
