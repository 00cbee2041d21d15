#pragma once
#include <optional>
#include <string>
#include <vector>

#include "writer.h"

namespace samples {

enum class Role { Sign, Target, Unit, Actual, Weight, Score, Reason, Name, Review };

struct IndicatorColumn {
  Role role;
  std::string head;
  int col = 0;
  int span = 1;
};

/// How the indicator part of a form is printed.
struct IndicatorLook {
  /// Label of the cell left of all rows ("绩效指标"), in column `group_col`; none where empty.
  std::string group;
  int group_col = 0;
  int level1_col = 1;
  int level1_span = 1;
  int level2_col = 2;
  int level2_span = 1;
  std::vector<IndicatorColumn> columns;
  std::optional<std::string> subject;
  /// "绩效指标（90分）"
  bool group_points = false;
  /// "产出指标（50分）"
  bool weight_in_label = false;
  /// Templates' empty rows at the end of a group: "指标2：", "……".
  bool template_rows = false;
  /// Head over the columns of sign, value and unit, in a row of its own; none where empty.
  std::string target_head;
  /// Two neighbouring rows have one cell for their weight and one for their score.
  bool shared_score = false;
  /// Last column of the total row's label; the total row is left out where there is no score column.
  int total_label_end = 0;
  std::string total_label = "总分";
  /// Execution row outside this block: counts towards the totals.
  Num other_weight;
  Num other_score;
  bool grade = false;
};

struct BlockTotals {
  Num weight;
  Num score;
};

/// Adds header, rows and total of an indicator table; plants errors of weights and scores; keeps the ledger.
BlockTotals add_indicators(const Writer& w, const std::vector<Indicator>& indicators, const IndicatorLook& look,
                           TableBuilder* table);

/// "≥95%" as printed in one cell.
std::string target_text(const Writer& w, const Indicator& i);
std::string actual_text(const Writer& w, const Indicator& i);

}  // namespace samples
