#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "layout/flow.h"
#include "layout/similarity.h"

namespace ziping::layout {

namespace {

constexpr char32_t kColon = 0xFF1A;
bool is_colon(char32_t code) {
  return code == ':' || code == kColon;
}

/// Begins with one of the words, perhaps in a bracket.
bool begins_with_any(const std::string& text, const std::vector<std::string>& words) {
  const std::u32string line = half_width(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& one) {
    const std::u32string word = half_width(one);
    const bool bracketed = !line.empty() && line.front() == U'(' && line.compare(1, word.size(), word) == 0;
    return !word.empty() && (bracketed || line.compare(0, word.size(), word) == 0);
  });
}

bool is_bracket(char32_t code) {
  return code == '(' || code == ')' || code == 0xFF08 || code == 0xFF09;
}

struct UnitMark {
  std::string unit;
  /// What the line holds before it.
  std::string before;
};

/// What stands behind the colon after `label` at a word's beginning: up to a space, bracket or mark; short, else it is
/// the name of somebody.
std::optional<UnitMark> value_behind(const std::string& text, const std::string& label) {
  constexpr std::size_t kLongestUnit = 8;
  for (std::size_t found = text.find(label); found != std::string::npos; found = text.find(label, found + 1)) {
    if (found > 0) {
      const std::u32string before = utf8::decode(std::string_view(text).substr(0, found));
      const char32_t last = before.back();
      if (!utf8::is_space(last) && !is_bracket(last)) continue;
    }
    std::size_t at = found + label.size();
    std::u32string value;
    bool colon = false;
    while (at < text.size()) {
      const char32_t code = utf8::next(text, at);
      if (!colon) {
        if (is_colon(code)) {
          colon = true;
        } else if (!utf8::is_space(code)) {
          break;
        }
        continue;
      }
      if (code == ')' || code == 0xFF09 || code == ',' || code == 0xFF0C || code == 0x3002) break;
      if (utf8::is_space(code)) {
        if (value.empty()) continue;
        break;
      }
      value.push_back(code);
    }
    const bool figures = std::any_of(value.begin(), value.end(), utf8::is_digit);
    if (!value.empty() && value.size() <= kLongestUnit && !figures)
      return UnitMark{utf8::encode(value), text.substr(0, found)};
  }
  return std::nullopt;
}

std::optional<UnitMark> unit_in(const std::string& text, const LayoutHints& hints) {
  std::optional<UnitMark> unit;
  for (const std::string& label : hints.unit_labels) {
    if (label.empty() || unit) continue;
    unit = value_behind(text, label);
  }
  return unit;
}

bool has_colon(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  return std::any_of(points.begin(), points.end(), is_colon);
}

/// The title that stands before the unit in one line with it; empty where it is something else (who filled the form
/// in).
std::string title_before(const UnitMark& mark) {
  std::u32string points = utf8::decode(mark.before);
  while (!points.empty() && (utf8::is_space(points.back()) || points.back() == '(' || points.back() == 0xFF08))
    points.pop_back();
  constexpr std::size_t kShortestTitle = 4;
  const bool labelled = std::any_of(points.begin(), points.end(), is_colon);
  return labelled || points.size() < kShortestTitle ? std::string() : utf8::encode(points);
}

/// The last line of a paragraph may happen to stand in the middle; titles do not end in a full stop.
bool ends_in_full_stop(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  return !points.empty() && points.back() == 0x3002;
}

/// Centred over the table, or over the text column where the table is narrower.
bool centred_over(const TextLine& line, const Box& table, const TextColumn& column) {
  const double em = std::max(6.0, line.em);
  const double off = std::min(std::abs(line.box.centre_x() - table.centre_x()),
                              std::abs(line.box.centre_x() - (column.left + column.right) / 2));
  if (off > std::max(1.5 * em, 0.02 * table.width())) return false;
  // A line that fills the column is centred too, and is running text unless it is set apart by its size.
  const double left = std::min(table.x0, column.left);
  const double right = std::max(table.x1, column.right);
  // The short last line of a paragraph begins where the column does.
  if (line.box.x0 < left + em && line.box.width() < 0.8 * (right - left)) return false;
  return line.box.width() < 0.93 * (right - left) || em > 1.2 * column.em;
}

class CaptionFinder {
 public:
  CaptionFinder(const std::vector<PageReading>& pages, const LayoutHints& hints, const TextColumn& column,
                std::vector<FlowItem>& flow, std::size_t at)
      : pages_(pages), hints_(hints), flow_(flow), at_(at), column_(column) {
    const Table& table = table_of(pages, flow[at]);
    box_ = table.boxes.empty() ? Box{} : table.boxes.front();
  }

  Caption find() {
    above();
    below();
    return std::move(caption_);
  }

 private:
  void above() {
    constexpr double kFar = 3.2;
    std::vector<std::size_t> title;
    std::vector<std::size_t> side;
    std::string before_unit;
    double top = box_.y0;
    bool turned = false;
    for (std::size_t i = at_; i-- > 0 && !flow_[i].table;) {
      if (is_furniture(flow_[i])) continue;
      if (flow_[i].kind != ParagraphKind::Body) break;
      const TextLine& line = line_of(pages_, flow_[i]);
      const double em = std::max(6.0, line.em);
      if (flow_[i].page != flow_[at_].page) {
        // The title was left behind at the foot of the page before; nothing of the table's own page stands above it.
        const bool first = title.empty() && side.empty() && flow_[i].page + 1 == flow_[at_].page;
        if ((!first && !turned) || !set_apart(line)) break;
        if (turned && top - line.box.y1 > kFar * em) break;
        turned = true;
      } else if (top - line.box.y1 > kFar * em) {
        break;
      }
      const auto unit = unit_in(line.text, hints_);
      if (begins_with_any(line.text, hints_.continued_marks)) {
        caption_.continued = true;
        side.push_back(i);
      } else if (unit && title.empty()) {
        if (caption_.unit.empty()) caption_.unit = unit->unit;
        if (before_unit.empty() && set_apart(line)) before_unit = title_before(*unit);
        side.push_back(i);
      } else if (!ends_in_full_stop(line.text) && centred_over(line, box_, column_) && title.size() < 3) {
        title.push_back(i);
      } else if (title.empty() && side.size() < 3 && stands_beside(line)) {
        side.push_back(i);
      } else {
        break;
      }
      top = line.box.y0;
    }
    for (auto i = title.rbegin(); i != title.rend(); ++i) {
      caption_.title += line_of(pages_, flow_[*i]).text;
      flow_[*i].kind = ParagraphKind::TableTitle;
    }
    if (caption_.title.empty()) caption_.title = before_unit;
    // Without a title a line with a colon may be the text that leads to the table.
    for (const std::size_t i : side) {
      const std::string& text = line_of(pages_, flow_[i]).text;
      const bool sure = !title.empty() || unit_in(text, hints_) || begins_with_any(text, hints_.continued_marks);
      if (sure) flow_[i].kind = ParagraphKind::TableTitle;
    }
  }

  /// Centred and well short of the column: not a line of running text.
  bool set_apart(const TextLine& line) const {
    return !ends_in_full_stop(line.text) && centred_over(line, box_, column_) &&
           line.box.width() < 0.8 * (column_.right - column_.left);
  }

  /// A short line with a colon at either side between title and table: who filled it in, when.
  bool stands_beside(const TextLine& line) const {
    if (begins_with_any(line.text, hints_.note_labels)) return true;
    const bool at_right = line.box.x1 > box_.x1 - 4 * std::max(6.0, line.em) && line.box.x0 > box_.centre_x();
    return at_right || (has_colon(line.text) && line.box.x0 < box_.x0 + 1.5 * std::max(6.0, line.em));
  }

  void below() {
    constexpr double kNear = 1.8;
    constexpr std::size_t kMost = 15;
    double bottom = box_.y1;
    for (std::size_t i = at_ + 1; i < flow_.size() && flow_[i].page == flow_[at_].page && !flow_[i].table; ++i) {
      if (is_furniture(flow_[i])) continue;
      const TextLine& line = line_of(pages_, flow_[i]);
      const double em = std::max(6.0, line.em);
      if (line.box.y0 - bottom > kNear * em || caption_.notes.size() >= kMost) break;
      if (!is_note(line)) break;
      flow_[i].kind = ParagraphKind::Note;
      caption_.notes.push_back(line);
      bottom = line.box.y1;
    }
  }

  bool is_note(const TextLine& line) const {
    if (begins_with_any(line.text, hints_.note_labels)) return true;
    // Label, colon: one of the first few characters.
    const std::u32string points = utf8::decode(line.text);
    const auto colon = std::find_if(points.begin(), points.end(), is_colon);
    const bool labelled = colon != points.end() && colon - points.begin() <= 6;
    const bool small = line.em > 0 && line.em < 0.93 * column_.em;
    if (caption_.notes.empty()) return labelled || small;
    const TextLine& previous = caption_.notes.back();
    const bool same_print = std::abs(line.em - previous.em) < 0.12 * std::max(previous.em, 1.0);
    return labelled || small || (same_print && previous.box.x1 > box_.x1 - 3 * std::max(6.0, previous.em));
  }

  const std::vector<PageReading>& pages_;
  const LayoutHints& hints_;
  std::vector<FlowItem>& flow_;
  std::size_t at_;
  TextColumn column_;
  Box box_;
  Caption caption_;
};

}  // namespace

Caption find_caption(const std::vector<PageReading>& pages, const LayoutHints& hints, const TextColumn& column,
                     std::vector<FlowItem>& flow, std::size_t at) {
  return CaptionFinder(pages, hints, column, flow, at).find();
}

}  // namespace ziping::layout
