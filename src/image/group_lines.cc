#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include "image/line_marks.h"

namespace ziping::image {
namespace {

// In parts of the em.
/// Characters of a line follow each other within this.
constexpr double kNextTo = 1.2;
/// Parts of a line (columns set by spaces) within this.
constexpr double kSameLine = 3;
/// Halves of a character stand this far apart at most, the strokes of 二 further; together they are no taller than a
/// character.
constexpr double kHalves = 0.45;
constexpr double kStrokes = 0.72;
constexpr double kStroke = 0.25;
constexpr double kTallest = 1.25;
constexpr double kCharacter = 1.05;
/// Taller pieces are print of two lines that touches, or a bracket over lines.
constexpr double kOverTall = 1.7;
/// In parts of large print: what goes on so far beside it is a line of its own.
constexpr double kBeside = 2.5;

using Marks = std::vector<Component>;

double overlap(const PixelBox& a, const PixelBox& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
}

/// How far two boxes share a line: overlap in parts of the lower one's height.
double shared(const PixelBox& a, const PixelBox& b) {
  return overlap(a, b) / std::max(1, std::min(a.height(), b.height()));
}

double gap_x(const PixelBox& a, const PixelBox& b) {
  return std::max({0, b.x0 - a.x1, a.x0 - b.x1});
}
double gap_y(const PixelBox& a, const PixelBox& b) {
  return std::max({0, b.y0 - a.y1, a.y0 - b.y1});
}
PixelBox around(const PixelBox& a, const PixelBox& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::vector<std::size_t> parent_;
};

std::vector<Marks> sets_of(Sets& sets, const Marks& marks) {
  std::map<std::size_t, Marks> groups;
  for (std::size_t i = 0; i < marks.size(); ++i) groups[sets.find(i)].push_back(marks[i]);
  std::vector<Marks> result;
  for (auto& [root, group] : groups) result.push_back(std::move(group));
  return result;
}

/// Marks that follow each other on one line.
std::vector<Marks> neighbours(Marks marks, double em) {
  std::sort(marks.begin(), marks.end(), [](const Component& a, const Component& b) { return a.box.x0 < b.box.x0; });
  Sets sets(marks.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (std::size_t k = i + 1; k < marks.size(); ++k) {
      // Marks left of this one may reach further right, hence the slack of an em.
      if (marks[k].box.x0 - marks[i].box.x1 > kNextTo * em) break;
      if (shared(marks[i].box, marks[k].box) >= 0.5 && gap_x(marks[i].box, marks[k].box) <= kNextTo * em) {
        sets.join(i, k);
      }
    }
  }
  return sets_of(sets, marks);
}

struct Group {
  Marks marks;
  PixelBox box;
};

bool belong_together(const Group& a, const Group& b, double em) {
  const PixelBox both = around(a.box, b.box);
  const double across = gap_x(a.box, b.box);
  const bool strokes = std::max(a.box.height(), b.box.height()) <= kStroke * em;
  if (strokes && across == 0 && both.height() <= kCharacter * em && gap_y(a.box, b.box) <= kStrokes * em) return true;
  if (both.height() <= kTallest * em) {
    // Strokes above each other, or a comma below the middle line of its neighbours.
    if (across <= 0.35 * em && gap_y(a.box, b.box) <= kHalves * em) return true;
    if (across <= kSameLine * em && shared(a.box, b.box) >= 0.5) return true;
  }
  return across <= kSameLine * em && shared(a.box, b.box) >= 0.7 &&
         both.height() <= 1.15 * std::max(a.box.height(), b.box.height());
}

void merge(std::vector<Group>& groups, double em) {
  for (bool more = true; more;) {
    more = false;
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.box.y0 < b.box.y0; });
    for (std::size_t i = 0; i < groups.size(); ++i) {
      for (std::size_t k = i + 1; k < groups.size();) {
        if (groups[k].box.y0 - groups[i].box.y1 > kStrokes * em) break;
        if (!belong_together(groups[i], groups[k], em)) {
          ++k;
          continue;
        }
        groups[i].box = around(groups[i].box, groups[k].box);
        groups[i].marks.insert(groups[i].marks.end(), groups[k].marks.begin(), groups[k].marks.end());
        groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(k));
        more = true;
      }
    }
  }
}

/// Whether `other` stands beside `mark` on the same line and is about as tall.
bool is_as_tall(const PixelBox& other, const PixelBox& mark, double em) {
  constexpr double kAlike = 0.8;
  return gap_x(other, mark) <= kNextTo * em && other.height() >= kAlike * mark.height() &&
         overlap(other, mark) >= kAlike * mark.height();
}

/// Characters of a title that are a pixel over the bound are as tall as those beside them that are not, and as tall as
/// those are once more the ones beside them.
void take_in_as_tall(Marks* tall, Marks* marks, double em) {
  for (bool more = true; more;) {
    const auto fits_in = std::partition(tall->begin(), tall->end(), [&](const Component& mark) {
      return std::none_of(marks->begin(), marks->end(),
                          [&](const Component& other) { return is_as_tall(other.box, mark.box, em); });
    });
    more = fits_in != tall->end();
    marks->insert(marks->end(), fits_in, tall->end());
    tall->erase(fits_in, tall->end());
  }
}

/// How far marks that stand on the height of `line` go on from its left or right end without a gap.
double run_beside(const Marks& marks, const PixelBox& line, bool left, double em) {
  std::vector<PixelBox> beside;
  for (const Component& mark : marks) {
    const double y = (mark.box.y0 + mark.box.y1) / 2.0;
    const bool outside = left ? mark.box.x1 <= line.x0 : mark.box.x0 >= line.x1;
    if (outside && y > line.y0 && y < line.y1) beside.push_back(mark.box);
  }
  std::sort(beside.begin(), beside.end(),
            [&](const PixelBox& a, const PixelBox& b) { return left ? a.x1 > b.x1 : a.x0 < b.x0; });
  int end = left ? line.x0 : line.x1;
  for (const PixelBox& box : beside) {
    if ((left ? end - box.x1 : box.x0 - end) > kNextTo * em) break;
    end = left ? std::min(end, box.x0) : std::max(end, box.x1);
  }
  return left ? line.x0 - end : end - line.x1;
}

/// Lines of print much larger than the rest, as titles are: two tall pieces or more side by side, and the smaller
/// pieces that lie among them. What is used is taken out of `tall` and `marks`.
std::vector<Group> large_lines(Marks& tall, Marks& marks, double em) {
  std::vector<Group> found;
  if (tall.size() < 2) return found;
  std::vector<int> heights;
  for (const Component& mark : tall) heights.push_back(mark.box.height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  const double large = std::max(static_cast<double>(*middle), kOverTall * em);
  Marks rest;
  for (Marks& group : group_lines(std::move(tall), large)) {
    if (group.size() < 2) {
      rest.insert(rest.end(), group.begin(), group.end());
      continue;
    }
    Group line{std::move(group), {}};
    line.box = box_around(line.marks);
    // A small character may begin or end a title; a whole line beside it, as beside a signature, is no part of it.
    const double left_slack = run_beside(marks, line.box, true, em) > kBeside * large ? 0 : large;
    const double right_slack = run_beside(marks, line.box, false, em) > kBeside * large ? 0 : large;
    std::erase_if(marks, [&](const Component& mark) {
      const double y = (mark.box.y0 + mark.box.y1) / 2.0;
      const bool among = mark.box.x1 > line.box.x0 - left_slack && mark.box.x0 < line.box.x1 + right_slack &&
                         y > line.box.y0 && y < line.box.y1;
      if (among) line.marks.push_back(mark);
      return among;
    });
    line.box = box_around(line.marks);
    found.push_back(std::move(line));
  }
  tall = std::move(rest);
  return found;
}

/// From the top; what stands side by side from the left.
void in_reading_order(std::vector<Group>& groups) {
  std::sort(groups.begin(), groups.end(),
            [](const Group& a, const Group& b) { return a.box.y0 + a.box.y1 < b.box.y0 + b.box.y1; });
  for (auto row = groups.begin(); row != groups.end();) {
    const PixelBox first = row->box;
    const auto end =
        std::find_if(row, groups.end(), [&](const Group& group) { return shared(first, group.box) < 0.5; });
    std::sort(row, end, [](const Group& a, const Group& b) { return a.box.x0 < b.box.x0; });
    row = end;
  }
}

}  // namespace

std::vector<std::vector<Component>> group_lines(std::vector<Component> marks, double em) {
  const auto tall_begin = std::partition(marks.begin(), marks.end(),
                                         [&](const Component& mark) { return mark.box.height() <= kOverTall * em; });
  Marks tall(tall_begin, marks.end());
  marks.erase(tall_begin, marks.end());
  take_in_as_tall(&tall, &marks, em);
  std::vector<Group> groups = large_lines(tall, marks, em);
  std::vector<Group> usual;
  for (Marks& group : neighbours(std::move(marks), em)) {
    const PixelBox box = box_around(group);
    usual.push_back({std::move(group), box});
  }
  merge(usual, em);
  // A tall piece that stands where lines are is print of two lines that touches, or a bracket over them: it is read
  // with them, in their boxes.
  for (const Component& mark : tall) {
    const bool among = std::any_of(usual.begin(), usual.end(), [&](const Group& group) {
      return gap_x(group.box, mark.box) <= em && overlap(group.box, mark.box) > 0;
    });
    if (!among) groups.push_back({{mark}, mark.box});
  }
  std::move(usual.begin(), usual.end(), std::back_inserter(groups));
  in_reading_order(groups);
  std::vector<Marks> lines;
  for (Group& group : groups) lines.push_back(std::move(group.marks));
  return lines;
}

}  // namespace ziping::image
