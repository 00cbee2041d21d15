#pragma once
#include <optional>
#include <string>
#include <vector>

#include "document.h"
#include "set_text.h"

namespace samples {

/// A line of set text at its place: base line of the block's left edge, in points from the top left of the page.
struct TextItem {
  SetText text;
  std::size_t line = 0;
  double x = 0;
  double baseline = 0;
};

struct RuleItem {
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  double width = 0.5;
};

struct PlacedPage {
  double width = 0;
  double height = 0;
  /// Which report of the file it belongs to, from 0.
  int report = 0;
  std::vector<TextItem> texts;
  std::vector<RuleItem> rules;
  /// Text outside tables, without page number and running head, one paragraph a line.
  std::string text;
  /// Where a seal would be pressed: over the date at the end of a report or the sign-off line of a form.
  std::optional<Box> sign_off;
};

struct PlacedFact {
  FactNote fact;
  std::string text;
  int page = 0;
  Box box;
  Box ink;
  std::optional<std::string> table;
  int row = 0;
  int col = 0;
};

struct PlacedCell {
  Cell cell;
  int page = 0;
  Box box;
  Box ink;
};

struct PlacedTable {
  Table table;
  std::vector<int> pages;
  std::vector<PlacedCell> cells;
};

struct PlacedDocument {
  std::vector<PlacedPage> pages;
  std::vector<PlacedTable> tables;
  std::vector<PlacedFact> facts;
};

/// Lays the document out on A4 pages.
PlacedDocument lay_out(const Document& document);

}  // namespace samples
