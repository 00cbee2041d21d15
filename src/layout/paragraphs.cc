#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/flow.h"

namespace ziping::layout {

namespace {

/// A line without the spaces at its ends and between Chinese characters, its edges along with it. A gap wide enough to
/// part two entries of a line stays.
TextLine tightened(const TextLine& line) {
  const std::u32string points = utf8::decode(line.text);
  const bool placed = line.edges.size() == points.size() + 1;
  TextLine result = line;
  std::u32string kept;
  std::vector<double> edges;
  const auto cjk_or_end = [&](std::size_t i, int step) {
    for (auto k = static_cast<std::ptrdiff_t>(i); k >= 0 && k < static_cast<std::ptrdiff_t>(points.size()); k += step) {
      const char32_t code = points[static_cast<std::size_t>(k)];
      if (!utf8::is_space(code)) return utf8::is_cjk(code);
    }
    return true;
  };
  bool at_begin = true;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (utf8::is_space(points[i])) {
      const bool at_end = std::all_of(points.begin() + static_cast<std::ptrdiff_t>(i), points.end(), utf8::is_space);
      const bool wide = placed && line.edges[i + 1] - line.edges[i] > 1.4 * std::max(1.0, line.em);
      if (at_begin || at_end || (!wide && cjk_or_end(i, -1) && cjk_or_end(i, 1))) continue;
    }
    at_begin = false;
    kept.push_back(points[i]);
    if (placed) edges.push_back(line.edges[i]);
  }
  if (kept.size() == points.size()) return result;
  if (placed) {
    std::size_t last = points.size();
    while (last > 0 && utf8::is_space(points[last - 1])) --last;
    edges.push_back(line.edges[last]);
  }
  result.text = utf8::encode(kept);
  result.edges = placed ? std::move(edges) : std::vector<double>{};
  return result;
}

double em_of(const TextLine& line) {
  return line.em > 0 ? line.em : std::max(6.0, line.box.height());
}

/// True for a text that ends as sentences end.
bool ends_sentence(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  if (points.empty()) return false;
  static constexpr std::u32string_view kEnds = U"\u3002\uFF1B;\uFF01\uFF1F\uFF1A:";
  return kEnds.find(points.back()) != std::u32string_view::npos;
}

/// Begins with a label of a few characters and a colon, as the entries below a table do.
bool labelled(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  const auto colon =
      std::find_if(points.begin(), points.end(), [](char32_t code) { return code == ':' || code == 0xFF1A; });
  return colon != points.end() && colon - points.begin() <= 6;
}

/// Width of what stands at the front of a line and no line break may part: a figure or word, or quotes and brackets
/// with the character they hold and the marks that may begin no line.
double unbroken_front(const TextLine& line) {
  const std::u32string points = utf8::decode(line.text);
  const auto part_of_figure = [](char32_t code) { return code > 0x20 && code < 0x7F; };
  static constexpr std::u32string_view kOpening = U"\u201C\u2018\uFF08(\u300A\u3008\u300C\u3010";
  static constexpr std::u32string_view kClosing =
      U"\u201D\u2019\uFF09)\u300B\u3009\u300D\u3011\u3002\uFF0C\u3001\uFF1B\uFF1A";
  const auto is_in = [&](std::u32string_view marks, std::size_t at) {
    return at < points.size() && marks.find(points[at]) != std::u32string_view::npos;
  };
  std::size_t end = 0;
  while (is_in(kOpening, end)) ++end;
  const bool opened = end > 0;
  const std::size_t begin = end;
  while (end < points.size() && part_of_figure(points[end])) ++end;
  if (opened && end == begin && end < points.size()) ++end;
  while (opened && is_in(kClosing, end)) ++end;
  if (line.edges.size() == points.size() + 1) return line.edges[end] - line.edges[0];
  constexpr double kHalfWidth = 0.5;
  return (opened ? 1 : kHalfWidth) * em_of(line) * static_cast<double>(end);
}

class Joiner {
 public:
  Joiner(const std::vector<PageReading>& pages, const LayoutHints& hints, const std::vector<FlowItem>& flow)
      : pages_(pages), hints_(hints), columns_(text_columns(pages, flow)) {}

  /// True if `next` goes on with the paragraph that `previous` ends so far.
  bool continues(const FlowItem& previous, const FlowItem& next) const {
    if (previous.kind != next.kind) return false;
    const TextLine& before = line_of(pages_, previous);
    const TextLine& line = line_of(pages_, next);
    const double em = std::max(em_of(before), em_of(line));
    const double smaller = std::min(em_of(before), em_of(line));
    if (em > 1.3 * smaller) return false;
    // A numbered line of another size is a heading, whatever fills the line above.
    if (em > 1.12 * smaller && numbered(line.text)) return false;
    // Behind a whole sentence a number begins an item, also where a page sets all its lines without indent.
    if (ends_sentence(before.text) && numbered(line.text)) return false;
    const TextColumn& above = columns_[previous.page];
    const TextColumn& here = columns_[next.page];
    if (is_centred(line, here.left, here.right) || is_centred(before, above.left, above.right) ||
        centred_below(before, line)) {
      return previous.page == next.page && wrapped_title(before, line, above);
    }
    // On a page of short lines only (a cover) the longest of them is no measure of how long lines get.
    const double room = pages_[previous.page].width - above.left - 6 * em;
    // A long figure that did not fit leaves the line above short.
    const double unbroken = ends_sentence(before.text) ? 0 : unbroken_front(line);
    if (before.box.x1 + unbroken < std::max(above.right, room) - 2.3 * em) return false;
    if (next.kind == ParagraphKind::Note && labelled(line.text) && ends_sentence(before.text)) return false;
    if (line.box.x0 > here.left + 1.3 * em) return false;
    if (previous.page == next.page) return line.box.y0 - before.box.y1 < 2.2 * em && line.box.y0 > before.box.y0;
    return true;
  }

  ParagraphKind kind_of(const FlowItem& first, const Paragraph& paragraph) const {
    if (first.kind != ParagraphKind::Body) return first.kind;
    const TextLine& line = paragraph.lines.front();
    const TextColumn& column = columns_[first.page];
    const double em = em_of(line);
    const bool centred = is_centred(line, column.left, column.right);
    if (centred && em > 1.15 * column.em) return ParagraphKind::Title;
    if (paragraph.lines.size() > 2 || ends_sentence(paragraph.text)) return ParagraphKind::Body;
    const bool shorter = line.box.x1 < column.right - 2.3 * em || paragraph.lines.size() == 2;
    if (shorter && (line.bold || em > 1.15 * column.em || numbered(paragraph.text))) return ParagraphKind::Heading;
    return ParagraphKind::Body;
  }

 private:
  /// Shorter than the line above by as much at both ends: lines of one paragraph begin at its edge.
  static bool centred_below(const TextLine& before, const TextLine& line) {
    const double em = std::max(em_of(before), em_of(line));
    const double left = line.box.x0 - before.box.x0;
    const double right = before.box.x1 - line.box.x1;
    return left > 0.5 * em && right > 0.3 * em && std::abs(left - right) < 0.5 * em;
  }

  /// Two centred lines are one title where the first is about as long as lines get.
  static bool wrapped_title(const TextLine& before, const TextLine& line, const TextColumn& column) {
    const double em = std::max(em_of(before), em_of(line));
    // The lines of a cover differ in size; those of one title do not.
    if (em > 1.1 * std::min(em_of(before), em_of(line))) return false;
    return before.box.width() > 0.72 * (column.right - column.left) && line.box.y0 - before.box.y1 < 1.6 * em &&
           before.bold == line.bold;
  }

  /// Begins with the number of a section: numerals, in brackets or before a comma or point.
  bool numbered(const std::string& text) const {
    const std::u32string points = utf8::decode(text);
    const std::u32string numerals = utf8::decode(hints_.numerals);
    std::size_t at = 0;
    const bool bracket = !points.empty() && (points[0] == '(' || points[0] == 0xFF08);
    if (bracket) ++at;
    const std::size_t begin = at;
    while (at < points.size() && (utf8::is_digit(points[at]) || numerals.find(points[at]) != std::u32string::npos))
      ++at;
    if (at == begin || at - begin > 4 || at >= points.size()) return false;
    static constexpr std::u32string_view kBehind = U"\u3001\uFF0E.";
    const char32_t mark = points[at];
    if (bracket) return mark == ')' || mark == 0xFF09;
    const bool decimal = mark == '.' && at + 1 < points.size() && utf8::is_digit(points[at + 1]);
    return kBehind.find(mark) != std::u32string_view::npos && !decimal;
  }

  const std::vector<PageReading>& pages_;
  const LayoutHints& hints_;
  std::vector<TextColumn> columns_;
};

void append(Paragraph& paragraph, TextLine line) {
  if (!paragraph.text.empty() && !line.text.empty()) {
    const char32_t before = utf8::decode(paragraph.text).back();
    std::size_t at = 0;
    const char32_t after = utf8::next(line.text, at);
    // Hyphenless words of Latin letters need the space that the line break was.
    if (utf8::is_latin(before) && utf8::is_latin(after)) paragraph.text += ' ';
  }
  paragraph.starts.push_back(paragraph.text.size());
  paragraph.text += line.text;
  paragraph.lines.push_back(std::move(line));
}

}  // namespace

std::vector<Paragraph> make_paragraphs(const std::vector<PageReading>& pages, const LayoutHints& hints,
                                       const std::vector<FlowItem>& flow, const std::vector<std::size_t>& table_after) {
  const Joiner joiner(pages, hints, flow);
  std::vector<Paragraph> text;
  std::vector<Paragraph> margins;
  std::vector<const FlowItem*> firsts;
  const FlowItem* previous = nullptr;
  for (std::size_t i = 0; i < flow.size(); ++i) {
    const FlowItem& item = flow[i];
    if (item.table) {
      previous = nullptr;
      continue;
    }
    if (item.speck) continue;
    TextLine line = tightened(line_of(pages, item));
    if (line.text.empty()) continue;
    if (is_furniture(item)) {
      Paragraph& margin = margins.emplace_back();
      margin.kind = item.kind;
      margin.before_table = table_after[i];
      append(margin, std::move(line));
      continue;
    }
    if (!previous || !joiner.continues(*previous, item)) {
      text.emplace_back().before_table = table_after[i];
      firsts.push_back(&item);
    }
    append(text.back(), std::move(line));
    previous = &item;
  }
  for (std::size_t i = 0; i < text.size(); ++i) text[i].kind = joiner.kind_of(*firsts[i], text[i]);

  // What stands in the margins comes before or after the text of its page.
  std::vector<Paragraph> result;
  std::size_t next_text = 0;
  std::size_t next_margin = 0;
  for (const PageReading& page : pages) {
    const auto emit = [&](bool top) {
      while (next_margin < margins.size() && margins[next_margin].page() == page.number &&
             (margins[next_margin].lines.front().box.centre_y() < page.height / 2) == top) {
        result.push_back(std::move(margins[next_margin++]));
      }
    };
    emit(true);
    while (next_text < text.size() && text[next_text].page() == page.number)
      result.push_back(std::move(text[next_text++]));
    emit(false);
  }
  return result;
}

}  // namespace ziping::layout
