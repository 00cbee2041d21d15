#include "output/draw_table.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "output/terminal_text.h"

namespace ziping::output {
namespace {

constexpr int kMaxColumn = 26;
constexpr int kMinColumn = 4;
constexpr int kWide = 2;
constexpr char32_t kTaken = 0;  // the right half of a wide character

std::vector<std::u32string> wrapped(const std::string& text, int width) {
  std::vector<std::u32string> lines;
  int used = width + 1;
  for (char32_t raw : utf8::decode(text)) {
    const char32_t code = harmless(raw);
    if (used + display_width(code) > width) {
      lines.emplace_back();
      used = 0;
    }
    lines.back() += code;
    used += display_width(code);
  }
  return lines;
}

enum Edge : unsigned { kUp = 1, kDown = 2, kLeft = 4, kRight = 8 };

char32_t box_character(unsigned edges) {
  static constexpr std::array<char32_t, 16> kCharacters = {U' ', U'│', U'│', U'│', U'─', U'┘', U'┐', U'┤',
                                                           U'─', U'└', U'┌', U'├', U'─', U'┴', U'┬', U'┼'};
  return kCharacters.at(edges & 15U);
}

class Canvas {
 public:
  Canvas(int width, int height)
      : width_(width),
        text_(static_cast<std::size_t>(width * height), U' '),
        edges_(static_cast<std::size_t>(width * height), 0U) {}

  void frame(int left, int top, int right, int bottom) {
    for (int x = left; x < right; ++x) {
      connect(x, top, kRight, kLeft, 1, 0);
      connect(x, bottom, kRight, kLeft, 1, 0);
    }
    for (int y = top; y < bottom; ++y) {
      connect(left, y, kDown, kUp, 0, 1);
      connect(right, y, kDown, kUp, 0, 1);
    }
  }
  void write(int x, int y, const std::u32string& line) {
    for (char32_t code : line) {
      text_.at(at(x, y)) = code;
      if (display_width(code) == kWide) text_.at(at(x + 1, y)) = kTaken;
      x += display_width(code);
    }
  }
  std::string to_string() const {
    std::string result;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] != kTaken) utf8::append(result, edges_[i] != 0 ? box_character(edges_[i]) : text_[i]);
      if (i % static_cast<std::size_t>(width_) == static_cast<std::size_t>(width_) - 1) result += '\n';
    }
    return result;
  }

 private:
  std::size_t at(int x, int y) const { return static_cast<std::size_t>(y * width_ + x); }
  void connect(int x, int y, unsigned here, unsigned there, int dx, int dy) {
    edges_.at(at(x, y)) |= here;
    edges_.at(at(x + dx, y + dy)) |= there;
  }

  int width_;
  std::vector<char32_t> text_;
  std::vector<unsigned> edges_;
};

int sum(const std::vector<int>& sizes, int begin, int count) {
  int total = 0;
  for (int i = begin; i < begin + count; ++i) total += sizes.at(static_cast<std::size_t>(i));
  return total;
}

// Makes tracks [begin, begin + count) together at least `wanted` (rules between them count too).
void widen(std::vector<int>* sizes, int begin, int count, int wanted) {
  int missing = wanted - (sum(*sizes, begin, count) + count - 1);
  for (int i = 0; missing > 0; i = (i + 1) % count, --missing) ++sizes->at(static_cast<std::size_t>(begin + i));
}

std::vector<int> column_widths(const layout::Table& table, int width) {
  // Room for one wide character everywhere.
  std::vector<int> widths(static_cast<std::size_t>(table.cols), kWide);
  for (int span = 1; span <= table.cols; ++span) {
    for (const layout::Cell& cell : table.cells) {
      if (cell.col_span != span) continue;
      widen(&widths, cell.col, span, std::min(display_width(cell.text), kMaxColumn));
    }
  }
  while (sum(widths, 0, table.cols) + table.cols + 1 > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kMinColumn) break;
    --*widest;
  }
  return widths;
}

bool fits(const layout::Table& table, const layout::Cell& cell) {
  return cell.row >= 0 && cell.col >= 0 && cell.row_span >= 1 && cell.col_span >= 1 &&
         cell.row + cell.row_span <= table.rows && cell.col + cell.col_span <= table.cols;
}

}  // namespace

std::string draw_table(const layout::Table& table, int width) {
  if (table.rows <= 0 || table.cols <= 0 ||
      !std::all_of(table.cells.begin(), table.cells.end(), [&](const auto& cell) { return fits(table, cell); })) {
    return {};
  }
  const std::vector<int> widths = column_widths(table, width);
  const auto inner = [&](const layout::Cell& cell) { return sum(widths, cell.col, cell.col_span) + cell.col_span - 1; };
  std::vector<int> heights(static_cast<std::size_t>(table.rows), 1);
  for (int span = 1; span <= table.rows; ++span) {
    for (const layout::Cell& cell : table.cells) {
      if (cell.row_span != span) continue;
      widen(&heights, cell.row, span, static_cast<int>(wrapped(cell.text, inner(cell)).size()));
    }
  }
  Canvas canvas(sum(widths, 0, table.cols) + table.cols + 1, sum(heights, 0, table.rows) + table.rows + 1);
  for (const layout::Cell& cell : table.cells) {
    const int left = sum(widths, 0, cell.col) + cell.col;
    const int top = sum(heights, 0, cell.row) + cell.row;
    canvas.frame(left, top, left + inner(cell) + 1, top + sum(heights, cell.row, cell.row_span) + cell.row_span);
    int y = top + 1;
    for (const std::u32string& line : wrapped(cell.text, inner(cell))) canvas.write(left + 1, y++, line);
  }
  return canvas.to_string();
}

}  // namespace ziping::output
