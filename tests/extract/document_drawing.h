#pragma once
#include <string>
#include <utility>
#include <vector>

#include "layout/reading.h"
#include "patterns/pattern_set.h"
#include "patterns/shape_drawing.h"

namespace ziping::extract {

/// A table as read, from a drawing (see patterns/shape_drawing.h): each place 100 by 20 points.
inline layout::Table drawn_table(const std::vector<std::string>& rows, std::string title = {}, int page = 1) {
  const patterns::TableShape shape = patterns::draw_shape(rows, std::move(title));
  layout::Table table;
  table.title = shape.title;
  table.rows = shape.rows;
  table.cols = shape.cols;
  table.pages = {page};
  for (const patterns::ShapeCell& drawn : shape.cells) {
    layout::Cell cell;
    cell.row = drawn.row;
    cell.col = drawn.col;
    cell.row_span = drawn.row_span;
    cell.col_span = drawn.col_span;
    cell.text = drawn.text;
    cell.page = page;
    cell.box = {100.0 * drawn.col, 100 + 20.0 * drawn.row, 100.0 * (drawn.col + drawn.col_span),
                100 + 20.0 * (drawn.row + drawn.row_span)};
    if (!cell.text.empty()) cell.ink = cell.box.grown(-2);
    table.cells.push_back(std::move(cell));
  }
  return table;
}

/// Documents put together piece by piece, top to bottom; every piece on the page given.
class DocumentDrawing {
 public:
  DocumentDrawing& text(std::string words, layout::ParagraphKind kind = layout::ParagraphKind::Body, int page = 1) {
    layout::Paragraph paragraph;
    paragraph.kind = kind;
    paragraph.text = words;
    layout::TextLine line;
    line.text = std::move(words);
    line.page = page;
    line.box = {0, y_, 500, y_ + 10};
    paragraph.lines = {std::move(line)};
    paragraph.starts = {0};
    paragraph.before_table = document_.tables.size();
    y_ += 12;
    document_.paragraphs.push_back(std::move(paragraph));
    return *this;
  }
  DocumentDrawing& heading(std::string words, int page = 1) {
    return text(std::move(words), layout::ParagraphKind::Heading, page);
  }
  DocumentDrawing& title(std::string words, int page = 1) {
    return text(std::move(words), layout::ParagraphKind::Title, page);
  }
  DocumentDrawing& table(layout::Table table) {
    table.id = "t" + std::to_string(document_.tables.size() + 1);
    document_.tables.push_back(std::move(table));
    return *this;
  }
  const layout::DocumentReading& reading() const { return document_; }

 private:
  layout::DocumentReading document_;
  double y_ = 50;
};

/// The product's own patterns, loaded once.
inline const patterns::PatternSet& product_patterns() {
  static const auto kPatterns = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!kPatterns) throw std::runtime_error(describe(kPatterns.error()));
  return **kPatterns;
}

}  // namespace ziping::extract
