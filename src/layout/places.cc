#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/utf8.h"
#include "layout/reading.h"

namespace ziping::layout {

namespace {

/// Vertical print has its edges along y.
bool runs_down(const TextLine& line) {
  if (line.edges.empty() || line.box.height() <= line.box.width()) return false;
  return std::abs(line.edges.front() - line.box.y0) < std::abs(line.edges.front() - line.box.x0);
}

std::size_t points_before(const std::string& text, std::size_t bytes) {
  return utf8::length(std::string_view(text).substr(0, std::min(bytes, text.size())));
}

}  // namespace

Place locate(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
  if (paragraph.lines.empty()) return {};
  std::size_t at = 0;
  while (at + 1 < paragraph.lines.size() && paragraph.starts[at + 1] <= begin) ++at;
  const TextLine& line = paragraph.lines[at];
  const std::size_t start = paragraph.starts[at];
  Place place{line.page, line.box};
  if (begin < start || end <= begin || line.edges.size() != utf8::length(line.text) + 1) return place;
  const std::size_t first = points_before(line.text, begin - start);
  const std::size_t last = points_before(line.text, end - start);
  if (first >= last) return place;
  if (runs_down(line)) {
    place.box.y0 = line.edges[first];
    place.box.y1 = line.edges[last];
  } else {
    place.box.x0 = line.edges[first];
    place.box.x1 = line.edges[last];
  }
  return place;
}

std::string page_text(const DocumentReading& document, int page) {
  std::string result;
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.kind == ParagraphKind::PageNumber || paragraph.kind == ParagraphKind::RunningHead) continue;
    const auto on_page = [&](const TextLine& line) { return line.page == page; };
    const auto first = std::find_if(paragraph.lines.begin(), paragraph.lines.end(), on_page);
    if (first == paragraph.lines.end()) continue;
    const auto behind = std::find_if_not(first, paragraph.lines.end(), on_page);
    const std::size_t begin = paragraph.starts[static_cast<std::size_t>(first - paragraph.lines.begin())];
    const std::size_t end = behind == paragraph.lines.end()
                                ? paragraph.text.size()
                                : paragraph.starts[static_cast<std::size_t>(behind - paragraph.lines.begin())];
    if (!result.empty()) result += '\n';
    result += paragraph.text.substr(begin, end - begin);
  }
  return result;
}

Box to_displayed(const Box& box, const PageReading& page) {
  if (page.skew == 0) return box;
  const double angle = page.skew * std::numbers::pi / 180;
  const double cx = page.width / 2;
  const double cy = page.height / 2;
  const std::array<double, 2> xs{box.x0, box.x1};
  const std::array<double, 2> ys{box.y0, box.y1};
  Box turned{1e9, 1e9, -1e9, -1e9};
  for (const double x : xs) {
    for (const double y : ys) {
      const double right = cx + (x - cx) * std::cos(angle) - (y - cy) * std::sin(angle);
      const double down = cy + (x - cx) * std::sin(angle) + (y - cy) * std::cos(angle);
      turned = {std::min(turned.x0, right), std::min(turned.y0, down), std::max(turned.x1, right),
                std::max(turned.y1, down)};
    }
  }
  return turned;
}

}  // namespace ziping::layout
