#pragma once
#include <string>
#include <vector>

#include "facts.h"
#include "ledger.h"
#include "report_data.h"
#include "table_builder.h"

namespace samples {

/// What every chapter and form of one report is written with.
struct Writer {
  const ReportData& report;
  FactMaker maker;
  Plan* plan;
  Ledger* ledger;
  Random* random;
  const Style& style;
  /// Forms stand in a report with its other tables, not alone.
  bool whole_report = false;
  /// Choices of what was added later: the stream of `random` stays as it was.
  Random* more = nullptr;
  /// Without further sentences.
  bool plain = false;
};

/// A form as printed: the blocks (title, unit line, table, sign-off) and what it says at its end.
struct PrintedForm {
  std::vector<Block> blocks;
  bool landscape = false;
  Num total_score;
  Num total_weight;
};

PrintedForm form_a(const Writer& w);
PrintedForm form_b(const Writer& w);
PrintedForm form_c(const Writer& w);
/// The project forms; `index` is the project's place in the report. `kind`: D, E, F, G, H, I, K or L.
PrintedForm project_form(const Writer& w, const Project& project, char kind);
PrintedForm form_j(const Writer& w);
/// A list that is no form at all.
PrintedForm form_u(const Writer& w);

/// The chapters of the department's report (without attachments) and of the project report.
std::vector<Block> department_chapters(const Writer& w, const Num& score);
std::vector<Block> project_chapters(const Writer& w, const Num& score);
/// A department's self-evaluation told item by item, without tables.
std::vector<Block> narrative_chapters(const Writer& w);
Section cover(const Writer& w, bool projects);

// --- small pieces shared by the forms

Block text_block(Paragraph paragraph);
Block table_block(Table table);
Block space_block(double points);

/// Title above a table, with 附件 N before it where `attachment` is not 0.
void add_title(const Writer& w, const std::string& title, int attachment, std::vector<Block>* blocks);
/// "（2023年度）" centred below a title that names no year.
void add_year_line(const Writer& w, std::vector<Block>* blocks);
/// "单位：万元" or 元 at the right edge above a table.
void add_unit_line(const Writer& w, std::vector<Block>* blocks);
/// 填表人 ... 填报日期 ... 联系电话 ... below a table.
void add_sign_off(const Writer& w, std::vector<Block>* blocks);

/// Runs of equal neighbours: (first row, count).
std::vector<std::pair<int, int>> runs_of(const std::vector<std::string>& keys);

/// The unit's name as a form prints it: one of them may hold a slip.
std::string unit_name(const Writer& w);
/// The year as a title or head prints it: one of them may be last year's.
int printed_year(const Writer& w, const std::string& where);
/// The date below a form or at the report's end: one of them may lie before the year was over, or differ.
Date signing_date(const Writer& w);
/// A telephone number as printed: one of them may have lost or doubled a digit.
std::string printed_phone(const Writer& w, const std::string& phone);

FactNote points_fact(const Writer& w, std::string concept_id, std::string item, const Num& value);

}  // namespace samples
