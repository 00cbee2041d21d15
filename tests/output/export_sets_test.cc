// The exports that are sets of files, and JSON lines, of a whole record.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "output/csv_rows.h"
#include "output/export_csv.h"
#include "output/export_jsonl.h"
#include "output/export_yitihua.h"
#include "output/hostile_texts.h"
#include "output/json_parts.h"
#include "store/sample_record.h"

namespace ziping::output {
namespace {

using nlohmann::json;
using Rows = std::vector<std::map<std::string, std::string>>;

template <class Set>
std::vector<NamedFile> files_of(Set& set) {
  std::vector<NamedFile> files = set.take();
  files.push_back(set.dictionary());
  return files;
}

/// The rows of a file of the set, by column name.
Rows rows_of(const std::vector<NamedFile>& files, const std::string& name) {
  Rows result;
  for (const NamedFile& file : files) {
    if (file.name != name) continue;
    const auto rows = testing::csv_rows(file.bytes);
    for (std::size_t i = 1; i < rows.size(); ++i) {
      EXPECT_EQ(rows[i].size(), rows[0].size()) << name << " row " << i;
      auto& row = result.emplace_back();
      for (std::size_t c = 0; c < std::min(rows[0].size(), rows[i].size()); ++c) row[rows[0][c]] = rows[i][c];
    }
  }
  return result;
}

TEST(ExportCsv, SaysWhatIsStored) {
  CsvExport set(Language::English);
  set.add(testing::sample_record());
  const auto files = files_of(set);
  ASSERT_EQ(files.size(), 8U);
  const Rows documents = rows_of(files, "documents.csv");
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].at("entity"), "松岭县交通局");
  EXPECT_EQ(documents[0].at("year"), "2023");
  EXPECT_EQ(rows_of(files, "pages.csv").size(), 2U);
  EXPECT_EQ(rows_of(files, "pages.csv")[1].at("rotation"), "270");
  EXPECT_EQ(rows_of(files, "tables.csv")[0].at("subject"), "农村公路养护");
  const Rows cells = rows_of(files, "cells.csv");
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[2].at("text"), "1,200.50");
  EXPECT_EQ(cells[2].at("sure"), "0");
  EXPECT_EQ(cells[2].at("page"), "1");
  EXPECT_EQ(cells[2].at("y1"), "140.00");
  const Rows facts = rows_of(files, "facts.csv");
  ASSERT_EQ(facts.size(), 2U);
  EXPECT_EQ(facts[0].at("value"), "1200.50");
  EXPECT_EQ(facts[0].at("upper"), "99999999999999999999999999999.999999");
  EXPECT_EQ(facts[0].at("base_value"), "12005000.00");
  EXPECT_EQ(facts[0].at("page"), "1");
  EXPECT_EQ(facts[1].at("value"), "");
  EXPECT_EQ(facts[1].at("value_text"), "2024-03-01");
  const Rows findings = rows_of(files, "findings.csv");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].at("message"), "the total is off");
  EXPECT_EQ(findings[0].at("operands"), "600.00 | 600.60");
  EXPECT_EQ(findings[0].at("facts"), "f1 f2");
  EXPECT_EQ(findings[0].at("root"), "");
  EXPECT_EQ(findings[1].at("root"), "c1");
  EXPECT_EQ(rows_of(files, "diagnostics.csv").size(), 3U);
  EXPECT_GT(rows_of(files, "data_dictionary.csv").size(), 60U);
}

// A figure that a person settled is exported as it stands, and says what was read.
TEST(ExportCsv, ASettledFigureTellsWhatWasRead) {
  store::DocumentRecord record = testing::sample_record();
  extract::Fact& fact = record.extraction.facts.front();
  record.settled.push_back({7, fact});
  fact.value = Decimal::parse("1200.60");
  fact.text = "1,200.60";
  CsvExport set(Language::English);
  set.add(record);
  const Rows facts = rows_of(files_of(set), "facts.csv");
  EXPECT_EQ(facts[0].at("value"), "1200.60");
  EXPECT_EQ(facts[0].at("decision"), "7");
  EXPECT_EQ(facts[0].at("read_value"), record.settled[0].other.value->to_string());
  EXPECT_EQ(facts[0].at("read_text"), record.settled[0].other.text);
  EXPECT_EQ(facts[1].at("decision"), "");
  EXPECT_EQ(facts[1].at("read_value"), "");
  std::istringstream lines(export_jsonl(record, Language::English));
  int settled = 0;
  for (std::string line; std::getline(lines, line);) {
    const json value = json::parse(line);
    if (!value.contains("decision")) continue;
    ++settled;
    EXPECT_EQ(value["decision"], 7);
    EXPECT_EQ(value["value"], "1200.60");
    EXPECT_EQ(value["read_value"], record.settled[0].other.value->to_string());
  }
  EXPECT_EQ(settled, 1);
}

TEST(ExportCsv, NoTextOfADocumentGetsOutUnguarded) {
  for (const auto& hostile : testing::hostile_texts()) {
    store::DocumentRecord record = testing::sample_record();
    record.row.file = hostile.text;
    record.row.entity = hostile.text;
    record.page_texts = {hostile.text};
    record.reading.tables[0].title = hostile.text;
    record.reading.tables[0].cells[0].text = hostile.text;
    record.extraction.facts[0].text = hostile.text;
    record.extraction.facts[0].item = hostile.text;
    record.findings[0].stated = hostile.text;
    record.findings[0].rule = hostile.text;
    CsvExport set(Language::Chinese);
    set.add(record);
    const auto files = files_of(set);
    const std::string expected = (hostile.runs ? "'" : "") + hostile.text;
    EXPECT_EQ(rows_of(files, "documents.csv").at(0).at("file"), expected);
    EXPECT_EQ(rows_of(files, "documents.csv").at(0).at("entity"), expected);
    EXPECT_EQ(rows_of(files, "pages.csv").at(0).at("text"), expected);
    EXPECT_EQ(rows_of(files, "tables.csv").at(0).at("title"), expected);
    EXPECT_EQ(rows_of(files, "cells.csv").at(0).at("text"), expected);
    EXPECT_EQ(rows_of(files, "facts.csv").at(0).at("text"), expected);
    EXPECT_EQ(rows_of(files, "facts.csv").at(0).at("item"), expected);
    EXPECT_EQ(rows_of(files, "findings.csv").at(0).at("rule"), expected);
    // A stated value that is a number is one.
    const auto number = Decimal::parse(hostile.text);
    EXPECT_EQ(rows_of(files, "findings.csv").at(0).at("stated"), number ? number->to_string() : expected);
  }
}

TEST(ExportCsv, GoesOnWhereItWasTaken) {
  CsvExport set(Language::English);
  std::map<std::string, std::string> files;
  for (int i = 0; i < 3; ++i) {
    set.add(testing::sample_record());
    for (const NamedFile& piece : set.take()) files[piece.name] += piece.bytes;
  }
  for (const NamedFile& piece : set.take()) EXPECT_EQ(piece.bytes, "") << piece.name;
  EXPECT_EQ(testing::csv_rows(files["facts.csv"]).size(), 1U + 3 * 2);
  EXPECT_EQ(testing::csv_rows(files["cells.csv"]).size(), 1U + 3 * 4);
}

TEST(ExportJsonl, WritesTheBytesThatTheLibraryWrites) {
  for (const auto& hostile : testing::hostile_texts()) {
    store::DocumentRecord record = testing::sample_record();
    extract::Fact& fact = record.extraction.facts[0];
    fact.text = hostile.text;
    fact.path = {hostile.text, "\x7F\b\f\xFF"};
    fact.box = {0, 1.005, -3.5, 1e7};
    record.findings[0].rule = hostile.text;
    record.row.file = hostile.text;
    std::istringstream lines(export_jsonl(record, Language::English));
    std::string line;
    for (int i = 0; std::getline(lines, line); ++i) {
      const auto parsed = nlohmann::ordered_json::parse(line);
      EXPECT_EQ(parsed.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), line);
      if (parsed["kind"] == "fact" && parsed["id"] == "f1") {
        const auto whole = nlohmann::ordered_json::parse(
            fact_json(fact).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        for (const auto& [key, value] : whole.items()) EXPECT_EQ(parsed[key], value) << key;
        EXPECT_EQ(parsed.size(), whole.size() + 5);
      }
      if (parsed["kind"] == "finding" && parsed["id"] == "c1") {
        EXPECT_EQ(parsed.size(), finding_json(record.findings[0], Language::English).size() + 5);
      }
    }
  }
}

TEST(ExportJsonl, ALineIsAFactOrAFinding) {
  std::istringstream lines(export_jsonl(testing::sample_record(), Language::English));
  std::vector<json> read;
  for (std::string line; std::getline(lines, line);) read.push_back(json::parse(line));
  ASSERT_EQ(read.size(), 5U);
  EXPECT_EQ(read[0]["kind"], "document");
  EXPECT_EQ(read[0]["status"], "partial");
  EXPECT_EQ(read[1]["kind"], "fact");
  EXPECT_EQ(read[1]["entity"], "松岭县交通局");
  EXPECT_EQ(read[1]["value"], "1200.50");
  EXPECT_EQ(read[1]["id"], "f1");
  EXPECT_EQ(read[3]["kind"], "finding");
  EXPECT_EQ(read[3]["message"], "the total is off");
}

/// A project's form: a row of money, goals, an indicator whose weight is shared with the row below.
store::DocumentRecord project_record() {
  store::DocumentRecord record = testing::sample_record();
  layout::Table& table = record.reading.tables[0];
  extract::TableForm& form = record.extraction.forms[0];
  form.form = "project_self_eval";
  form.columns = {"level2", "level3", "target", "actual", "reason"};
  form.rows = {{0, extract::RowKind::Money, {}, "县级资金"},
               {1, extract::RowKind::Goal, {}, ""},
               {2, extract::RowKind::Indicator, {"产出指标", "数量指标"}, "养护里程"}};
  table.cells = {testing::sample_cell(1, 0, "年度目标"), testing::sample_cell(1, 1, "养护公路"),
                 testing::sample_cell(1, 2, "=已养护"),  testing::sample_cell(2, 2, "≥30公里"),
                 testing::sample_cell(2, 3, "28公里"),   testing::sample_cell(2, 4, "雨季")};
  const extract::Fact base = record.extraction.facts[0];
  record.extraction.facts.clear();
  const auto add = [&](const char* concept_id, int row, const char* value, const char* base_value) {
    extract::Fact fact = base;
    fact.concept_id = concept_id;
    fact.row = row;
    fact.item = form.rows[static_cast<std::size_t>(row)].item;
    fact.value = Decimal::parse(value);
    fact.base_value = Decimal::parse(base_value);
    record.extraction.facts.push_back(fact);
  };
  add("funds.budget", 0, "12.34567", "123456.7");
  add("funds.executed", 0, "10.5", "105000");
  add("funds.rate", 0, "85.05", "85.05");
  add("indicator.weight", 2, "10", "10");
  add("indicator.score", 2, "9.5", "9.5");
  add("total.score", 2, "96", "96");
  return record;
}

TEST(ExportYitihua, FillsTheFiveTables) {
  YitihuaExport set;
  set.add(project_record());
  const auto files = files_of(set);
  ASSERT_EQ(files.size(), 6U);
  const Rows evaluations = rows_of(files, "PM_PERF_SELF_EVAL.csv");
  ASSERT_EQ(evaluations.size(), 1U);
  EXPECT_EQ(evaluations[0].at("eval_id"), "aaaaaaaaaaaaaaaa-t1");
  EXPECT_EQ(evaluations[0].at("pro_name"), "农村公路养护");
  EXPECT_EQ(evaluations[0].at("agency_name"), "松岭县交通局");
  EXPECT_EQ(evaluations[0].at("total_eval_value"), "96.000000");
  EXPECT_EQ(evaluations[0].at("pro_code"), "");
  const Rows budgets = rows_of(files, "PM_PERF_SELF_BGT.csv");
  ASSERT_EQ(budgets.size(), 1U);
  EXPECT_EQ(budgets[0].at("found_type_name"), "县级资金");
  EXPECT_EQ(budgets[0].at("reply_amt"), "");
  EXPECT_EQ(budgets[0].at("cur_amt"), "123456.70");
  EXPECT_EQ(budgets[0].at("year_exe_amt"), "105000.00");
  EXPECT_EQ(budgets[0].at("exe_amt_rate"), "85.0500");
  const Rows goals = rows_of(files, "PM_SELF_EVAL_GOAL.csv");
  ASSERT_EQ(goals.size(), 1U);
  EXPECT_EQ(goals[0].at("kpi_target"), "养护公路");
  EXPECT_EQ(goals[0].at("goal_comp"), "'=已养护");
  const Rows indicators = rows_of(files, "PM_SELF_EVAL_INDICATOR.csv");
  ASSERT_EQ(indicators.size(), 1U);
  EXPECT_EQ(indicators[0].at("lv1_perf_ind_name"), "产出指标");
  EXPECT_EQ(indicators[0].at("lv3_perf_ind_name"), "养护里程");
  EXPECT_EQ(indicators[0].at("kpi_val"), "≥30公里");
  EXPECT_EQ(indicators[0].at("ind_comp"), "28公里");
  EXPECT_EQ(indicators[0].at("ind_weight"), "10.0000");
  EXPECT_EQ(indicators[0].at("eval_score"), "9.500000");
  EXPECT_EQ(indicators[0].at("devi_analy"), "雨季");
  EXPECT_EQ(rows_of(files, "PERF_PUBLIC_FILE.csv").size(), 1U);
}

TEST(ExportYitihua, FormsOfOthersAreNoSelfEvaluationsOfProjects) {
  store::DocumentRecord record = project_record();
  record.extraction.forms[0].form = "target";
  YitihuaExport set;
  set.add(record);
  EXPECT_TRUE(rows_of(files_of(set), "PM_PERF_SELF_EVAL.csv").empty());
  EXPECT_TRUE(rows_of(files_of(set), "PM_PERF_SELF_BGT.csv").empty());
}

}  // namespace
}  // namespace ziping::output
