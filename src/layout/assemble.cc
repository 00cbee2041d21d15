#include <fmt/format.h>

#include <algorithm>

#include "layout/flow.h"
#include "layout/reading.h"
#include "layout/table_joining.h"

namespace ziping::layout {

namespace {

/// Tables of the flow put together, and for each item of the flow the number of the table it belongs to or, for
/// lines, of the one that follows next.
struct Joined {
  std::vector<GrowingTable> tables;
  std::vector<std::size_t> table_after;
};

/// True if the table at `item` is the first thing on its page but for what stands in the margins and for marks that
/// it goes on, and nothing stands between it and the table at `before` on the page before.
bool follows_directly(const std::vector<PageReading>& pages, const std::vector<FlowItem>& flow, std::size_t before,
                      std::size_t item, bool continued) {
  if (flow[item].page != flow[before].page + 1) return false;
  if (pages[flow[item].page].number != pages[flow[before].page].number + 1) return false;
  const Table& table = table_of(pages, flow[before]);
  for (std::size_t i = before + 1; i < item; ++i) {
    if (flow[i].table) return false;
    // Beside the table, not behind it: the shadow of a fold, a note in the margin.
    const bool beside = flow[i].page == flow[before].page && !table.boxes.empty() &&
                        line_of(pages, flow[i]).box.centre_y() < table.boxes.back().y1;
    if (beside) continue;
    const bool mark = continued && flow[i].page == flow[item].page && flow[i].kind == ParagraphKind::TableTitle;
    if (!is_furniture(flow[i]) && !mark) return false;
  }
  return true;
}

Joined join_tables(const std::vector<PageReading>& pages, const LayoutHints& hints, std::vector<FlowItem>& flow) {
  constexpr double kPageEnd = 0.78;
  Joined joined;
  joined.table_after.resize(flow.size());
  const std::vector<TextColumn> columns = text_columns(pages, flow);
  std::size_t previous = flow.size();
  for (std::size_t i = 0; i < flow.size(); ++i) {
    if (!flow[i].table) continue;
    const Table& part = table_of(pages, flow[i]);
    const Caption caption = find_caption(pages, hints, columns[flow[i].page], flow, i);
    const bool near = previous < flow.size() && follows_directly(pages, flow, previous, i, caption.continued);
    const bool at_end = near && !joined.tables.back().table.boxes.empty() &&
                        joined.tables.back().table.boxes.back().y1 > kPageEnd * pages[flow[previous].page].height;
    if (near && goes_on(joined.tables.back(), part, at_end)) {
      append_part(joined.tables.back(), part);
    } else {
      joined.tables.push_back(begin_table(part));
      joined.tables.back().table.title = caption.title;
      joined.tables.back().table.unit = caption.unit;
    }
    Table& table = joined.tables.back().table;
    table.notes.insert(table.notes.end(), caption.notes.begin(), caption.notes.end());
    joined.table_after[i] = joined.tables.size() - 1;
    previous = i;
  }
  std::size_t next = joined.tables.size();
  for (std::size_t i = flow.size(); i-- > 0;) {
    if (flow[i].table) next = joined.table_after[i];
    joined.table_after[i] = next;
  }
  return joined;
}

}  // namespace

DocumentReading assemble(std::vector<PageReading> pages, const LayoutHints& hints) {
  DocumentReading document;
  std::vector<FlowItem> flow = make_flow(pages);
  mark_furniture(pages, hints, flow);
  Joined joined = join_tables(pages, hints, flow);
  document.paragraphs = make_paragraphs(pages, hints, flow, joined.table_after);
  for (GrowingTable& growing : joined.tables) {
    growing.table.id = fmt::format("t{}", document.tables.size() + 1);
    document.tables.push_back(std::move(growing.table));
  }
  document.pages = std::move(pages);
  return document;
}

}  // namespace ziping::layout
