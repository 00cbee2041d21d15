#include "pdf/layer_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/limits.h"
#include "base/utf8.h"

namespace ziping::pdf {
namespace {

/// In parts of the em. A gap that wide parts words; between two text-showing operations a third of it does.
constexpr double kGap = 0.3;
constexpr double kGapBetweenRuns = 0.12;
/// Kerning moves a character back by less than this.
constexpr double kOverlap = 0.5;
constexpr double kBaseLine = 0.25;

bool is_blank(const std::u32string& text) {
  return std::all_of(text.begin(), text.end(), [](char32_t code) { return utf8::is_space(code) || code < 0x20; });
}

Box turned_box(const Box& box, int turns, double width, double height) {
  switch (turns) {
    case 1:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    default:
      return box;
  }
}

/// The middle of the character across the direction of its line.
double across(const Glyph& glyph) {
  return glyph.turn % 2 == 0 ? glyph.box.centre_y() : glyph.box.centre_x();
}

/// +1 where the text runs towards greater coordinates.
double sense(const Glyph& glyph) {
  return glyph.turn == 0 || glyph.turn == 1 ? 1 : -1;
}

bool continues(const Glyph& last, const Glyph& next) {
  const double em = std::max(last.font_size, next.font_size);
  if (last.turn != next.turn || last.vertical != next.vertical || last.invisible != next.invisible) return false;
  if (std::min(last.font_size, next.font_size) < 0.55 * em) return false;
  if (std::abs(across(last) - across(next)) > kBaseLine * em) return false;
  const double gap = (next.from - last.to) * sense(next);
  return gap <= (last.run == next.run ? kGap : kGapBetweenRuns) * em && gap >= -kOverlap * em;
}

/// Drops what is drawn a second time at (nearly) the same place: shadows and emboldened print.
class Repeats {
 public:
  bool seen(const Glyph& glyph) {
    const double step = std::max(glyph.font_size, 1.0) * 0.25;
    const auto key = [&](int dx, int dy) {
      return std::tuple(glyph.text, std::llround(glyph.box.x0 / step) + dx, std::llround(glyph.box.y0 / step) + dy);
    };
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        const auto found = places_.find(key(dx, dy));
        if (found == places_.end()) continue;
        const Box& other = found->second;
        if (std::abs(other.x0 - glyph.box.x0) < step * 0.8 && std::abs(other.y0 - glyph.box.y0) < step * 0.8) {
          return true;
        }
      }
    }
    places_[key(0, 0)] = glyph.box;
    return false;
  }

 private:
  std::map<std::tuple<std::u32string, long long, long long>, Box> places_;
};

class WordMaker {
 public:
  explicit WordMaker(std::vector<LayerWord>* words) : words_(words) {}

  void add(const Glyph& glyph) {
    if (!open_.empty() && !continues(*open_.back(), glyph)) close();
    open_.push_back(&glyph);
  }

  void close() {
    if (open_.empty()) return;
    const Glyph& first = *open_.front();
    LayerWord word;
    word.font_size = first.font_size;
    word.word.source = Source::TextLayer;
    word.word.vertical = first.vertical;
    word.word.box = first.box;
    std::size_t bold = 0;
    std::size_t bad = 0;
    for (const Glyph* glyph : open_) {
      word.word.box = {std::min(word.word.box.x0, glyph->box.x0), std::min(word.word.box.y0, glyph->box.y0),
                       std::max(word.word.box.x1, glyph->box.x1), std::max(word.word.box.y1, glyph->box.y1)};
      bold += glyph->bold ? 1 : 0;
      bad += glyph->mapped ? 0 : 1;
      // A ligature's code points share its width.
      const double step = (glyph->to - glyph->from) / static_cast<double>(glyph->text.size());
      for (std::size_t i = 0; i < glyph->text.size(); ++i) {
        utf8::append(word.word.text, glyph->text[i]);
        word.edges.push_back(glyph->from + step * static_cast<double>(i));
      }
    }
    word.edges.push_back(open_.back()->to);
    word.bold = 2 * bold > open_.size();
    word.word.confidence = 1 - static_cast<double>(bad) / static_cast<double>(open_.size());
    words_->push_back(std::move(word));
    open_.clear();
  }

 private:
  std::vector<LayerWord>* words_;
  std::vector<const Glyph*> open_;
};

}  // namespace

int turns_to_upright(const PageContent& content) {
  std::array<std::size_t, 4> count{};
  for (const Glyph& glyph : content.glyphs) {
    if (is_blank(glyph.text)) continue;
    // Vertical writing runs down a page that stands upright.
    ++count[static_cast<std::size_t>(glyph.vertical ? (glyph.turn + 3) % 4 : glyph.turn)];
  }
  const auto most = std::max_element(count.begin(), count.end()) - count.begin();
  // Text that runs down the page is set upright by three turns clockwise.
  return static_cast<int>((4 - most) % 4);
}

PageContent turned(PageContent content, int turns) {
  turns = ((turns % 4) + 4) % 4;
  if (turns == 0) return content;
  const double width = content.width;
  const double height = content.height;
  for (Glyph& glyph : content.glyphs) {
    glyph.box = turned_box(glyph.box, turns, width, height);
    glyph.turn = (glyph.turn + turns) % 4;
    const bool along_x = glyph.turn % 2 == 0;
    glyph.from = along_x ? glyph.box.x0 : glyph.box.y0;
    glyph.to = along_x ? glyph.box.x1 : glyph.box.y1;
    if (sense(glyph) < 0) std::swap(glyph.from, glyph.to);
  }
  for (PageFacts::Image& image : content.images) image.box = turned_box(image.box, turns, width, height);
  for (RulingLine& rule : content.rules) {
    const Box flat =
        rule.horizontal ? Box{rule.from, rule.at, rule.to, rule.at} : Box{rule.at, rule.from, rule.at, rule.to};
    const Box box = turned_box(flat, turns, width, height);
    if (turns % 2 != 0) rule.horizontal = !rule.horizontal;
    rule.at = rule.horizontal ? box.y0 : box.x0;
    rule.from = rule.horizontal ? box.x0 : box.y0;
    rule.to = rule.horizontal ? box.x1 : box.y1;
  }
  if (turns % 2 != 0) std::swap(content.width, content.height);
  return content;
}

std::vector<LayerWord> layer_words(const PageContent& content) {
  std::vector<LayerWord> words;
  WordMaker maker(&words);
  Repeats repeats;
  const std::size_t most = static_cast<std::size_t>(limits().max_words_page);
  for (const Glyph& glyph : content.glyphs) {
    if (words.size() >= most) break;
    if (is_blank(glyph.text)) {
      maker.close();
      continue;
    }
    const double x = glyph.box.centre_x();
    const double y = glyph.box.centre_y();
    if (x < 0 || y < 0 || x > content.width || y > content.height || repeats.seen(glyph)) continue;
    maker.add(glyph);
  }
  maker.close();
  return words;
}

}  // namespace ziping::pdf
