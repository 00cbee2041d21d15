#include "extract/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "extract/form_matcher.h"
#include "extract/reports.h"
#include "extract/table_view.h"

namespace ziping::extract {
namespace {

std::string kind_name(RowKind kind) {
  switch (kind) {
    case RowKind::Header:
      return "head";
    case RowKind::Indicator:
      return "indicator";
    case RowKind::Money:
      return "money";
    case RowKind::Total:
      return "total";
    case RowKind::Block:
      return "block";
    case RowKind::Entity:
      return "label and value";
    case RowKind::Goal:
      return "goal";
    case RowKind::Note:
      return "note";
    case RowKind::List:
      return "line";
    case RowKind::Other:
      break;
  }
  return "other";
}

std::string joined(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& level : path) text += level + " / ";
  return text;
}

void append(std::vector<std::string> more, std::vector<std::string>* lines) {
  std::move(more.begin(), more.end(), std::back_inserter(*lines));
}

std::string claim_of(const patterns::ProseHit& hit) {
  return fmt::format("{} by '{}' ({}:{}){}", hit.record->concept_id, hit.record->id, hit.record->place.file,
                     hit.record->place.line, hit.item.empty() ? "" : ", item " + hit.item);
}

// A running text in a cell, as prose_facts reads it: what each figure in it is.
std::vector<std::string> explain_cell(const layout::Cell& cell, const patterns::PatternSet& patterns) {
  std::vector<std::string> lines{fmt::format("  text of the cell in row {} column {}:", cell.row, cell.col)};
  const auto marked = patterns::mark(cell.text, patterns.language(), patterns.prose().signs(), {});
  std::vector<std::string> claims(marked.quantities.size());
  for (const patterns::ProseHit& hit : patterns.prose().match(marked, patterns::TextPlace::Cell, {})) {
    if (hit.quantity >= 0) {
      claims[static_cast<std::size_t>(hit.quantity)] = claim_of(hit);
    } else {
      lines.push_back(
          fmt::format("    '{}': {}", cell.text.substr(hit.span.begin, hit.span.end - hit.span.begin), claim_of(hit)));
    }
  }
  for (std::size_t i = 0; i < marked.quantities.size(); ++i) {
    const text::Quantity& quantity = marked.quantities[i];
    lines.push_back(fmt::format(
        "    '{}': {} {} {}; {}", cell.text.substr(quantity.begin, quantity.end - quantity.begin), quantity.kind,
        quantity.value_string(), quantity.unit, claims[i].empty() ? "no record claims it" : claims[i]));
  }
  return lines;
}

// The cells that hold running text: those of whose text facts are a part.
std::vector<const layout::Cell*> text_cells(const layout::Table& table, const std::vector<Fact>& facts) {
  std::vector<const layout::Cell*> cells;
  for (const layout::Cell& cell : table.cells) {
    const bool text = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
      return fact.row == cell.row && fact.col == cell.col && fact.match_end - fact.match_begin < cell.text.size();
    });
    if (text) cells.push_back(&cell);
  }
  return cells;
}

}  // namespace

std::vector<std::string> explain_text(std::string_view text, const patterns::PatternSet& patterns,
                                      std::string_view topic) {
  std::vector<std::string> lines;
  const auto marked = patterns::mark(text, patterns.language(), patterns.prose().signs(), {});
  lines.push_back(fmt::format("normal form: {}", marked.normal.utf8));
  std::vector<std::string> claims(marked.quantities.size());
  for (const auto place : {patterns::TextPlace::Title, patterns::TextPlace::Body, patterns::TextPlace::Note}) {
    for (const patterns::ProseHit& hit : patterns.prose().match(marked, place, topic)) {
      const std::string claim = claim_of(hit);
      if (hit.quantity >= 0) {
        claims[static_cast<std::size_t>(hit.quantity)] = claim;
      } else if (place == patterns::TextPlace::Body) {
        lines.push_back(fmt::format("'{}': {}", text.substr(hit.span.begin, hit.span.end - hit.span.begin), claim));
      }
    }
  }
  for (const patterns::FrameHit& hit : patterns.frames().read(marked, {topic, {}, 0})) {
    claims[static_cast<std::size_t>(hit.quantity)] =
        hit.meaning == nullptr ? "kept from all records by the frames"
                               : fmt::format("{} by frame '{}' ({}:{})", hit.meaning->concept_id, hit.meaning->id,
                                             hit.meaning->place.file, hit.meaning->place.line);
  }
  for (std::size_t i = 0; i < marked.quantities.size(); ++i) {
    const text::Quantity& quantity = marked.quantities[i];
    lines.push_back(fmt::format("'{}': {} {} {}; {}", text.substr(quantity.begin, quantity.end - quantity.begin),
                                quantity.kind, quantity.value_string(), quantity.unit,
                                claims[i].empty() ? "no record claims it" : claims[i]));
  }
  return lines;
}

std::vector<std::string> explain_table(const layout::Table& table, const patterns::PatternSet& patterns) {
  std::vector<std::string> lines;
  const TableView view(table, patterns.language());
  std::vector<patterns::FormReason> reasons;
  const patterns::Recognition taken = patterns.forms().recognise(view.labelled(), &reasons);
  lines.push_back(fmt::format("table {} '{}': {}", table.id, table.title,
                              taken.record
                                  ? fmt::format("form {} by '{}' ({}:{})", taken.record->form, taken.record->id,
                                                taken.record->place.file, taken.record->place.line)
                                  : std::string("no form; every figure is kept as 'other'")));
  std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.points > b.points; });
  for (const patterns::FormReason& reason : reasons) {
    lines.push_back(fmt::format("  {:<20} {:>4} points: {}", reason.form, reason.points, reason.reason));
  }
  for (const patterns::Section& section : taken.sections) {
    std::string columns;
    for (const patterns::ColumnUse& column : section.columns) {
      columns += fmt::format(" {}={}", column.col, column.label->id);
    }
    lines.push_back(
        fmt::format("  section {} rows {}-{}:{}", section.kind->id, section.first_row, section.end_row - 1, columns));
  }
  const TableReading reading = read_table(table, patterns, 0, 0);
  for (const RowRole& row : reading.form.rows) {
    lines.push_back(fmt::format("  row {:>3} {:<15} {}{}", row.row, kind_name(row.kind), joined(row.path), row.item));
  }
  for (const layout::Cell* cell : text_cells(table, reading.facts)) append(explain_cell(*cell, patterns), &lines);
  return lines;
}

std::vector<std::string> explain_document(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                                          std::optional<int> page) {
  std::vector<std::string> lines;
  for (const layout::Table& table : document.tables) {
    const bool here = !page || std::find(table.pages.begin(), table.pages.end(), *page) != table.pages.end();
    if (here) append(explain_table(table, patterns), &lines);
  }
  std::string topic;
  for (const layout::Paragraph& paragraph : document.paragraphs) {
    if (!is_text(paragraph)) continue;
    if (place_of(paragraph) == patterns::TextPlace::Heading) {
      topic = patterns.prose().topic_after(patterns.language().normalise(paragraph.text).utf8, {});
    }
    if (page && paragraph.page() != *page) continue;
    append(explain_text(paragraph.text, patterns, topic), &lines);
  }
  return lines;
}

}  // namespace ziping::extract
