#include <algorithm>
#include <cmath>

#include "flow.h"

namespace samples {
namespace {

/// A piece of a table on one page: table heights [from, to) stand at `top`.
struct Segment {
  int page = 0;
  double from = 0;
  double to = 0;
  double top = 0;
};

/// Length of the longest run of ASCII characters.
double longest_token(const std::string& text) {
  int longest = 0;
  int run = 0;
  for (const char c : text) {
    run = c > 0x20 && c < 0x7f ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

constexpr double kLeading = 1.3;
/// Below this size a form is rather continued on a second page.
constexpr double kSmallest = 8;
constexpr double kTallRow = 130;

}  // namespace

/// Places one table: measures rows, cuts them into pages, draws what falls on each.
class TablePlacer {
 public:
  TablePlacer(Flow* flow, const Table& table) : flow_(*flow), table_(table), pad_(flow->style_.cell_pad) {
    measure(table.size);
    if (table.fit_page) fit();
  }

  void place() {
    cut();
    PlacedTable placed;
    placed.table = table_;
    placed.table.id = "t" + std::to_string(flow_.out_->tables.size() + 1);
    for (const Segment& segment : segments_) placed.pages.push_back(segment.page);
    for (std::size_t i = 0; i < table_.cells.size(); ++i) place_cell(i, &placed);
    for (std::size_t s = 0; s < segments_.size(); ++s) frame(s);
    flow_.y_ = segments_.back().top + segments_.back().to - segments_.back().from;
    flow_.out_->tables.push_back(std::move(placed));
  }

 private:
  void measure(double size) {
    size_ = size;
    pitch_ = size * kLeading;
    measure_columns();
    measure_rows();
  }

  void fit() {
    // The sign-off line below belongs to the form.
    const double room = flow_.bottom() - flow_.y_ - 24;
    const double pad = pad_;
    for (double size = table_.size; size > kSmallest && ys_.back() > room;) {
      size -= 0.5;
      pad_ *= 0.92;
      measure(size);
    }
    if (ys_.back() <= room) return;
    pad_ = pad;
    measure(table_.size);
  }

  void measure_columns() {
    std::vector<double> need(table_.widths.size(), 0);
    for (const Cell& cell : table_.cells) {
      if (cell.col_span > 1) continue;
      double& width = need[static_cast<std::size_t>(cell.col)];
      width = std::max(width, longest_token(cell.text) * size_ * 0.56 + 2 * pad_ + 1);
    }
    // Columns whose figures need more than their share get it; the others share the rest.
    std::vector<double> widths = table_.widths;
    std::vector<bool> fixed(widths.size(), false);
    for (bool again = true; again;) {
      again = false;
      double shares = 0;
      double room = flow_.content_width();
      for (std::size_t i = 0; i < widths.size(); ++i) {
        if (fixed[i]) room -= need[i];
        if (!fixed[i]) shares += table_.widths[i];
      }
      for (std::size_t i = 0; i < widths.size(); ++i) {
        widths[i] = fixed[i] ? need[i] : table_.widths[i] / shares * room;
        if (!fixed[i] && widths[i] < need[i] && room > flow_.content_width() * 0.4) {
          fixed[i] = true;
          again = true;
        }
      }
    }
    xs_.assign(1, flow_.style_.margin_left);
    for (const double width : widths) xs_.push_back(xs_.back() + width);
  }

  double text_height(std::size_t lines) const { return static_cast<double>(lines) * pitch_ + 2 * pad_; }

  void measure_rows() {
    texts_.clear();
    std::vector<double> heights(static_cast<std::size_t>(table_.rows),
                                std::max(flow_.style_.min_row_height * pad_ / flow_.style_.cell_pad, text_height(1)));
    for (const Cell& cell : table_.cells) {
      const double width =
          xs_[static_cast<std::size_t>(cell.col + cell.col_span)] - xs_[static_cast<std::size_t>(cell.col)];
      texts_.push_back(flow_.setter_.set(cell.text, {.size = size_, .bold = cell.bold, .align = cell.align},
                                         std::max(width - 2 * pad_, size_ * 1.05)));
    }
    for (int pass = 0; pass < 2; ++pass) {
      for (std::size_t i = 0; i < table_.cells.size(); ++i) {
        const Cell& cell = table_.cells[i];
        if ((cell.row_span > 1) != (pass == 1) || cell.text.empty()) continue;
        double have = 0;
        for (int r = cell.row; r < cell.row + cell.row_span; ++r) have += heights[static_cast<std::size_t>(r)];
        const double missing = text_height(texts_[i].lines.size()) - have;
        if (missing <= 0) continue;
        for (int r = cell.row; r < cell.row + cell.row_span; ++r) {
          heights[static_cast<std::size_t>(r)] += missing / cell.row_span;
        }
      }
    }
    ys_.assign(1, 0);
    for (const double height : heights) ys_.push_back(ys_.back() + height);
  }

  /// Decides where pages end; tall rows may be cut inside, and grow by what the cut wastes.
  void cut() {
    const double header = table_.repeat_header ? ys_[static_cast<std::size_t>(table_.header_rows)] : 0;
    Segment now{flow_.page_number(), 0, 0, flow_.y_};
    for (std::size_t r = 0; r < static_cast<std::size_t>(table_.rows); ++r) {
      while (now.top + ys_[r + 1] - now.from > flow_.bottom()) {
        const double room = flow_.bottom() - now.top + now.from;
        const double in_row = room - std::max(ys_[r], now.from);
        const bool row_begins_page = ys_[r] <= now.from;
        if ((ys_[r + 1] - ys_[r] > kTallRow || row_begins_page) && in_row > 3 * pitch_ + 2 * pad_) {
          now.to = std::max(ys_[r], now.from) + std::floor((in_row - 2 * pad_) / pitch_) * pitch_ + 2 * pad_;
          for (std::size_t later = r + 1; later < ys_.size(); ++later) ys_[later] += 2 * pad_ + pitch_;
        } else {
          now.to = ys_[r];
        }
        if (now.to > now.from) segments_.push_back(now);
        flow_.new_page();
        if (header > 0 && now.to > now.from) repeat_header(flow_.y_);
        now = {flow_.page_number(), now.to, 0, flow_.y_ + (now.to > 0 ? header : 0)};
      }
    }
    now.to = ys_.back();
    segments_.push_back(now);
  }

  void repeat_header(double top) {
    const double height = ys_[static_cast<std::size_t>(table_.header_rows)];
    for (std::size_t i = 0; i < table_.cells.size(); ++i) {
      const Cell& cell = table_.cells[i];
      if (cell.row >= table_.header_rows) continue;
      const Box box = {left(cell), top + ys_[static_cast<std::size_t>(cell.row)], right(cell),
                       top + ys_[static_cast<std::size_t>(cell.row + cell.row_span)]};
      edges(box, flow_.page_number());
      draw_lines(i, 0, texts_[i].lines.size(), box, flow_.page_number());
    }
    line(xs_.back(), top, xs_.back(), top + height, flow_.style_.frame_width, flow_.page_number());
  }

  double left(const Cell& cell) const { return xs_[static_cast<std::size_t>(cell.col)]; }
  double right(const Cell& cell) const { return xs_[static_cast<std::size_t>(cell.col + cell.col_span)]; }

  void place_cell(std::size_t index, PlacedTable* placed) {
    const Cell& cell = table_.cells[index];
    const double from = ys_[static_cast<std::size_t>(cell.row)];
    const double to = ys_[static_cast<std::size_t>(cell.row + cell.row_span)];
    std::size_t next_line = 0;
    const std::size_t lines = texts_[index].lines.size();
    std::optional<PlacedCell> first;
    std::vector<std::pair<Box, int>> parts;
    for (const Segment& segment : segments_) {
      const double a = std::max(from, segment.from);
      const double b = std::min(to, segment.to);
      if (b - a < 0.01) continue;
      parts.push_back(
          {{left(cell), segment.top + a - segment.from, right(cell), segment.top + b - segment.from}, segment.page});
    }
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const auto& [box, page] = parts[p];
      edges(box, page);
      const auto fits = static_cast<std::size_t>(std::max(0.0, std::floor((box.height() - 2 * pad_) / pitch_ + 0.01)));
      std::size_t end = p + 1 == parts.size() ? lines : std::min(lines, next_line + fits);
      const bool again =
          p > 0 && flow_.style_.repeat_labels && next_line == lines && fits >= lines && !cell.text.empty();
      const Box ink = draw_lines(index, again ? 0 : next_line, end, box, page);
      if (!first) first = PlacedCell{cell, page, box, ink};
      next_line = std::max(next_line, end);
    }
    for (const Figure& figure : cell.figures) {
      flow_.out_->facts.push_back({figure.fact, cell.text, first->page, first->box, first->ink,
                                   "t" + std::to_string(flow_.out_->tables.size() + 1), cell.row, cell.col});
    }
    placed->cells.push_back(*first);
  }

  Box draw_lines(std::size_t index, std::size_t begin, std::size_t end, const Box& box, int page) {
    Box ink;
    if (table_.cells[index].text.empty() || begin >= end) return ink;
    const SetText& text = texts_[index];
    double y = box.centre_y() - static_cast<double>(end - begin) * pitch_ / 2;
    for (std::size_t i = begin; i < end; ++i, y += pitch_) {
      const double baseline = baseline_in(y, pitch_, size_);
      flow_.out_->pages[static_cast<std::size_t>(page - 1)].texts.push_back({text, i, box.x0 + pad_, baseline});
      const Box line_ink = text.lines[i].ink();
      if (line_ink.empty()) continue;
      ink = ink.unite(
          {line_ink.x0 + box.x0 + pad_, line_ink.y0 + baseline, line_ink.x1 + box.x0 + pad_, line_ink.y1 + baseline});
    }
    return ink;
  }

  void line(double x0, double y0, double x1, double y1, double width, int page) {
    flow_.out_->pages[static_cast<std::size_t>(page - 1)].rules.push_back({x0, y0, x1, y1, width});
  }

  /// Left and top side of a cell; the right and bottom sides are those of its neighbours or the frame.
  void edges(const Box& box, int page) {
    const bool outer = box.x0 <= xs_.front() + 0.01;
    line(box.x0, box.y0, box.x0, box.y1, outer ? flow_.style_.frame_width : flow_.style_.rule_width, page);
    line(box.x0, box.y0, box.x1, box.y0, flow_.style_.rule_width, page);
  }

  void frame(std::size_t index) {
    const Segment& s = segments_[index];
    const double bottom = s.top + s.to - s.from;
    line(xs_.back(), s.top, xs_.back(), bottom, flow_.style_.frame_width, s.page);
    line(xs_.front(), bottom, xs_.back(), bottom, flow_.style_.frame_width, s.page);
  }

  Flow& flow_;
  const Table& table_;
  double pad_;
  double size_ = 0;
  double pitch_ = 0;
  std::vector<double> xs_;
  std::vector<double> ys_;
  std::vector<SetText> texts_;
  std::vector<Segment> segments_;
};

void Flow::table(const Table& table) {
  TablePlacer(this, table).place();
}

}  // namespace samples
