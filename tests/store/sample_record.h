#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "store/store.h"

namespace ziping::testing {

/// A folder of its own, gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ziping-test-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

inline void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

inline layout::Cell sample_cell(int row, int col, const std::string& text) {
  layout::Cell cell;
  cell.row = row;
  cell.col = col;
  cell.page = 1;
  cell.box = Box::make(50 + col * 100, 100 + row * 20, 150 + col * 100, 120 + row * 20);
  if (!text.empty()) cell.ink = cell.box.grown(-3.25);
  cell.text = text;
  return cell;
}

/// A record in which every stored member has a value of its own. Boxes, lines and paragraphs are as `load` yields
/// them (page 1 is straight), so that what comes back can be compared whole.
inline store::DocumentRecord sample_record() {
  store::DocumentRecord record;
  record.row.sha256 = std::string(63, 'a') + "1";
  record.row.file = "reports/2023/松岭县.pdf";
  record.row.job_key = "job";
  record.row.reading_key = "reading";
  record.row.status = "partial";
  record.row.pages = 3;
  record.row.pages_asked = 2;
  record.generator = R"({"program":"ziping","options":{"pages":"1-2"}})";

  layout::PageReading first;
  first.number = 1;
  first.width = 595.5;
  first.height = 842.25;
  first.confidence = 0.9375;
  first.cpu_seconds = 1.5;
  layout::TextLine line;
  line.text = "一、项目概况";
  line.page = 1;
  line.box = {50.125, 60, 200, 72.5};
  line.confidence = 0.875;
  first.lines.push_back(line);
  layout::PageReading second = first;
  second.number = 2;
  second.status = layout::PageStatus::Partial;
  second.source = Source::Ocr;
  second.rotation = 270;
  second.skew = 1.5;
  second.dpi = 300;
  second.lines.clear();
  record.reading.pages = {first, second};

  layout::Paragraph paragraph;
  paragraph.kind = layout::ParagraphKind::Heading;
  paragraph.text = line.text;
  layout::TextLine start;
  start.page = 1;
  start.text = line.text;
  paragraph.lines.push_back(start);
  paragraph.starts.push_back(0);
  record.reading.paragraphs.push_back(paragraph);

  layout::Table table;
  table.id = "t1";
  table.rows = 2;
  table.cols = 2;
  table.title = "项目支出绩效自评表";
  table.unit = "万元";
  table.pages = {1};
  table.boxes = {{50, 100, 250, 140}};
  table.confidence = 0.75;
  table.cells = {sample_cell(0, 0, "预算数"), sample_cell(0, 1, "执行数"), sample_cell(1, 0, "1,200.50"),
                 sample_cell(1, 1, "")};
  table.cells[2].sure = false;
  table.cells[2].confidence = 0.5;
  table.cells[2].readings = {{"1,200.60", "lstm", 0.25}, {"7,200.50", "ctc \"fast\"", 0.125}};
  record.reading.tables.push_back(table);
  record.reading.diagnostics = {{"table_uncertain", "a rule is missing", 1, "layout"},
                                {"page_timeout", "page 2 took too long", 2, "batch"},
                                {"label_ambiguous", "no page", std::nullopt, ""}};

  extract::TableForm form;
  form.table = "t1";
  form.form = "project_self_evaluation";
  form.pattern = "mof-2020";
  form.subject = "农村公路养护";
  form.unit = "万元";
  form.report = 1;
  form.columns = {"", "executed"};
  form.rows = {{0, extract::RowKind::Header, {}, ""},
               {1, extract::RowKind::Money, {"产出\"指标\"", "a,\n\\b"}, "资金"}};
  form.confidence = table.confidence;
  record.extraction.forms.push_back(form);
  record.extraction.entity = "松岭县交通局";
  record.extraction.year = 2023;
  record.row.entity = record.extraction.entity;
  record.row.year = record.extraction.year;

  extract::Fact money;
  money.id = "f1";
  money.concept_id = "budget";
  money.subject = "农村公路养护";
  money.item = "年度资金总额";
  money.path = {"资金", ""};
  money.period = 2023;
  money.value = Decimal::parse("1200.50");
  money.upper = Decimal::parse("99999999999999999999999999999.999999");
  money.unit = "万元";
  money.base_value = Decimal::parse("12005000.00");
  money.comparator = extract::Comparator::Between;
  money.decimals = 2;
  money.text = "1,200.50";
  money.match_begin = 0;
  money.match_end = 8;
  money.page = 1;
  money.box = {50, 120, 150, 140};
  money.table = "t1";
  money.row = 1;
  money.col = 0;
  money.confidence = 0.5;
  money.sure = false;
  money.report = 1;
  money.pattern = "mof-2020";
  money.alternatives = {"1200.60", "7200.50"};
  extract::Fact text;
  text.id = "f2";
  text.concept_id = "report_date";
  text.value_text = "2024-03-01";
  text.text = "2024年3月1日";
  text.page = 1;
  text.box = {50, 60, 200, 72};
  record.extraction.facts = {money, text};

  check::Finding failed;
  failed.id = "c1";
  failed.check = "column-sum";
  failed.verdict = check::Verdict::Fail;
  failed.severity = check::Severity::Error;
  failed.message_zh = "合计不符";
  failed.message_en = "the total is off";
  failed.operands = {"600.00", "600.60"};
  failed.stated = "1200.50";
  failed.computed = "1200.60";
  failed.tolerance = "0.01";
  failed.cause = check::Cause::Reading;
  failed.suggestion = "1200.60";
  failed.rule = "各项之和";
  failed.facts = {"f1", "f2"};
  check::Finding passed;
  passed.id = "c2";
  passed.check = "weight-sum";
  passed.verdict = check::Verdict::Pass;
  passed.rounding = true;
  passed.root = "c1";
  record.findings = {failed, passed};
  return record;
}

/// Stores the record as a run does: begun, a reading for each page, finished. Returns its number, 0 on failure.
inline std::int64_t put_record(store::Store& store, const store::DocumentRecord& record) {
  const auto id = store.begin(record.row);
  if (!id) return 0;
  for (const layout::PageReading& page : record.reading.pages) {
    if (!store.put_page(*id, {page.number, "{\"number\":" + std::to_string(page.number) + "}"}, page)) return 0;
  }
  return store.finish(*id, record) ? *id : 0;
}

}  // namespace ziping::testing
