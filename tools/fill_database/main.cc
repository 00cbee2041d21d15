// Fills a database with invented documents through the store itself, as a run would: pages, tables with merged cells,
// a fact for every figure, findings. Nothing in it was read from a PDF. Equal arguments give equal contents.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "base/sha256.h"
#include "store/store.h"

namespace {

using namespace ziping;

constexpr int kColumns = 6;
constexpr int kRowsOfTable = 32;
constexpr const char* kItems[] = {"年度资金总额", "财政拨款",   "其他资金",      "养护里程",
                                  "验收合格率",   "群众满意度", "公用经费控制率"};
constexpr const char* kConcepts[] = {"funds.initial", "funds.budget",     "funds.executed",
                                     "funds.rate",    "indicator.weight", "indicator.score"};

/// A generator of its own, so that every machine makes the same.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t below(std::uint64_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

class Inventor {
 public:
  Inventor(int number, int facts) : dice_(static_cast<std::uint64_t>(number)), left_(facts) {
    record_.row.file = fmt::format("invented/{:05}.pdf", number);
    record_.row.sha256 = sha256_hex(record_.row.file);
    record_.row.job_key = record_.row.reading_key = "invented";
    record_.row.status = "ok";
    record_.extraction.entity = record_.row.entity = fmt::format("云溪县第{}局", number % 97 + 1);
    record_.extraction.year = record_.row.year = 2020 + number % 6;
    record_.generator = R"({"program":"fill_database"})";
  }

  store::DocumentRecord record() {
    while (left_ > 0) add_page();
    record_.row.pages = record_.row.pages_asked = static_cast<int>(record_.reading.pages.size());
    return std::move(record_);
  }

 private:
  void add_page() {
    layout::PageReading& page = record_.reading.pages.emplace_back();
    page.number = static_cast<int>(record_.reading.pages.size());
    page.width = 595;
    page.height = 842;
    add_paragraph(page);
    add_table(page.number);
  }

  void add_paragraph(layout::PageReading& page) {
    layout::TextLine line;
    line.page = page.number;
    line.text = fmt::format("（{}）预算执行情况：全年预算数{}.{:02}万元，执行率为{}%。", page.number,
                            dice_.below(90000), dice_.below(100), dice_.below(101));
    line.box = {72, 60, 520, 74};
    page.lines.push_back(line);
    layout::Paragraph& paragraph = record_.reading.paragraphs.emplace_back();
    paragraph.text = line.text;
    paragraph.before_table = record_.reading.tables.size();
    paragraph.lines = {line};
    paragraph.starts = {0};
  }

  void add_table(int page) {
    layout::Table table;
    table.id = fmt::format("t{}", record_.reading.tables.size() + 1);
    table.cols = kColumns + 2;
    table.title = "项目支出绩效自评表";
    table.unit = "万元";
    table.pages = {page};
    table.boxes = {{60, 90, 540, 780}};
    extract::TableForm form;
    form.table = table.id;
    form.form = "project_self_eval";
    form.pattern = "invented";
    for (int row = 0; row < kRowsOfTable && left_ > 0; ++row) {
      table.rows = row + 1;
      // The level above is printed once for four rows.
      if (row % 4 == 0) add_cell(table, row, 0, 4, "产出指标");
      add_cell(table, row, 1, 1, kItems[row % static_cast<int>(std::size(kItems))]);
      for (int col = 2; col < table.cols && left_ > 0; ++col) add_figure(table, row, col);
    }
    for (layout::Cell& cell : table.cells) cell.row_span = std::min(cell.row_span, table.rows - cell.row);
    add_findings(table.id);
    record_.reading.tables.push_back(std::move(table));
    record_.extraction.forms.push_back(std::move(form));
  }

  layout::Cell& add_cell(layout::Table& table, int row, int col, int rows, const std::string& text) {
    layout::Cell& cell = table.cells.emplace_back();
    cell.row = row;
    cell.col = col;
    cell.row_span = rows;
    cell.page = table.pages.front();
    cell.box = Box{60.0 + col * 60, 90.0 + row * 20, 120.0 + col * 60, 90.0 + (row + rows) * 20};
    cell.ink = cell.box.grown(-4);
    cell.text = text;
    return cell;
  }

  void add_figure(layout::Table& table, int row, int col) {
    const Decimal value = Decimal::make(static_cast<int>(dice_.below(90'000'000)), 2).value_or(Decimal());
    layout::Cell& cell = add_cell(table, row, col, 1, value.to_string());
    cell.sure = dice_.below(50) != 0;
    cell.confidence = cell.sure ? 0.995 : 0.7;
    extract::Fact& fact = record_.extraction.facts.emplace_back();
    fact.id = fmt::format("f{}", record_.extraction.facts.size());
    fact.concept_id = kConcepts[col - 2];
    fact.subject = "农村公路养护";
    fact.item = kItems[row % static_cast<int>(std::size(kItems))];
    fact.path = {"产出指标"};
    fact.period = record_.row.year;
    fact.value = value;
    fact.unit = "万元";
    fact.base_value = value.shifted(4);
    fact.decimals = 2;
    fact.text = cell.text;
    fact.match_end = cell.text.size();
    fact.page = cell.page;
    fact.box = cell.ink;
    fact.table = table.id;
    fact.row = row;
    fact.col = col;
    fact.confidence = cell.confidence;
    fact.sure = cell.sure;
    fact.pattern = "invented";
    if (!cell.sure) fact.alternatives = {"1.00"};
    --left_;
  }

  /// Each over the last facts of the table.
  void add_findings(const std::string& table) {
    for (int i = 0; i < 8 && record_.extraction.facts.size() > 3; ++i) {
      check::Finding& finding = record_.findings.emplace_back();
      finding.id = fmt::format("c{}", record_.findings.size());
      finding.check = "column-sum";
      finding.verdict = i == 0 ? check::Verdict::Fail : check::Verdict::Pass;
      finding.severity = check::Severity::Warning;
      finding.message_zh = table + "：合计与各项之和不符";
      finding.message_en = table + ": the total is not the sum of its parts";
      finding.cause = i == 0 ? check::Cause::Report : check::Cause::None;
      for (std::size_t back = 1; back <= 3; ++back) {
        const extract::Fact& fact = record_.extraction.facts[record_.extraction.facts.size() - back];
        finding.facts.push_back(fact.id);
        finding.operands.push_back(fact.text);
      }
      finding.stated = finding.operands[0];
      finding.computed = finding.operands[1];
      finding.tolerance = "0.01";
    }
  }

  Dice dice_;
  int left_;
  store::DocumentRecord record_;
};

int fill(const std::string& path, int facts, int per_document) {
  if (std::filesystem::exists(path)) {
    fmt::print(stderr, "{}: is there already\n", path);
    return 1;
  }
  auto store = store::Store::open(path, {});
  if (!store) {
    fmt::print(stderr, "{}\n", store.error().message);
    return 4;
  }
  for (int number = 1; facts > 0; ++number, facts -= per_document) {
    const store::DocumentRecord record = Inventor(number, std::min(facts, per_document)).record();
    const auto id = store->begin(record.row);
    if (!id) return 4;
    for (const layout::PageReading& page : record.reading.pages) {
      if (!store->put_page(*id, {page.number, fmt::format("{{\"number\":{}}}", page.number)}, page)) return 4;
    }
    if (const Status done = store->finish(*id, record); !done) {
      fmt::print(stderr, "{}\n", done.error().message);
      return 4;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program{"Fills a database with invented documents, to measure what takes many."};
  std::string path;
  int facts = 10'000;
  int per_document = 800;
  program.add_option("db", path, "the database, which must not be there yet")->required();
  program.add_option("--facts", facts, "how many facts")->check(CLI::PositiveNumber);
  program.add_option("--per-document", per_document, "facts a document")->check(CLI::PositiveNumber);
  CLI11_PARSE(program, argc, argv);
  return fill(path, facts, per_document);
}
