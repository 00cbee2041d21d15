#include "flow.h"

#include <fmt/format.h>

#include <algorithm>

namespace samples {
namespace {

constexpr double kShort = 595.28;
constexpr double kLong = 841.89;

double pitch_of(const Paragraph& paragraph) {
  return paragraph.line_pitch > 0 ? paragraph.line_pitch : paragraph.size * 1.5;
}

bool is_sign_off(const std::string& text) {
  return text.find("填表人") != std::string::npos || text.find("填报人") != std::string::npos;
}

}  // namespace

double baseline_in(double top, double pitch, double size) {
  return top + (pitch - size) / 2 + 0.86 * size;
}

Flow::Flow(const Document& document, PlacedDocument* out)
    : document_(document), style_(document.style), out_(out), setter_(document.style) {}

double Flow::content_width() const {
  return (landscape_ ? kLong : kShort) - style_.margin_left - style_.margin_right;
}

double Flow::bottom() const {
  return (landscape_ ? kShort : kLong) - style_.margin_bottom;
}

void Flow::start_section(const Section& section) {
  landscape_ = section.landscape;
  numbered_ = section.numbered;
  report_ = section.report;
  new_page();
}

void Flow::new_page() {
  PlacedPage fresh;
  fresh.width = landscape_ ? kLong : kShort;
  fresh.height = landscape_ ? kShort : kLong;
  fresh.report = report_;
  out_->pages.push_back(std::move(fresh));
  y_ = style_.margin_top;
  furniture();
}

void Flow::furniture() {
  if (!numbered_) return;
  ++shown_number_;
  if (style_.page_number > 0) {
    const std::string number = style_.page_number == 1   ? fmt::format("{}", shown_number_)
                               : style_.page_number == 2 ? fmt::format("- {} -", shown_number_)
                                                         : fmt::format("第 {} 页", shown_number_);
    const SetText text = setter_.set(number, {.size = 10.5, .align = Align::Centre}, content_width());
    add_line(text, 0, style_.margin_left, page().height - style_.margin_bottom * 0.5);
  }
  if (!style_.running_head.empty()) {
    const SetText text = setter_.set(style_.running_head, {.size = 9, .align = Align::Centre}, content_width());
    const double base = style_.margin_top * 0.6;
    add_line(text, 0, style_.margin_left, base);
    page().rules.push_back({style_.margin_left, base + 4, page().width - style_.margin_right, base + 4, 0.5});
  }
}

void Flow::add_line(const SetText& text, std::size_t line, double x, double baseline) {
  page().texts.push_back({text, line, x, baseline});
}

SetText Flow::set(const Paragraph& paragraph) const {
  return setter_.set(paragraph.text,
                     {.face = paragraph.face,
                      .size = paragraph.size,
                      .bold = paragraph.bold,
                      .align = paragraph.align,
                      .justify = paragraph.justify,
                      .indent = paragraph.indent_em * paragraph.size},
                     content_width());
}

void Flow::paragraph(const Paragraph& paragraph, double needed_below) {
  const SetText text = set(paragraph);
  const double pitch = pitch_of(paragraph);
  y_ += paragraph.space_before;
  const double first = pitch * static_cast<double>(std::min<std::size_t>(2, text.lines.size()));
  if (y_ + (paragraph.keep_with_next ? first + needed_below : pitch) > bottom()) new_page();

  std::vector<bool> found(paragraph.figures.size(), false);
  std::size_t part_begin = 0;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    if (y_ + pitch > bottom()) {
      page().text += paragraph.text.substr(part_begin, text.lines[i].begin - part_begin) + "\n";
      part_begin = text.lines[i].begin;
      new_page();
    }
    const SetLine& line = text.lines[i];
    const double baseline = baseline_in(y_, pitch, paragraph.size);
    add_line(text, i, style_.margin_left, baseline);
    const auto placed = [&](Box ink) {
      return Box{ink.x0 + style_.margin_left, ink.y0 + baseline, ink.x1 + style_.margin_left, ink.y1 + baseline};
    };
    for (std::size_t f = 0; f < paragraph.figures.size(); ++f) {
      const Figure& figure = paragraph.figures[f];
      const Box ink = line.ink(figure.begin, figure.end);
      // A figure broken over two lines stands where it begins.
      if (ink.empty() || found[f]) continue;
      found[f] = true;
      out_->facts.push_back({figure.fact, paragraph.text, page_number(), placed(ink), placed(ink), std::nullopt, 0, 0});
    }
    if (is_sign_off(paragraph.text) || (paragraph.align == Align::Right && paragraph.text.size() > 24)) {
      page().sign_off = placed(line.ink());
    }
    y_ += pitch;
  }
  page().text += paragraph.text.substr(part_begin) + "\n";
  y_ += paragraph.space_after;
}

double Flow::head_height(const Block& block) const {
  switch (block.kind) {
    case BlockKind::Text:
      return pitch_of(block.paragraph) * (block.paragraph.keep_with_next ? 3 : 2);
    case BlockKind::Grid:
      return block.table.size * 1.4 * 5;
    case BlockKind::PageBreak:
    case BlockKind::Space:
      break;
  }
  return 0;
}

PlacedDocument lay_out(const Document& document) {
  PlacedDocument out;
  Flow flow(document, &out);
  for (const Section& section : document.sections) {
    flow.start_section(section);
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
      const Block& block = section.blocks[i];
      switch (block.kind) {
        case BlockKind::Text: {
          const bool last = i + 1 == section.blocks.size();
          flow.paragraph(block.paragraph, last ? 0 : flow.head_height(section.blocks[i + 1]));
          break;
        }
        case BlockKind::Grid:
          flow.table(block.table);
          break;
        case BlockKind::PageBreak:
          flow.new_page();
          break;
        case BlockKind::Space:
          flow.space(block.space);
          break;
      }
    }
  }
  return out;
}

}  // namespace samples
