#include "output/export_xlsx.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <unordered_map>

#include "output/as_read.h"
#include "output/form_of.h"
#include "output/link.h"
#include "output/workbook.h"
#include "output/workbook_table.h"
#include "store/names.h"

namespace ziping::output {
namespace {

struct Heading {
  const char* name;
  double width;
};

constexpr Heading kDocuments[] = {{"sheet", 8},   {"document", 20}, {"file", 40}, {"status", 10},
                                  {"entity", 28}, {"year", 8},      {"pages", 8}, {"tables", 8}};
constexpr Heading kFacts[] = {
    {"sheet", 8},    {"fact", 8},          {"concept", 22}, {"entity", 24},     {"year", 8},
    {"subject", 24}, {"path", 28},         {"item", 28},    {"period", 8},      {"comparator", 10},
    {"value", 16},   {"upper", 12},        {"unit", 8},     {"base_value", 18}, {"text", 36},
    {"page", 8},     {"table", 8},         {"row", 6},      {"col", 6},         {"confidence", 10},
    {"sure", 6},     {"alternatives", 20}, {"decision", 8}, {"read_value", 16}, {"read_text", 36}};
constexpr Heading kFindings[] = {{"sheet", 8},     {"finding", 8},    {"check", 24},      {"verdict", 12},
                                 {"severity", 10}, {"cause", 10},     {"message", 70},    {"stated", 16},
                                 {"computed", 16}, {"tolerance", 12}, {"suggestion", 14}, {"rule", 40},
                                 {"facts", 20},    {"root", 8},       {"page", 8}};

/// A sheet has 1,048,576 rows; what follows goes to another.
constexpr int kMostRows = 1'000'000;
/// Each sheet keeps a file open while the workbook is written.
constexpr std::size_t kMostTableSheets = 50;

/// Writes a row of a list from left to right.
class Row {
 public:
  Row(Workbook& book, lxw_worksheet* sheet, int row, Shade shade) : book_(book), sheet_(sheet), row_(row) {
    look_.shade = shade;
  }
  Row& text(std::string_view text) {
    const int col = col_++;
    if (!text.empty() || look_.shade != Shade::None) book_.text(sheet_, row_, col, text, look_);
    return *this;
  }
  Row& text(const std::string& text) { return this->text(std::string_view(text)); }
  Row& text(const std::optional<std::string>& value) { return text(value ? std::string_view(*value) : ""); }
  Row& number(const Decimal& value) {
    Look look = look_;
    look.decimals = value.scale();
    book_.number(sheet_, row_, col_++, value, look);
    return *this;
  }
  Row& number(const std::optional<Decimal>& value) { return value ? number(*value) : text(std::string_view()); }
  Row& number(const std::optional<int>& value) { return value ? number(Decimal(*value)) : text(std::string_view()); }
  /// A page number that is a link.
  Row& page(int number, const std::string& address) {
    book_.link(sheet_, row_, col_, address);
    return this->number(Decimal(number));
  }
  /// A figure where it is one, else the words.
  Row& value(const std::optional<std::string>& value) {
    const auto decimal = value ? Decimal::parse(*value) : std::nullopt;
    return decimal ? number(*decimal) : text(value);
  }

 private:
  Workbook& book_;
  lxw_worksheet* sheet_;
  int row_;
  int col_ = 0;
  Look look_;
};

Shade shade_of(const check::Finding& finding) {
  if (finding.verdict != check::Verdict::Fail) return Shade::None;
  return finding.severity == check::Severity::Error ? Shade::Wrong : Shade::Doubtful;
}

/// A list that goes on in another sheet when one is full.
struct List {
  std::string name;
  const Heading* headings = nullptr;
  std::size_t columns = 0;
  int sheets = 0;
  int row = 0;
  lxw_worksheet* sheet = nullptr;

  template <std::size_t N>
  List(std::string of, const Heading (&heads)[N]) : name(std::move(of)), headings(heads), columns(N) {}

  void begin(Workbook& book) {
    ++sheets;
    row = 0;
    sheet = book.sheet(sheets == 1 ? name : fmt::format("{} {}", name, sheets));
    std::vector<double> widths;
    Row head(book, sheet, 0, Shade::Head);
    for (std::size_t i = 0; i < columns; ++i) {
      head.text(std::string_view(headings[i].name));
      widths.push_back(headings[i].width);
    }
    book.widths(sheet, widths);
    book.freeze_head(sheet);
  }
  Row next(Workbook& book, Shade shade) {
    if (row == kMostRows) begin(book);
    return {book, sheet, ++row, shade};
  }
};

}  // namespace

struct XlsxExport::State {
  std::unique_ptr<Workbook> book;
  WorkbookPlan plan;
  List documents{"documents", kDocuments};
  List facts{"facts", kFacts};
  List findings{"findings", kFindings};
  lxw_worksheet* tables = nullptr;
  int tables_bottom = 0;
  std::size_t document = 0;
  std::string sheet_name;

  std::string link(const store::DocumentRecord& record, int page) const {
    return link_to_page(record.row.file, plan.folder, page);
  }
  void choose_sheet();
  void add_tables(const store::DocumentRecord& record);
  void add_facts(const store::DocumentRecord& record);
  void add_findings(const store::DocumentRecord& record);
};

/// The sheet of this document's tables: its own, or one that it shares with those before and after it.
void XlsxExport::State::choose_sheet() {
  const std::size_t shared = std::max<std::size_t>(1, (plan.documents + kMostTableSheets - 1) / kMostTableSheets);
  const std::size_t first = document - (document - 1) % shared;
  const std::size_t last = std::max(document, std::min(first + shared - 1, plan.documents));
  sheet_name = shared == 1 ? fmt::format("d{}", document) : fmt::format("d{}-d{}", first, last);
  if (document == first) tables = nullptr;
}

void XlsxExport::State::add_tables(const store::DocumentRecord& record) {
  if (record.reading.tables.empty()) return;
  for (const layout::Table& table : record.reading.tables) {
    if (tables == nullptr) {
      tables = book->sheet(sheet_name);
      book->widths(tables, std::vector<double>(16, 14));
      tables_bottom = 0;
    }
    if (tables_bottom + table.rows > kMostRows) return;
    const extract::TableForm* form = form_of(record.extraction, table.id);
    const std::string& unit = form != nullptr && !form->unit.empty() ? form->unit : table.unit;
    Row title(*book, tables, tables_bottom, Shade::Head);
    title.text(fmt::format("d{} {}", document, table.id)).text(form != nullptr ? form->form : "other").text(unit);
    if (table.pages.empty()) {
      title.text(std::string_view());
    } else {
      title.page(table.pages.front(), link(record, table.pages.front()));
    }
    title.text(table.title);
    tables_bottom = write_table(*book, tables, table, tables_bottom + 1) + 1;
  }
}

void XlsxExport::State::add_facts(const store::DocumentRecord& record) {
  const std::string name = fmt::format("d{}", document);
  const AsRead as_read(record);
  for (const extract::Fact& it : record.extraction.facts) {
    Row row = facts.next(*book, it.sure ? Shade::None : Shade::Unsure);
    row.text(name).text(it.id).text(it.concept_id).text(record.row.entity).number(record.row.year).text(it.subject);
    row.text(fmt::format("{}", fmt::join(it.path, " > "))).text(it.item).number(it.period);
    row.text(store::to_name(it.comparator));
    if (it.value_text) {
      row.text(it.value_text);
    } else {
      row.number(it.value);
    }
    row.number(it.upper).text(it.unit).number(it.base_value).text(it.text).page(it.page, link(record, it.page));
    row.text(it.table).number(it.row).number(it.col).text(fmt::format("{:.3f}", it.confidence));
    row.text(std::string_view(it.sure ? "yes" : "no")).text(fmt::format("{}", fmt::join(it.alternatives, " | ")));
    if (const store::Settlement* settled = as_read.of(it)) {
      row.number(Decimal(settled->decision)).value(value_of(settled->other)).text(settled->other.text);
    }
  }
}

void XlsxExport::State::add_findings(const store::DocumentRecord& record) {
  std::unordered_map<std::string, int> pages;
  for (const extract::Fact& fact : record.extraction.facts) pages.emplace(fact.id, fact.page);
  const std::string name = fmt::format("d{}", document);
  for (const check::Finding& it : record.findings) {
    Row row = findings.next(*book, shade_of(it));
    row.text(name).text(it.id).text(it.check).text(store::to_name(it.verdict)).text(store::to_name(it.severity));
    row.text(store::to_name(it.cause));
    row.text(plan.language == Language::Chinese ? it.message_zh : it.message_en);
    row.value(it.stated).value(it.computed).value(it.tolerance).value(it.suggestion).text(it.rule);
    row.text(fmt::format("{}", fmt::join(it.facts, " "))).text(it.root);
    const auto page = it.facts.empty() ? pages.end() : pages.find(it.facts.front());
    if (page != pages.end()) row.page(page->second, link(record, page->second));
  }
}

XlsxExport::XlsxExport(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxExport::XlsxExport(XlsxExport&&) noexcept = default;
XlsxExport& XlsxExport::operator=(XlsxExport&&) noexcept = default;
XlsxExport::~XlsxExport() = default;

Result<XlsxExport> XlsxExport::begin(WorkbookPlan plan) {
  auto state = std::make_unique<State>();
  auto book = Workbook::create();
  if (!book) return book.error();
  state->book = std::move(*book);
  state->plan = std::move(plan);
  for (List* list : {&state->documents, &state->facts, &state->findings}) list->begin(*state->book);
  return XlsxExport(std::move(state));
}

void XlsxExport::add(const store::DocumentRecord& record) {
  State& state = *state_;
  ++state.document;
  state.choose_sheet();
  Row row = state.documents.next(*state.book, record.row.status == "ok" ? Shade::None : Shade::Doubtful);
  row.text(fmt::format("d{}", state.document)).text(record.row.sha256).text(record.row.file).text(record.row.status);
  row.text(record.row.entity);
  row.number(record.row.year).number(std::optional(record.row.pages));
  row.number(std::optional(static_cast<int>(record.reading.tables.size())));
  state.add_tables(record);
  state.add_facts(record);
  state.add_findings(record);
}

Status XlsxExport::finish(const Sink& sink) {
  return state_->book->finish(sink);
}

}  // namespace ziping::output
