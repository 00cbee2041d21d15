#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/utf8.h"
#include "layout/grid.h"
#include "layout/similarity.h"
#include "layout/word_parts.h"

namespace ziping::layout {

namespace {

/// What stands together in one column of one row.
struct Segment {
  std::vector<PlacedWord> words;
  Box box;
  std::string text;
};
struct Row {
  std::vector<Segment> segments;
  Box box;
  double em = 0;
};
struct Column {
  double from = 0;
  double to = 0;
};

/// Gaps between columns are wider than any gap that justified text has.
constexpr double kColumnGap = 1.6;
constexpr std::size_t kLeastRows = 3;

Row row_of(const std::vector<PlacedWord>& words) {
  Row row;
  for (const PlacedWord& word : words) {
    row.em = std::max(row.em, word.em);
    const bool apart =
        row.segments.empty() || word.word.box.x0 - row.segments.back().box.x1 > kColumnGap * std::max(6.0, word.em);
    if (apart) row.segments.emplace_back();
    Segment& segment = row.segments.back();
    segment.box = segment.box.unite(word.word.box);
    segment.text += word.word.text;
    segment.words.push_back(word);
    row.box = row.box.unite(word.word.box);
  }
  return row;
}

/// The stretches of x that the rows' segments cover together.
std::vector<Column> columns_of(const std::vector<Row>& rows) {
  std::vector<Column> all;
  for (const Row& row : rows) {
    for (const Segment& segment : row.segments) all.push_back({segment.box.x0, segment.box.x1});
  }
  std::sort(all.begin(), all.end(), [](const Column& a, const Column& b) { return a.from < b.from; });
  std::vector<Column> columns;
  for (const Column& next : all) {
    if (!columns.empty() && next.from <= columns.back().to) {
      columns.back().to = std::max(columns.back().to, next.to);
    } else {
      columns.push_back(next);
    }
  }
  return columns;
}

std::size_t column_at(const std::vector<Column>& columns, const Segment& segment) {
  std::size_t at = 0;
  while (at + 1 < columns.size() && columns[at + 1].from <= segment.box.x0) ++at;
  return at;
}

/// True if no row has two segments in one column.
bool apart(const std::vector<Row>& rows, const std::vector<Column>& columns) {
  for (const Row& row : rows) {
    for (std::size_t i = 1; i < row.segments.size(); ++i) {
      if (column_at(columns, row.segments[i - 1]) == column_at(columns, row.segments[i])) return false;
    }
  }
  return true;
}

/// Segments of one column begin, end or centre on one line.
bool aligned(const std::vector<const Segment*>& segments, double em) {
  const auto agree = [&](auto&& place) {
    std::vector<double> places;
    for (const Segment* segment : segments) places.push_back(place(segment->box));
    std::sort(places.begin(), places.end());
    const double middle = places[places.size() / 2];
    const auto near =
        std::count_if(places.begin(), places.end(), [&](double at) { return std::abs(at - middle) < 0.8 * em; });
    return static_cast<std::size_t>(near) * 5 >= places.size() * 4;
  };
  return agree([](const Box& box) { return box.x0; }) || agree([](const Box& box) { return box.x1; }) ||
         agree([](const Box& box) { return box.centre_x(); });
}

bool has_colon(const std::string& text) {
  const std::u32string points = utf8::decode(text);
  return std::any_of(points.begin(), points.end(), [](char32_t code) { return code == ':' || code == 0xFF1A; });
}

/// Numbers that only ever grow, as a list of contents has them at its right.
bool page_references(const std::vector<const Segment*>& segments) {
  long last = 0;
  for (const Segment* segment : segments) {
    const long number = std::strtol(segment->text.c_str(), nullptr, 10);
    const bool whole =
        std::all_of(segment->text.begin(), segment->text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!whole || number < last) return false;
    last = number;
  }
  return true;
}

bool is_table(const std::vector<Row>& rows, const std::vector<Column>& columns) {
  if (rows.size() < kLeastRows || columns.size() < 2 || !apart(rows, columns)) return false;
  std::size_t labelled = 0;
  std::size_t segments = 0;
  std::size_t figure_columns = 0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    std::vector<const Segment*> inside;
    for (const Row& row : rows) {
      for (const Segment& segment : row.segments) {
        if (column_at(columns, segment) == c) inside.push_back(&segment);
      }
    }
    if (inside.size() * 2 < rows.size() || !aligned(inside, rows.front().em)) return false;
    segments += inside.size();
    labelled += static_cast<std::size_t>(
        std::count_if(inside.begin(), inside.end(), [](const Segment* s) { return has_colon(s->text); }));
    const auto figures =
        std::count_if(inside.begin(), inside.end(), [](const Segment* s) { return is_figure(s->text); });
    const bool contents = columns.size() == 2 && c == 1 && page_references(inside);
    if (c > 0 && static_cast<std::size_t>(figures) * 5 >= inside.size() * 3 && !contents) ++figure_columns;
  }
  return figure_columns > 0 && labelled * 4 < segments;
}

Table table_of(const std::vector<Row>& rows, const std::vector<Column>& columns, int page) {
  std::vector<double> xs{columns.front().from - 1};
  for (std::size_t c = 1; c < columns.size(); ++c) xs.push_back((columns[c - 1].to + columns[c].from) / 2);
  xs.push_back(columns.back().to + 1);
  std::vector<double> ys{rows.front().box.y0 - 1};
  for (std::size_t r = 1; r < rows.size(); ++r) ys.push_back((rows[r - 1].box.y1 + rows[r].box.y0) / 2);
  ys.push_back(rows.back().box.y1 + 1);
  Table table;
  table.rows = static_cast<int>(rows.size());
  table.cols = static_cast<int>(columns.size());
  table.pages = {page};
  table.boxes = {Box{xs.front(), ys.front(), xs.back(), ys.back()}};
  table.confidence = 0.6;  // alignment alone says less than rules
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<std::vector<PlacedWord>> content(columns.size());
    for (const Segment& segment : rows[r].segments) {
      auto& words = content[column_at(columns, segment)];
      words.insert(words.end(), segment.words.begin(), segment.words.end());
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const GridCell place{static_cast<int>(r), static_cast<int>(c), 1, 1, {xs[c], ys[r], xs[c + 1], ys[r + 1]}};
      const bool sure =
          std::all_of(content[c].begin(), content[c].end(), [](const PlacedWord& word) { return word.sure; });
      table.cells.push_back(make_cell(place, lines_of(std::move(content[c]), page), page));
      table.cells.back().sure = sure;
    }
  }
  return table;
}

/// The longest table that begins with rows[first]; its number of rows, 0 if none.
std::size_t rows_of_table(const std::vector<Row>& rows, std::size_t first) {
  std::size_t best = 0;
  std::vector<Row> taken;
  for (std::size_t i = first; i < rows.size() && rows[i].segments.size() >= 2; ++i) {
    const bool near = taken.empty() || rows[i].box.y0 - taken.back().box.y1 < 2.5 * std::max(6.0, rows[i].em);
    if (!near) break;
    taken.push_back(rows[i]);
    const std::vector<Column> columns = columns_of(taken);
    if (columns.size() < 2 || !apart(taken, columns)) break;
    if (is_table(taken, columns)) best = taken.size();
  }
  return best;
}

}  // namespace

std::vector<Table> find_unruled_tables(std::vector<PlacedWord>* words, double, double, int page) {
  std::vector<PlacedWord> across;
  std::vector<PlacedWord> rest;
  for (PlacedWord& word : *words) {
    complete(word);
    (word.word.vertical || is_blank(word.word.text) ? rest : across).push_back(word);
  }
  std::vector<Row> rows;
  for (const auto& row : rows_of_words(std::move(across))) rows.push_back(row_of(row));
  std::vector<Table> tables;
  for (std::size_t i = 0; i < rows.size();) {
    const std::size_t count = rows_of_table(rows, i);
    if (count == 0) {
      for (const Segment& segment : rows[i].segments)
        rest.insert(rest.end(), segment.words.begin(), segment.words.end());
      ++i;
      continue;
    }
    const std::vector<Row> taken(rows.begin() + static_cast<std::ptrdiff_t>(i),
                                 rows.begin() + static_cast<std::ptrdiff_t>(i + count));
    tables.push_back(table_of(taken, columns_of(taken), page));
    i += count;
  }
  *words = std::move(rest);
  return tables;
}

}  // namespace ziping::layout
