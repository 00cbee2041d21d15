#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "num.h"
#include "style.h"

namespace samples {

/// What a printed figure (or text) means: a fact of the truth without its place.
struct FactNote {
  std::string concept_id;
  std::optional<std::string> subject;
  std::optional<std::string> item;
  std::vector<std::string> path;
  std::optional<int> period;
  std::optional<std::string> value;
  std::optional<std::string> unit;
  std::optional<std::string> base_value;
  /// "=", ">=", "<=", ">", "<", "between" or empty.
  std::string comparator;
  std::optional<int> decimals;
};

/// Bytes [begin, end) of a paragraph or cell that say `fact`.
struct Figure {
  std::size_t begin = 0;
  std::size_t end = 0;
  FactNote fact;
};

enum class Align { Left, Centre, Right };

struct Paragraph {
  std::string text;
  std::vector<Figure> figures;
  Face face = Face::Song;
  double size = 16;
  bool bold = false;
  Align align = Align::Left;
  bool justify = false;
  double indent_em = 0;
  double line_pitch = 0;
  double space_before = 0;
  double space_after = 0;
  /// Stays on the page of what follows (headings, table titles).
  bool keep_with_next = false;
};

enum class CellKind { Number, Text, Blank };

struct Cell {
  int row = 0;
  int col = 0;
  int row_span = 1;
  int col_span = 1;
  std::string text{};
  CellKind kind = CellKind::Blank;
  Align align = Align::Centre;
  bool bold = false;
  std::vector<Figure> figures{};
};

/// A ruled table as a grid of cells that cover it completely.
struct Table {
  std::string id;
  /// An id of [form] in the contract.
  std::string form = "other";
  std::string title;
  std::string unit;
  std::optional<std::string> subject;
  int rows = 0;
  int cols = 0;
  /// Relative widths of the columns.
  std::vector<double> widths;
  std::vector<Cell> cells;
  int header_rows = 0;
  bool repeat_header = false;
  double size = 10;
  /// Set smaller until it fits the page it begins on, as far as that is readable.
  bool fit_page = false;
};

enum class BlockKind { Text, Grid, PageBreak, Space };

struct Block {
  BlockKind kind = BlockKind::Text;
  Paragraph paragraph;
  Table table;
  double space = 0;
};

/// Pages of one orientation; a section starts on a new page.
struct Section {
  bool landscape = false;
  bool numbered = true;
  /// Which report of the file it belongs to, from 0.
  int report = 0;
  std::vector<Block> blocks;
};

struct Finding {
  std::string check;
  bool fails = false;
  std::vector<std::string> operands;
  std::string stated;
  std::string computed;
  std::string note;
};

/// An invented report before it is laid out.
struct Document {
  std::string name;
  std::uint64_t seed = 0;
  std::string kind;
  std::string entity;
  int year = 0;
  Style style;
  std::vector<Section> sections;
  std::vector<Finding> findings;
  std::vector<std::string> planted;
};

}  // namespace samples
