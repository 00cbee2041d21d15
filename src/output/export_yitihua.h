#pragma once
#include <vector>

#include "output/csv_table.h"
#include "store/store.h"

namespace ziping::output {

/// The self-evaluations of projects as the five tables that budget management systems keep them in (field names and
/// types of PM_PERF_SELF_EVAL, PM_PERF_SELF_BGT, PM_SELF_EVAL_GOAL, PM_SELF_EVAL_INDICATOR, PERF_PUBLIC_FILE), a CSV
/// file each, and data_dictionary.csv. Money is in yuan with two decimals. A field that no report prints (codes of
/// divisions, agencies and projects, times of the system) is empty, never guessed; a text is never cut.
class YitihuaExport {
 public:
  YitihuaExport();
  void add(const store::DocumentRecord& record);
  /// What was added since this was called last, as the continuations of the files; all of them, the first time with
  /// their heads.
  std::vector<NamedFile> take();
  NamedFile dictionary() const;

 private:
  void add_form(const store::DocumentRecord& record, const extract::TableForm& form, const layout::Table& table);
  void add_budget(const std::string& eval_id, const store::DocumentRecord& record, const extract::TableForm& form);
  void add_goals(const std::string& eval_id, const extract::TableForm& form, const layout::Table& table);
  void add_indicators(const std::string& eval_id, const store::DocumentRecord& record, const extract::TableForm& form,
                      const layout::Table& table);

  CsvTable evaluations_, budgets_, goals_, indicators_, files_;
};

}  // namespace ziping::output
