#include "patterns/table_shape.h"

#include <algorithm>
#include <map>

namespace ziping::patterns {

LabelledTable::LabelledTable(TableShape shape, const text::Language& language) : shape_(std::move(shape)) {
  title_ = language.label_form(shape_.title);
  const auto places = static_cast<std::size_t>(shape_.rows) * static_cast<std::size_t>(shape_.cols);
  places_.assign(places, -1);
  labels_.reserve(shape_.cells.size());
  for (std::size_t i = 0; i < shape_.cells.size(); ++i) {
    const ShapeCell& cell = shape_.cells[i];
    labels_.push_back(cell.text.empty() ? std::string() : language.label_form(cell.text));
    const int end_row = std::min(cell.row + cell.row_span, shape_.rows);
    const int end_col = std::min(cell.col + cell.col_span, shape_.cols);
    for (int row = std::max(cell.row, 0); row < end_row; ++row) {
      for (int col = std::max(cell.col, 0); col < end_col; ++col) {
        places_[static_cast<std::size_t>(row * shape_.cols + col)] = static_cast<int>(i);
      }
    }
  }
}

int LabelledTable::at(int row, int col) const {
  if (row < 0 || col < 0 || row >= shape_.rows || col >= shape_.cols) return -1;
  return places_[static_cast<std::size_t>(row * shape_.cols + col)];
}

const ColumnUse* Section::column(std::string_view id) const {
  for (const ColumnUse& column : columns) {
    if (column.label->id == id) return &column;
  }
  return nullptr;
}

namespace {

struct HeadCell {
  std::size_t cell = 0;
  HeadMatch match;
};
struct HeadRow {
  const SectionLabel* kind = nullptr;
  std::vector<ColumnUse> columns;
};

const ColumnLabel* column_in(const HeadMatch& match, std::string_view section) {
  for (const ColumnLabel* column : match.columns) {
    if (column->section == section) return column;
  }
  return nullptr;
}

ColumnUse use_of(const HeadCell& head, const ColumnLabel* label, const ShapeCell& cell) {
  return {label, cell.col, cell.col_span, head.cell, head.match.parts.year, head.match.parts.brackets};
}

std::vector<HeadCell> heads_of(const LabelledTable& table, const LabelBook& labels, const std::vector<std::size_t>& row,
                               bool near) {
  std::vector<HeadCell> heads;
  for (std::size_t cell : row) {
    if (auto match = labels.head(table.label(cell), near)) heads.push_back({cell, std::move(*match)});
  }
  return heads;
}

// Heads of key columns that were misread so that they may be several (or one column twice) are settled together: a
// section's key columns stand in the order in which the patterns list them. Only where more heads of the row are
// certain than open.
void settle_together(const LabelledTable& table, const LabelBook& labels, const std::vector<std::size_t>& row,
                     HeadRow* found) {
  struct Open {
    std::size_t cell = 0;
    std::vector<PossibleHead> possible;
  };
  const auto times = [&](const ColumnLabel* label) {
    return std::count_if(found->columns.begin(), found->columns.end(),
                         [&](const ColumnUse& use) { return use.label == label; });
  };
  std::vector<Open> open;
  std::vector<const ColumnLabel*> settled;
  for (std::size_t cell : row) {
    const auto use = std::find_if(found->columns.begin(), found->columns.end(),
                                  [&](const ColumnUse& column) { return column.cell == cell; });
    const bool known = use != found->columns.end();
    if (known && times(use->label) == 1) {
      settled.push_back(use->label);
      continue;
    }
    if (table.label(cell).empty()) continue;
    Open head{cell, labels.possible_heads(table.label(cell), found->kind->id)};
    // A score or a sum may well stand twice; what rows are named by does not.
    std::erase_if(head.possible, [](const PossibleHead& possible) { return !possible.column->key; });
    if (head.possible.size() > 1) open.push_back(std::move(head));
  }
  if (open.empty() || settled.size() <= open.size()) return;
  // Columns are compared by their place in the patterns.
  const ColumnLabel* last = nullptr;
  std::vector<ColumnUse> told;
  for (const Open& head : open) {
    const ColumnLabel* next = nullptr;
    for (const PossibleHead& possible : head.possible) {
      const ColumnLabel* column = possible.column;
      if (std::find(settled.begin(), settled.end(), column) != settled.end()) continue;
      if ((last == nullptr || column > last) && (next == nullptr || column < next)) next = column;
    }
    if (next == nullptr) return;
    const ShapeCell& cell = table.shape().cells[head.cell];
    told.push_back({next, cell.col, cell.col_span, head.cell, std::nullopt, {}});
    last = next;
  }
  std::erase_if(found->columns, [&](const ColumnUse& use) {
    return std::any_of(told.begin(), told.end(), [&](const ColumnUse& other) { return other.cell == use.cell; });
  });
  found->columns.insert(found->columns.end(), told.begin(), told.end());
  std::sort(found->columns.begin(), found->columns.end(),
            [](const ColumnUse& a, const ColumnUse& b) { return a.col < b.col; });
}

// Heads of `row` between columns `from` and `to` that no column of the record claims, no deeper than `like`.
std::vector<std::size_t> unread_heads(const LabelledTable& table, const std::vector<std::size_t>& row,
                                      const HeadRow& found, const ShapeCell& like, int from, int to) {
  std::vector<std::size_t> unread;
  for (std::size_t cell : row) {
    const ShapeCell& place = table.shape().cells[cell];
    const bool used =
        std::any_of(found.columns.begin(), found.columns.end(), [&](const ColumnUse& use) { return use.cell == cell; });
    const bool there = place.col >= from && place.col + place.col_span <= to;
    if (there && !used && place.row_span <= like.row_span && !table.label(cell).empty()) unread.push_back(cell);
  }
  return unread;
}

// The section's column of that id; null where the patterns give it none.
const ColumnLabel* column_of(const LabelBook& labels, const SectionLabel& section, std::string_view id) {
  for (const ColumnLabel& column : labels.records().columns) {
    if (column.section == section.id && column.id == id) return &column;
  }
  return nullptr;
}

const ColumnLabel* level_of(const LabelBook& labels, const HeadRow& found, int level) {
  return column_of(labels, *found.kind, "level" + std::to_string(level));
}

int level_number(const ColumnUse& use) {
  return use.label->id.size() == 6 && use.label->id.starts_with("level") ? use.label->id[5] - '0' : 0;
}

// Strokes of the numeral are lost like rules: two heads that name one level are told apart by their order, and by the
// head between them that cannot be read.
void tell_levels_apart(const LabelledTable& table, const LabelBook& labels, const std::vector<std::size_t>& row,
                       HeadRow* found) {
  std::vector<ColumnUse*> levels;
  for (ColumnUse& use : found->columns) {
    if (level_number(use) > 0) levels.push_back(&use);
  }
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    ColumnUse& left = *levels[i];
    ColumnUse& right = *levels[i + 1];
    const int level = level_number(left);
    if (level_number(right) != level) continue;
    const auto between =
        unread_heads(table, row, *found, table.shape().cells[right.cell], left.col + left.col_span, right.col);
    const int later = level + (between.size() == 1 ? 2 : 1);
    const int next = i + 2 < levels.size() ? level_number(*levels[i + 2]) : 4;
    const int last = i > 0 ? level_number(*levels[i - 1]) : 0;
    const ColumnLabel* label = later < next ? level_of(labels, *found, later) : nullptr;
    if (label) {
      right.label = label;
    } else if (level - 1 > last) {
      if (const ColumnLabel* earlier = level_of(labels, *found, level - 1)) left.label = earlier;
    }
    return;
  }
}

// The one head of a level that could not be read, known by the levels beside it: between the first and the third, or
// before the second. A label at the left edge that heads a whole block spans more rows than heads do.
void add_lost_level(const LabelledTable& table, const LabelBook& labels, const std::vector<std::size_t>& row,
                    HeadRow* found) {
  const auto level = [&](std::string_view id) -> const ColumnUse* {
    const ColumnUse* only = nullptr;
    for (const ColumnUse& use : found->columns) {
      if (use.label->id != id) continue;
      if (only) return nullptr;
      only = &use;
    }
    return only;
  };
  const ColumnUse* first = level("level1");
  const ColumnUse* second = level("level2");
  const ColumnUse* third = level("level3");
  if (!third || (first == nullptr) == (second == nullptr)) return;
  const ColumnUse& before = first ? *third : *second;
  const int from = first ? first->col + first->col_span : 0;
  const ShapeCell& like = table.shape().cells[before.cell];
  const auto unread = unread_heads(table, row, *found, like, from, before.col);
  if (unread.size() != 1) return;
  const ColumnLabel* label = level_of(labels, *found, first ? 2 : 1);
  if (!label) return;
  const ShapeCell& cell = table.shape().cells[unread.front()];
  found->columns.push_back({label, cell.col, cell.col_span, unread.front(), std::nullopt, {}});
  std::sort(found->columns.begin(), found->columns.end(),
            [](const ColumnUse& a, const ColumnUse& b) { return a.col < b.col; });
}

// "内容 | 目标值 | 完成值": where no head names a level, what is printed left of all figures names the indicators.
void add_only_level(const LabelledTable& table, const LabelBook& labels, const std::vector<std::size_t>& row,
                    HeadRow* found) {
  if (row.empty()) return;
  int first = table.shape().cols;
  int depth = 1;
  for (const ColumnUse& use : found->columns) {
    if (use.label->id.starts_with("level")) return;
    first = std::min(first, use.col);
    depth = std::max(depth, table.shape().cells[use.cell].row_span);
  }
  std::optional<std::size_t> name;
  for (std::size_t cell : row) {
    const ShapeCell& place = table.shape().cells[cell];
    if (place.col + place.col_span <= first && place.row_span <= depth && !table.label(cell).empty()) name = cell;
  }
  if (!name) return;
  const ColumnLabel* label = level_of(labels, *found, 3);
  if (!label) return;
  const ShapeCell& cell = table.shape().cells[*name];
  found->columns.insert(found->columns.begin(), {label, cell.col, cell.col_span, *name, std::nullopt, {}});
}

// "编制人数 | 107 | 实有人数 | 98": each label has its figure beside it, so that none heads a column.
bool labels_by_turns(const LabelledTable& table, const std::vector<std::size_t>& row,
                     const std::vector<HeadCell>& heads) {
  return std::all_of(heads.begin(), heads.end(), [&](const HeadCell& head) {
    const auto at = std::find(row.begin(), row.end(), head.cell);
    if (at == row.end() || at + 1 == row.end()) return false;
    return is_bare_figure(table.label(*(at + 1)));
  });
}

// "年度总体目标完成情况" at the left edge of a block of texts names the block, like as it is to a head: it spans the
// texts below as well, which heads do not.
void drop_block_label(const LabelledTable& table, HeadRow* found) {
  if (found->kind->rows != RowsAre::Text || found->columns.size() < 3) return;
  const auto span = [&](const ColumnUse& use) { return table.shape().cells[use.cell].row_span; };
  const bool deeper = std::all_of(found->columns.begin() + 1, found->columns.end(),
                                  [&](const ColumnUse& use) { return span(use) < span(found->columns.front()); });
  if (deeper) found->columns.erase(found->columns.begin());
}

// The section whose columns explain most of the row. Two heads at least, one of them a key, and at least half of the
// printed cells (the block label at the left edge, which heads nothing, aside).
std::optional<HeadRow> head_row(const LabelledTable& table, const LabelBook& labels,
                                const std::vector<std::size_t>& row) {
  std::vector<HeadCell> heads = heads_of(table, labels, row, false);
  if (heads.empty() || labels_by_turns(table, row, heads)) return std::nullopt;
  std::size_t printed = 0;
  bool first = true;
  for (std::size_t cell : row) {
    const bool headless = std::none_of(heads.begin(), heads.end(), [&](const HeadCell& h) { return h.cell == cell; });
    if (!table.label(cell).empty() && !(first && headless)) ++printed;
    first = false;
  }
  if (heads.size() < printed) {
    // The label of a block beside its head nearly reads like one, but spans the rows below too.
    int deepest = 1;
    for (const HeadCell& head : heads) deepest = std::max(deepest, table.shape().cells[head.cell].row_span);
    heads = heads_of(table, labels, row, true);
    std::erase_if(heads, [&](const HeadCell& head) { return table.shape().cells[head.cell].row_span > deepest; });
  }

  // Of two sections that explain as much the one that more of the heads are keys of.
  const auto keys = [](const HeadRow& each) {
    return std::count_if(each.columns.begin(), each.columns.end(), [](const ColumnUse& use) { return use.label->key; });
  };
  std::optional<HeadRow> best;
  for (const SectionLabel& section : labels.records().sections) {
    HeadRow found{&section, {}};
    bool key = false;
    for (const HeadCell& head : heads) {
      const ColumnLabel* label = column_in(head.match, section.id);
      if (!label) continue;
      key = key || label->key;
      found.columns.push_back(use_of(head, label, table.shape().cells[head.cell]));
    }
    drop_block_label(table, &found);
    // Heads of years' amounts may well stand twice.
    if (section.rows == RowsAre::Indicators && found.columns.size() >= 2) {
      settle_together(table, labels, row, &found);
      tell_levels_apart(table, labels, row, &found);
      add_lost_level(table, labels, row, &found);
      if (key) add_only_level(table, labels, row, &found);
    }
    if (!key || found.columns.size() < 2 || found.columns.size() * 2 < printed) continue;
    const bool more = !best || found.columns.size() > best->columns.size() ||
                      (found.columns.size() == best->columns.size() && keys(found) > keys(*best));
    if (more) best = std::move(found);
  }
  return best;
}

// "一级指标" over "名称 | 权重": the head that a lower one only calls the name of; null where it does not.
const ColumnLabel* named_above(const LabelledTable& table, const LabelBook& labels, const Section& section,
                               std::size_t cell) {
  const auto& names = labels.marks().names;
  if (std::find(names.begin(), names.end(), table.label(cell)) == names.end()) return nullptr;
  const int col = table.shape().cells[cell].col;
  for (const ColumnUse& upper : section.columns) {
    const bool over = col >= upper.col && col < upper.col + upper.col_span && upper.col_span > 1;
    if (over && upper.label->id.starts_with("level")) return upper.label;
  }
  return nullptr;
}

// A lower head row says more than the upper one about the columns both stand over.
void add_lower_heads(std::vector<ColumnUse>* columns, std::vector<ColumnUse> lower) {
  std::erase_if(*columns, [&](const ColumnUse& upper) {
    return std::any_of(lower.begin(), lower.end(), [&](const ColumnUse& low) {
      return low.col >= upper.col && low.col < upper.col + upper.col_span;
    });
  });
  columns->insert(columns->end(), lower.begin(), lower.end());
  std::sort(columns->begin(), columns->end(), [](const ColumnUse& a, const ColumnUse& b) { return a.col < b.col; });
}

// A head printed twice where weight and score belong ("得分 ... 得分"): of two score columns behind the levels, without
// a weight, the first weighs.
void tell_weight_from_score(const LabelBook& labels, Section* section) {
  if (section->kind->rows != RowsAre::Indicators || section->column("weight")) return;
  ColumnUse* first = nullptr;
  int last_level = -1;
  for (const ColumnUse& column : section->columns) {
    if (column.label->id.starts_with("level")) last_level = std::max(last_level, column.col);
  }
  int scores = 0;
  for (ColumnUse& column : section->columns) {
    if (column.label->id != "score" || column.col < last_level) continue;
    if (scores++ == 0) first = &column;
  }
  if (scores != 2) return;
  if (const ColumnLabel* weight = column_of(labels, *section->kind, "weight")) first->label = weight;
}

// "预算数 | 调整后预算数": of two budgets, where no head is the first one's, the one printed first is.
void tell_first_budget(const LabelBook& labels, Section* section) {
  if (section->kind->rows != RowsAre::Sources || section->column("initial")) return;
  ColumnUse* first = nullptr;
  int budgets = 0;
  for (ColumnUse& column : section->columns) {
    if (column.label->id != "budget" || column.year) continue;
    if (budgets++ == 0) first = &column;
  }
  if (budgets != 2) return;
  if (const ColumnLabel* initial = column_of(labels, *section->kind, "initial")) first->label = initial;
}

// What arrived stands for the budget where that lacks: of two columns of one concept one that is no key gives way.
void drop_stand_ins(Section* section) {
  std::vector<std::string> keys;
  for (const ColumnUse& column : section->columns) {
    if (column.label->key && !column.year) keys.push_back(column.label->concept_id);
  }
  std::erase_if(section->columns, [&](const ColumnUse& column) {
    const ColumnLabel& label = *column.label;
    const bool spare = !label.key && !column.year && !label.concept_id.empty() && label.item.empty();
    return spare && section->kind->rows == RowsAre::Sources &&
           std::find(keys.begin(), keys.end(), label.concept_id) != keys.end();
  });
}

}  // namespace

std::vector<Section> find_sections(const LabelledTable& table, const LabelBook& labels) {
  const TableShape& shape = table.shape();
  std::vector<std::vector<std::size_t>> rows(static_cast<std::size_t>(std::max(shape.rows, 0)));
  for (std::size_t i = 0; i < shape.cells.size(); ++i) {
    const int row = shape.cells[i].row;
    if (row >= 0 && row < shape.rows) rows[static_cast<std::size_t>(row)].push_back(i);
  }

  std::vector<Section> sections;
  for (int row = 0; row < shape.rows; ++row) {
    auto found = head_row(table, labels, rows[static_cast<std::size_t>(row)]);
    if (!found) continue;
    Section section;
    section.kind = found->kind;
    section.head_row = row;
    section.columns = std::move(found->columns);
    int depth = 1;
    for (const ColumnUse& column : section.columns) depth = std::max(depth, shape.cells[column.cell].row_span);
    section.first_row = row + std::min(depth, 4);
    // Lower head rows: inside the upper one's depth, or a further row of heads of the same section.
    for (int below = row + 1; below < shape.rows; ++below) {
      std::vector<ColumnUse> lower;
      const auto& cells = rows[static_cast<std::size_t>(below)];
      if (below < section.first_row) {
        for (std::size_t cell : cells) {
          if (const ColumnLabel* named = named_above(table, labels, section, cell)) {
            lower.push_back(use_of({cell, {}}, named, shape.cells[cell]));
          }
        }
        for (const HeadCell& head : heads_of(table, labels, cells, true)) {
          if (named_above(table, labels, section, head.cell)) continue;
          const ColumnLabel* label = column_in(head.match, section.kind->id);
          if (label) lower.push_back(use_of(head, label, shape.cells[head.cell]));
        }
      } else {
        auto next = head_row(table, labels, cells);
        if (!next || next->kind != section.kind) break;
        lower = std::move(next->columns);
        section.first_row = below + 1;
      }
      add_lower_heads(&section.columns, std::move(lower));
    }
    if (!sections.empty()) sections.back().end_row = row;
    section.end_row = shape.rows;
    row = section.first_row - 1;
    tell_weight_from_score(labels, &section);
    tell_first_budget(labels, &section);
    drop_stand_ins(&section);
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace ziping::patterns
