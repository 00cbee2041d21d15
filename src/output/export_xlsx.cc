#include "output/export_xlsx.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <set>

#include "output/form_of.h"
#include "output/workbook.h"
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
    {"sheet", 8}, {"fact", 8},        {"concept", 22}, {"entity", 24},      {"year", 8},   {"subject", 24},
    {"path", 28}, {"item", 28},       {"period", 8},   {"comparator", 10},  {"value", 16}, {"upper", 12},
    {"unit", 8},  {"base_value", 18}, {"text", 36},    {"page", 8},         {"table", 8},  {"row", 6},
    {"col", 6},   {"confidence", 10}, {"sure", 6},     {"alternatives", 20}};
constexpr Heading kFindings[] = {{"sheet", 8},     {"finding", 8},    {"check", 24},      {"verdict", 12},
                                 {"severity", 10}, {"cause", 10},     {"message", 70},    {"stated", 16},
                                 {"computed", 16}, {"tolerance", 12}, {"suggestion", 14}, {"rule", 40},
                                 {"facts", 20},    {"page", 8}};

/// Writes a row of a list from left to right.
class Row {
 public:
  Row(Workbook& book, lxw_worksheet* sheet, int row, Shade shade) : book_(book), sheet_(sheet), row_(row) {
    look_.shade = shade;
  }
  Row& text(std::string_view text) {
    const int col = col_++;
    if (!text.empty() || look_.shade != Shade::None) book_.text(sheet_, {row_, col}, text, look_);
    return *this;
  }
  Row& text(const std::string& text) { return this->text(std::string_view(text)); }
  Row& text(const std::optional<std::string>& value) { return text(value ? std::string_view(*value) : ""); }
  Row& number(const Decimal& value) {
    Look look = look_;
    look.decimals = value.scale();
    book_.number(sheet_, {row_, col_++}, value, look);
    return *this;
  }
  Row& number(const std::optional<Decimal>& value) { return value ? number(*value) : text(std::string_view()); }
  Row& number(const std::optional<int>& value) { return value ? number(Decimal(*value)) : text(std::string_view()); }
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

}  // namespace

struct XlsxExport::State {
  std::unique_ptr<Workbook> book;
  Language language = Language::English;
  lxw_worksheet* documents = nullptr;
  lxw_worksheet* facts = nullptr;
  lxw_worksheet* findings = nullptr;
  int document = 0;
  int fact = 0;
  int finding = 0;

  template <std::size_t N>
  lxw_worksheet* list(const std::string& name, const Heading (&headings)[N]) {
    lxw_worksheet* sheet = book->sheet(name);
    std::vector<double> widths;
    Row row(*book, sheet, 0, Shade::Head);
    for (const Heading& heading : headings) {
      row.text(std::string_view(heading.name));
      widths.push_back(heading.width);
    }
    book->widths(sheet, widths);
    book->freeze_head(sheet);
    return sheet;
  }

  void add_tables(const std::string& name, const store::DocumentRecord& record);
  int add_table(lxw_worksheet* sheet, const layout::Table& table, int top);
  void add_facts(const std::string& name, const store::DocumentRecord& record);
  void add_findings(const std::string& name, const store::DocumentRecord& record);
};

void XlsxExport::State::add_tables(const std::string& name, const store::DocumentRecord& record) {
  if (record.reading.tables.empty()) return;
  lxw_worksheet* sheet = book->sheet(name);
  int top = 0;
  for (const layout::Table& table : record.reading.tables) {
    const extract::TableForm* form = form_of(record.extraction, table.id);
    const std::string& unit = form != nullptr && !form->unit.empty() ? form->unit : table.unit;
    Row title(*book, sheet, top, Shade::Head);
    title.text(table.id).text(form != nullptr ? form->form : "other").text(unit);
    title.text(fmt::format("page {}", fmt::join(table.pages, ", "))).text(table.title);
    top = add_table(sheet, table, top + 1) + 1;
  }
  book->widths(sheet, std::vector<double>(16, 14));
}

/// Returns the row below the table.
int XlsxExport::State::add_table(lxw_worksheet* sheet, const layout::Table& table, int top) {
  std::set<std::pair<int, int>> taken;
  int bottom = top + table.rows;
  for (const layout::Cell& cell : table.cells) {
    Block at{top + cell.row, cell.col, std::max(1, cell.row_span), std::max(1, cell.col_span)};
    // A workbook with merges that overlap does not open.
    for (int row = at.row; row < at.row + at.rows; ++row) {
      for (int col = at.col; col < at.col + at.cols; ++col) {
        if (!taken.emplace(row, col).second) at.rows = at.cols = 1;
      }
    }
    Look look;
    look.border = true;
    if (!cell.sure && !cell.text.empty()) look.shade = Shade::Unsure;
    if (const auto figure = plain_figure(cell.text)) {
      look.decimals = figure->first.scale();
      look.thousands = figure->second;
      book->number(sheet, at, figure->first, look);
    } else {
      book->text(sheet, at, cell.text, look);
    }
    bottom = std::max(bottom, at.row + at.rows);
  }
  return bottom;
}

void XlsxExport::State::add_facts(const std::string& name, const store::DocumentRecord& record) {
  for (const extract::Fact& it : record.extraction.facts) {
    Row row(*book, facts, ++fact, it.sure ? Shade::None : Shade::Unsure);
    row.text(name).text(it.id).text(it.concept_id).text(record.row.entity).number(record.row.year).text(it.subject);
    row.text(fmt::format("{}", fmt::join(it.path, " > "))).text(it.item).number(it.period);
    row.text(store::to_name(it.comparator));
    if (it.value_text) {
      row.text(it.value_text);
    } else {
      row.number(it.value);
    }
    row.number(it.upper).text(it.unit).number(it.base_value).text(it.text).number(std::optional(it.page));
    row.text(it.table).number(it.row).number(it.col).text(fmt::format("{:.3f}", it.confidence));
    row.text(std::string_view(it.sure ? "yes" : "no")).text(fmt::format("{}", fmt::join(it.alternatives, " | ")));
  }
}

void XlsxExport::State::add_findings(const std::string& name, const store::DocumentRecord& record) {
  for (const check::Finding& it : record.findings) {
    Row row(*book, findings, ++finding, shade_of(it));
    row.text(name).text(it.id).text(it.check).text(store::to_name(it.verdict)).text(store::to_name(it.severity));
    row.text(store::to_name(it.cause)).text(language == Language::Chinese ? it.message_zh : it.message_en);
    row.value(it.stated).value(it.computed).value(it.tolerance).value(it.suggestion).text(it.rule);
    row.text(fmt::format("{}", fmt::join(it.facts, " ")));
    std::optional<int> page;
    for (const extract::Fact& of : record.extraction.facts) {
      if (!it.facts.empty() && of.id == it.facts.front()) page = of.page;
    }
    row.number(page);
  }
}

XlsxExport::XlsxExport(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxExport::XlsxExport(XlsxExport&&) noexcept = default;
XlsxExport& XlsxExport::operator=(XlsxExport&&) noexcept = default;
XlsxExport::~XlsxExport() = default;

Result<XlsxExport> XlsxExport::begin(Language language) {
  auto state = std::make_unique<State>();
  auto book = Workbook::create();
  if (!book) return book.error();
  state->book = std::move(*book);
  state->language = language;
  state->documents = state->list("documents", kDocuments);
  state->facts = state->list("facts", kFacts);
  state->findings = state->list("findings", kFindings);
  return XlsxExport(std::move(state));
}

void XlsxExport::add(const store::DocumentRecord& record) {
  State& state = *state_;
  const std::string name = fmt::format("d{}", ++state.document);
  Row row(*state.book, state.documents, state.document, record.row.status == "ok" ? Shade::None : Shade::Doubtful);
  row.text(name).text(record.row.sha256).text(record.row.file).text(record.row.status).text(record.row.entity);
  row.number(record.row.year).number(std::optional(record.row.pages));
  row.number(std::optional(static_cast<int>(record.reading.tables.size())));
  state.add_tables(name, record);
  state.add_facts(name, record);
  state.add_findings(name, record);
}

Result<std::string> XlsxExport::finish() {
  return state_->book->finish();
}

}  // namespace ziping::output
