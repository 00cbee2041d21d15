#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "layout/flow.h"
#include "layout/similarity.h"

namespace ziping::layout {

namespace {

/// Where a line stands in the margin: `from_edge` is the distance of its middle from the nearer edge of the page.
struct Candidate {
  std::size_t item = 0;
  bool top = false;
  double from_edge = 0;
  std::string shape;
};

bool is_dash_or_dot(char32_t code) {
  static constexpr std::u32string_view kMarks =
      U"-./|~_\u00B7\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2500\uFF0D\uFF0F\uFF5E";
  return kMarks.find(code) != std::u32string_view::npos;
}

/// The text with each run of digits as one '#', without spaces: what stays the same from page to page.
std::string shape_of(const std::string& text) {
  std::u32string shape;
  for (const char32_t code : utf8::decode(text)) {
    if (utf8::is_space(code)) continue;
    if (!utf8::is_digit(code)) {
      shape.push_back(code);
    } else if (shape.empty() || shape.back() != U'#') {
      shape.push_back(U'#');
    }
  }
  return utf8::encode(shape);
}

/// A number alone, with dashes around it or the words that go with page numbers.
bool is_page_number(std::string shape, const LayoutHints& hints) {
  for (const std::string& word : hints.page_words) {
    for (std::size_t at = shape.find(word); !word.empty() && at != std::string::npos; at = shape.find(word)) {
      shape.erase(at, word.size());
    }
  }
  std::size_t numbers = 0;
  for (const char32_t code : utf8::decode(shape)) {
    if (code == U'#') {
      ++numbers;
    } else if (!is_dash_or_dot(code)) {
      return false;
    }
  }
  return numbers == 1 || numbers == 2;
}

/// The lines in the margins: the first and last two of each page that lie in its outer eighth.
std::vector<Candidate> candidates(const std::vector<PageReading>& pages, const std::vector<FlowItem>& flow) {
  constexpr double kMargin = 0.125;
  constexpr std::size_t kDeep = 2;
  std::vector<Candidate> result;
  for (std::size_t begin = 0; begin < flow.size();) {
    std::size_t end = begin;
    while (end < flow.size() && flow[end].page == flow[begin].page) ++end;
    const double height = pages[flow[begin].page].height;
    for (std::size_t i = begin; i < end; ++i) {
      if (flow[i].table || flow[i].speck) continue;
      const TextLine& line = line_of(pages, flow[i]);
      const double middle = line.box.centre_y();
      const bool top = middle < height / 2;
      const double from_edge = top ? middle : height - middle;
      const bool outermost = top ? i < begin + kDeep : i + kDeep >= end;
      if (outermost && from_edge < kMargin * height) result.push_back({i, top, from_edge, shape_of(line.text)});
    }
    begin = end;
  }
  return result;
}

/// A few signs, doubtful, in the middle of the foot of a page: what a reader made of a page number.
bool is_at_place_of_number(const PageReading& page, const TextLine& line) {
  constexpr double kDoubtful = 0.75;
  constexpr double kFoot = 0.06;
  constexpr double kOffCentre = 0.03;
  const double width = page.width;
  return line.confidence < kDoubtful && line.box.y0 > (1 - kFoot) * page.height &&
         std::abs(line.box.centre_x() - width / 2) < kOffCentre * width;
}

/// One or two characters, doubtful, in the strip at either side where filing holes are punched or at the very edge.
bool is_speck(const PageReading& page, const TextLine& line) {
  constexpr double kDoubtful = 0.75;
  constexpr double kStrip = 0.075;
  constexpr double kEdge = 0.03;
  if (line.confidence >= kDoubtful || utf8::length(line.text) > 2) return false;
  const Box& box = line.box;
  return box.x1 < kStrip * page.width || box.x0 > (1 - kStrip) * page.width || box.y1 < kEdge * page.height ||
         box.y0 > (1 - kEdge) * page.height;
}

}  // namespace

void mark_furniture(const std::vector<PageReading>& pages, const LayoutHints& hints, std::vector<FlowItem>& flow) {
  // A head stands above the text area; a title that every form begins with stands at its top.
  constexpr double kHeadZone = 0.078;
  constexpr double kSamePlace = 7;
  constexpr std::size_t kAround = 40;
  constexpr std::size_t kLongestNumber = 5;
  for (FlowItem& item : flow) item.speck = !item.table && is_speck(pages[item.page], line_of(pages, item));
  const std::vector<Candidate> lines = candidates(pages, flow);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Candidate& line = lines[i];
    FlowItem& item = flow[line.item];
    // A page that lies has its head as far from the edge as one that stands.
    const double height = std::max(pages[item.page].height, pages[item.page].width);
    // What a report repeats, it repeats on the pages around; a file may hold several reports.
    const std::size_t begin = i - std::min(i, kAround);
    const std::size_t end = std::min(lines.size(), i + kAround + 1);
    std::size_t repeated = 0;
    bool among_numbers = false;
    for (std::size_t k = begin; k < end; ++k) {
      const Candidate& other = lines[k];
      const bool same_place = other.top == line.top && std::abs(other.from_edge - line.from_edge) < kSamePlace;
      if (same_place && similarity(other.shape, line.shape) >= 0.75) ++repeated;
      among_numbers = among_numbers || (same_place && k != i && is_page_number(other.shape, hints));
    }
    const std::size_t around = flow[lines[end - 1].item].page - flow[lines[begin].item].page + 1;
    const bool on_most = repeated >= 3 && repeated * 10 >= around * 7;
    const bool in_zone = line.from_edge < kHeadZone * height && repeated >= 2 && repeated * 10 >= around * 3;
    // One that was misread stands where those of the other pages do, and is as short.
    const bool in_place = among_numbers || is_at_place_of_number(pages[item.page], line_of(pages, item));
    const bool misread_number = in_place && !line.top && utf8::length(line.shape) <= kLongestNumber;
    if (is_page_number(line.shape, hints) || misread_number ||
        (repeated >= 2 && line.shape.find('#') != std::string::npos && utf8::length(line.shape) <= 6 && !line.top)) {
      item.kind = ParagraphKind::PageNumber;
    } else if (in_zone || (on_most && !line.top)) {
      item.kind = ParagraphKind::RunningHead;
    }
  }
}

}  // namespace ziping::layout
