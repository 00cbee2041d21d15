#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "layout/layout_hints.h"
#include "layout/reading.h"

namespace ziping::layout {

/// One thing that stands on a page in reading order: a line of text outside tables or a table. `kind` is what the line
/// was found to be (Body until something better is known).
struct FlowItem {
  std::size_t page = 0;
  bool table = false;
  std::size_t index = 0;
  ParagraphKind kind = ParagraphKind::Body;
  /// No print at all: a hole of the file or a speck at the page's edge that a reader made a character of.
  bool speck = false;
};

/// Lines and tables of all pages in reading order.
std::vector<FlowItem> make_flow(const std::vector<PageReading>& pages);

inline const TextLine& line_of(const std::vector<PageReading>& pages, const FlowItem& item) {
  return pages[item.page].lines[item.index];
}
inline const Table& table_of(const std::vector<PageReading>& pages, const FlowItem& item) {
  return pages[item.page].tables[item.index];
}
inline bool is_furniture(const FlowItem& item) {
  return item.speck || item.kind == ParagraphKind::PageNumber || item.kind == ParagraphKind::RunningHead;
}

/// Marks page numbers, running heads and specks.
void mark_furniture(const std::vector<PageReading>& pages, const LayoutHints& hints, std::vector<FlowItem>& flow);

/// What stands around one table of the flow.
struct Caption {
  std::string title;
  std::string unit;
  std::vector<TextLine> notes;
  /// Lines above say that the table goes on from the page before.
  bool continued = false;
};

/// The left and right edge of the running text of each page, from its own lines or, where it has too few, from the
/// other pages of its size; and the height of the print.
struct TextColumn {
  double left = 0;
  double right = 0;
  double em = 10.5;
};
std::vector<TextColumn> text_columns(const std::vector<PageReading>& pages, const std::vector<FlowItem>& flow);

/// Centred between `left` and `right` with room on both sides.
bool is_centred(const TextLine& line, double left, double right);

/// Finds title, unit and notes of the table at `at` and marks their lines.
Caption find_caption(const std::vector<PageReading>& pages, const LayoutHints& hints, const TextColumn& column,
                     std::vector<FlowItem>& flow, std::size_t at);

/// Lines of the flow as paragraphs, in reading order, page numbers and running heads at their pages. `table_after`
/// has for each item the number of the (joined) table that follows next.
std::vector<Paragraph> make_paragraphs(const std::vector<PageReading>& pages, const LayoutHints& hints,
                                       const std::vector<FlowItem>& flow, const std::vector<std::size_t>& table_after);

}  // namespace ziping::layout
