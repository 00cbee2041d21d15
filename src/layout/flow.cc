#include "layout/flow.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ziping::layout {

namespace {

double top_of(const std::vector<PageReading>& pages, const FlowItem& item) {
  if (!item.table) return line_of(pages, item).box.centre_y();
  const Table& table = table_of(pages, item);
  return table.boxes.empty() ? 0 : table.boxes.front().y0;
}

/// The value that most of `values` agree on within `tolerance`: the lowest of the best.
double common(std::vector<double> values, double tolerance, double fallback) {
  std::sort(values.begin(), values.end());
  double best = fallback;
  std::ptrdiff_t most = 0;
  for (auto first = values.begin(); first != values.end(); ++first) {
    const auto last = std::upper_bound(first, values.end(), *first + tolerance);
    if (last - first > most) {
      most = last - first;
      best = *(first + (last - first) / 2);
    }
  }
  return best;
}

double median(std::vector<double> values, double fallback) {
  if (values.empty()) return fallback;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct Lines {
  std::vector<double> left, right, em;
};

/// Too few lines say nothing about the margins: those of an ordinary page then.
constexpr std::size_t kEnough = 6;

TextColumn column_of(const Lines& lines, double width) {
  TextColumn column;
  column.em = median(lines.em, 10.5);
  column.left = width * 0.12;
  column.right = width * 0.88;
  if (lines.left.size() < kEnough) return column;
  // Most lines of running text end at the right margin; those that begin a paragraph are indented.
  column.right = common(lines.right, column.em, width * 0.85);
  column.left = common(lines.left, column.em * 0.6, width * 0.15);
  // First lines of paragraphs can be in the majority: the margin is the leftmost place that is used repeatedly.
  for (const double left : lines.left) {
    const auto same = std::count_if(lines.left.begin(), lines.left.end(),
                                    [&](double other) { return std::abs(other - left) < column.em * 0.6; });
    if (same >= 2 && left < column.left - column.em) column.left = left;
  }
  return column;
}

}  // namespace

std::vector<FlowItem> make_flow(const std::vector<PageReading>& pages) {
  std::vector<FlowItem> flow;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const auto begin = static_cast<std::ptrdiff_t>(flow.size());
    for (std::size_t i = 0; i < pages[page].tables.size(); ++i) flow.push_back({page, true, i});
    for (std::size_t i = 0; i < pages[page].lines.size(); ++i) flow.push_back({page, false, i});
    std::stable_sort(flow.begin() + begin, flow.end(), [&](const FlowItem& a, const FlowItem& b) {
      // Lines keep the order they came in; tables of one height stay left to right.
      if (!a.table && !b.table) return a.index < b.index;
      return false;
    });
    std::stable_sort(flow.begin() + begin, flow.end(),
                     [&](const FlowItem& a, const FlowItem& b) { return top_of(pages, a) < top_of(pages, b); });
  }
  return flow;
}

bool is_centred(const TextLine& line, double left, double right) {
  const double em = std::max(6.0, line.em);
  const double before = line.box.x0 - left;
  const double behind = right - line.box.x1;
  // Further in than the two em of a paragraph's first line.
  return std::abs(before - behind) < 1.5 * em && before > 2.6 * em && behind > 2.6 * em;
}

std::vector<TextColumn> text_columns(const std::vector<PageReading>& pages, const std::vector<FlowItem>& flow) {
  constexpr std::size_t kPool = 400;
  std::vector<Lines> lines(pages.size());
  for (const FlowItem& item : flow) {
    if (item.table || item.speck || item.kind != ParagraphKind::Body) continue;
    const TextLine& line = line_of(pages, item);
    lines[item.page].left.push_back(line.box.x0);
    lines[item.page].right.push_back(line.box.x1);
    lines[item.page].em.push_back(line.em > 0 ? line.em : line.box.height());
  }
  // Pages of one width are set alike: what they have in common serves those with too few lines of their own.
  std::map<long, Lines> alike;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    Lines& pool = alike[std::lround(pages[page].width / 5)];
    const Lines& own = lines[page];
    if (pool.left.size() > kPool) continue;
    pool.left.insert(pool.left.end(), own.left.begin(), own.left.end());
    pool.right.insert(pool.right.end(), own.right.begin(), own.right.end());
    pool.em.insert(pool.em.end(), own.em.begin(), own.em.end());
  }
  std::map<long, TextColumn> common_column;
  for (const auto& [width, pool] : alike) common_column[width] = column_of(pool, static_cast<double>(width) * 5);
  std::vector<TextColumn> columns;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    // A page of its own offset (scans differ) is believed only where its lines are as long as lines are elsewhere: a
    // cover has lines enough, but no margins.
    const TextColumn own = column_of(lines[page], pages[page].width);
    const TextColumn& usual = common_column[std::lround(pages[page].width / 5)];
    const bool believed =
        lines[page].left.size() >= kEnough && own.right - own.left >= 0.85 * (usual.right - usual.left);
    columns.push_back(believed ? own : usual);
  }
  return columns;
}

}  // namespace ziping::layout
