#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/error.h"
#include "base/word.h"
#include "layout/layout_hints.h"

namespace ziping::layout {

/// What one reader made of one piece of ink. `confidence` in [0, 1] is the reader's own, not calibrated.
struct Reading {
  std::string text;
  std::string reader;
  double confidence = 0;
  bool operator==(const Reading&) const = default;
};

/// One printed line of text. `edges` has one x coordinate more than `text` has code points: code point i lies between
/// edges[i] and edges[i+1] (y coordinates for vertical text), so that every match in the text has a box. Boxes are in
/// points of the straightened upright page.
struct TextLine {
  std::string text;
  int page = 0;
  Box box;
  std::vector<double> edges;
  double confidence = 1;
  /// Height of the print in points (the em).
  double em = 0;
  bool bold = false;
  std::vector<Reading> readings;
  bool operator==(const TextLine&) const = default;
};

/// A cell of a table. `box` is the ruled cell, `ink` the print in it (empty where the cell is blank). `text` is as
/// printed, the lines of the cell joined without a space. `readings` are the other readings of the same ink, best
/// first. `sure`: independent readers agreed (or the text layer is trusted) and the grammar of the place holds.
struct Cell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  int page = 0;
  Box box;
  Box ink;
  std::string text;
  double confidence = 1;
  bool sure = true;
  std::vector<Reading> readings;
  std::vector<TextLine> lines;
  bool operator==(const Cell&) const = default;
};

/// A table as it stands on one page, or (in a DocumentReading) joined over several. Cells are ordered by row, then col;
/// they do not overlap and cover the grid (a place without rules around it belongs to no cell).
struct Table {
  std::string id;
  int rows = 0;
  int cols = 0;
  std::vector<Cell> cells;
  /// Title line(s) above, and what "单位：..." beside or above it says.
  std::string title;
  std::string unit;
  std::vector<int> pages;
  /// Around the part on each page, in the order of `pages`.
  std::vector<Box> boxes;
  double confidence = 1;
  /// Lines directly below the table (notes, sign-off: 填表人 ...).
  std::vector<TextLine> notes;
  bool operator==(const Table&) const = default;
};

enum class PageStatus { Ok, Partial, Failed, Skipped };

/// Everything read from one page. `rotation`: clockwise turn (0, 90, 180, 270) that was needed to read the page as it
/// is displayed; `skew`: degrees taken out after that (positive = the print ran down to the right). `width` and
/// `height` are of the page after the turn. Boxes are in points of the straightened page; `to_displayed` maps them
/// back onto the page as displayed upright. `lines`: text outside tables, in reading order.
struct PageReading {
  int number = 0;
  PageStatus status = PageStatus::Ok;
  Source source = Source::TextLayer;
  double width = 0;
  double height = 0;
  int rotation = 0;
  double skew = 0;
  double dpi = 0;
  double confidence = 1;
  std::vector<TextLine> lines;
  std::vector<Table> tables;
  std::vector<Diagnostic> diagnostics;
  double cpu_seconds = 0;
  bool operator==(const PageReading&) const = default;
};

enum class ParagraphKind { Heading, Body, Title, TableTitle, PageNumber, RunningHead, Note };

/// A paragraph of running text, over line and page breaks. `text` has no line breaks and no spaces between Chinese
/// characters; `starts[i]` is the byte offset in `text` at which lines[i] begins.
struct Paragraph {
  ParagraphKind kind = ParagraphKind::Body;
  std::string text;
  std::vector<TextLine> lines;
  std::vector<std::size_t> starts;
  /// Index in DocumentReading::tables of the table that follows next in reading order (tables.size() after the last).
  std::size_t before_table = 0;
  bool operator==(const Paragraph&) const = default;

  int page() const { return lines.empty() ? 0 : lines.front().page; }
};

/// A place on a page.
struct Place {
  int page = 0;
  Box box;
};
/// Where bytes [begin, end) of the paragraph stand: the page and box of the line on which they begin.
Place locate(const Paragraph& paragraph, std::size_t begin, std::size_t end);

/// A whole document as read: pages in order, tables joined over pages (ids "t1", "t2", ... in reading order).
struct DocumentReading {
  std::vector<PageReading> pages;
  std::vector<Table> tables;
  std::vector<Paragraph> paragraphs;
  std::vector<Diagnostic> diagnostics;
  bool operator==(const DocumentReading&) const = default;
};

/// The page's text outside its tables as the export gives it: paragraphs on lines of their own.
std::string page_text(const DocumentReading& document, int page);

/// Joins what the pages hold: tables that go on over pages become one (repeated headers dropped, merged cells that the
/// break cut restored), lines become paragraphs, titles and units go to their tables. Pure.
/// `hints` are words that settle what geometry leaves open.
DocumentReading assemble(std::vector<PageReading> pages, const LayoutHints& hints = {});

/// The box around `box` on the page as displayed upright, that is, with the skew put back in.
Box to_displayed(const Box& box, const PageReading& page);

}  // namespace ziping::layout
