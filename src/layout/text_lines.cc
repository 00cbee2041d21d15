#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/grid.h"
#include "layout/word_parts.h"

namespace ziping::layout {

namespace {

/// Words that stand on one base line: they share more than half of the height of the lower of the two.
bool on_one_line(const Box& line, const Box& word) {
  const double shared = std::min(line.y1, word.y1) - std::max(line.y0, word.y0);
  return shared > 0.5 * std::min(line.height(), word.height());
}

/// A gap this wide (in em) parts what stands on one line even between Chinese characters: the entries of a sign-off
/// line. Letter-spaced titles stay below it.
constexpr double kWideGap = 1.5;

double gap_between(const PlacedWord& left, const PlacedWord& right) {
  return (right.word.box.x0 - left.word.box.x1) / std::max(1.0, left.em);
}

/// How far apart a line that is stretched to the margin sets its single characters, in em; 0 where it does not. Figures
/// are stretched along with them.
double stretch_of(const std::vector<PlacedWord>& words) {
  constexpr std::size_t kEnough = 6;
  std::vector<double> gaps;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::u32string left = utf8::decode(words[i].word.text);
    const std::u32string right = utf8::decode(words[i + 1].word.text);
    const bool single = left.size() == 1 && right.size() == 1;
    if (single && utf8::is_cjk(left[0]) && utf8::is_cjk(right[0])) gaps.push_back(gap_between(words[i], words[i + 1]));
  }
  if (gaps.size() < kEnough) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

bool needs_space(const PlacedWord& left, const PlacedWord& right, double stretch) {
  const std::u32string before = utf8::decode(left.word.text);
  const std::u32string after = utf8::decode(right.word.text);
  if (before.empty() || after.empty()) return false;
  if (utf8::is_space(before.back()) || utf8::is_space(after.front())) return false;
  const double gap = gap_between(left, right);
  if (gap > kWideGap) return true;
  constexpr double kSpace = 0.15;
  return !utf8::is_cjk(before.back()) && !utf8::is_cjk(after.front()) && gap > std::max(stretch, 0.0) + kSpace;
}

void append(TextLine& line, const PlacedWord& word, const PlacedWord* previous, double stretch) {
  if (previous) {
    if (needs_space(*previous, word, stretch)) {
      line.text += ' ';
      line.edges.push_back(word.edges.front());
    } else {
      line.edges.back() = word.edges.front();
    }
  }
  line.edges.insert(line.edges.end(), word.edges.begin() + (previous ? 1 : 0), word.edges.end());
  line.text += word.word.text;
  line.box = line.box.unite(word.word.box);
  line.confidence = std::min(line.confidence, word.word.confidence);
}

TextLine join(const std::vector<PlacedWord>& words, int page) {
  TextLine line;
  line.page = page;
  std::size_t bold = 0;
  std::size_t all = 0;
  double em = 0;
  const PlacedWord* previous = nullptr;
  const double stretch = stretch_of(words);
  for (const PlacedWord& word : words) {
    append(line, word, previous, stretch);
    previous = &word;
    const std::size_t length = utf8::length(word.word.text);
    all += length;
    bold += word.bold ? length : 0;
    em += word.em * static_cast<double>(length);
  }
  line.em = all > 0 ? em / static_cast<double>(all) : 0;
  line.bold = bold * 2 > all;
  // Readings of single pieces cannot be put together into readings of the line.
  if (words.size() == 1) line.readings = words.front().readings;
  return line;
}

}  // namespace

void complete(PlacedWord& word) {
  const Box& box = word.word.box;
  const std::size_t length = utf8::length(word.word.text);
  const double from = word.word.vertical ? box.y0 : box.x0;
  const double to = word.word.vertical ? box.y1 : box.x1;
  if (word.edges.size() != length + 1) {
    word.edges.clear();
    for (std::size_t i = 0; i <= length; ++i) {
      word.edges.push_back(from + (to - from) * static_cast<double>(i) /
                                      static_cast<double>(std::max<std::size_t>(1, length)));
    }
  }
  if (word.em <= 0) word.em = word.word.vertical ? box.width() : box.height();
}

PlacedWord part_of(const PlacedWord& word, std::size_t first, std::size_t last) {
  const std::vector<std::size_t> bytes = utf8::offsets(word.word.text);
  PlacedWord part = word;
  part.readings.clear();
  part.word.text = word.word.text.substr(bytes[first], bytes[last] - bytes[first]);
  part.edges.assign(word.edges.begin() + static_cast<std::ptrdiff_t>(first),
                    word.edges.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  (word.word.vertical ? part.word.box.y0 : part.word.box.x0) = part.edges.front();
  (word.word.vertical ? part.word.box.y1 : part.word.box.x1) = part.edges.back();
  return part;
}

std::vector<std::vector<PlacedWord>> rows_of_words(std::vector<PlacedWord> words) {
  std::sort(words.begin(), words.end(),
            [](const PlacedWord& a, const PlacedWord& b) { return a.word.box.centre_y() < b.word.box.centre_y(); });
  std::vector<std::vector<PlacedWord>> rows;
  std::vector<Box> boxes;
  for (PlacedWord& word : words) {
    std::size_t row = rows.size();
    for (std::size_t i = rows.size(); i-- > 0 && i + 4 > rows.size();) {
      if (on_one_line(boxes[i], word.word.box)) {
        row = i;
        break;
      }
    }
    if (row == rows.size()) {
      rows.emplace_back();
      boxes.push_back(word.word.box);
    } else if (word.word.box.height() > boxes[row].height() * 0.6) {
      // A low mark (comma, dash) must not stretch the line's box.
      boxes[row] = boxes[row].unite(word.word.box);
    }
    rows[row].push_back(std::move(word));
  }
  for (auto& row : rows) {
    std::stable_sort(row.begin(), row.end(),
                     [](const PlacedWord& a, const PlacedWord& b) { return a.word.box.x0 < b.word.box.x0; });
  }
  return rows;
}

std::vector<TextLine> lines_of(std::vector<PlacedWord> words, int page) {
  std::vector<PlacedWord> across;
  std::vector<TextLine> down;
  for (PlacedWord& word : words) {
    if (word.word.text.empty()) continue;
    complete(word);
    if (word.word.vertical) {
      down.push_back(join({word}, page));
    } else {
      across.push_back(std::move(word));
    }
  }
  std::vector<TextLine> lines;
  for (const auto& row : rows_of_words(std::move(across))) lines.push_back(join(row, page));
  // Columns of vertical print are read from the right.
  std::stable_sort(down.begin(), down.end(), [](const TextLine& a, const TextLine& b) { return a.box.x0 > b.box.x0; });
  if (down.empty()) return lines;
  double top = down.front().box.y0;
  for (const TextLine& line : down) top = std::min(top, line.box.y0);
  const auto below =
      std::find_if(lines.begin(), lines.end(), [&](const TextLine& line) { return line.box.centre_y() > top; });
  lines.insert(below, down.begin(), down.end());
  return lines;
}

}  // namespace ziping::layout
