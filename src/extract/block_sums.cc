#include "extract/block_sums.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ziping::extract {
namespace {

struct Row {
  int row = 0;
  Decimal weight;
  std::size_t block = 0;
};
struct Block {
  std::string name;
  Decimal weight;
};
struct Blocks {
  std::vector<Block> blocks;
  std::vector<Row> rows;
};

const Fact* weight_of_block(const FormReading& reading, const std::string& name) {
  const Fact* found = nullptr;
  for (const Fact& fact : reading.facts) {
    if (fact.concept_id != "block.weight" || !fact.path.empty() || fact.item != name || !fact.value) continue;
    if (found) return nullptr;  // two blocks of one name: nobody can say which is meant
    found = &fact;
  }
  return found;
}

// The rows of indicators with their weights and the blocks they are printed under; nothing where a block has no weight.
std::optional<Blocks> blocks_of(const patterns::Section& section, const FormReading& reading) {
  std::map<int, Decimal> weights;
  for (const Fact& fact : reading.facts) {
    if (fact.concept_id != "indicator.weight" || !fact.value || !fact.row) continue;
    const auto sum = weights[*fact.row].plus(*fact.value);
    if (!sum) return std::nullopt;
    weights[*fact.row] = *sum;
  }
  Blocks all;
  for (int row = section.first_row; row < section.end_row; ++row) {
    const RowRole& role = reading.form.rows[static_cast<std::size_t>(row)];
    if (role.kind != RowKind::Indicator || role.path.empty()) continue;
    if (all.blocks.empty() || all.blocks.back().name != role.path.front()) {
      const Fact* weight = weight_of_block(reading, role.path.front());
      if (!weight) return std::nullopt;
      all.blocks.push_back({role.path.front(), *weight->value});
    }
    all.rows.push_back({row, weights[row], all.blocks.size() - 1});
  }
  return all;
}

bool sums_agree(const Blocks& all) {
  std::vector<Decimal> sums(all.blocks.size());
  for (const Row& row : all.rows) {
    const auto sum = sums[row.block].plus(row.weight);
    if (!sum) return true;
    sums[row.block] = *sum;
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] != all.blocks[i].weight) return false;
  }
  return true;
}

// The block of each row by the weights alone; nothing where they do not part the rows.
std::optional<std::vector<std::size_t>> parted_by_weights(const Blocks& all) {
  const Decimal zero(0);
  std::vector<std::size_t> parting;
  std::size_t block = 0;
  Decimal sum;
  for (const Row& row : all.rows) {
    // A full block ends, but a row without points stays where it is printed.
    const bool full = sum == all.blocks[block].weight;
    if (full && (row.weight != zero || row.block > block)) {
      if (++block == all.blocks.size()) return std::nullopt;
      sum = zero;
    }
    const auto more = sum.plus(row.weight);
    if (!more || *more > all.blocks[block].weight) return std::nullopt;
    sum = *more;
    parting.push_back(block);
  }
  if (block + 1 != all.blocks.size() || sum != all.blocks[block].weight) return std::nullopt;
  return parting;
}

void move_row(const Row& row, const std::string& from, const std::string& to, FormReading* reading) {
  reading->role(row.row).path.front() = to;
  for (Fact& fact : reading->facts) {
    if (fact.row == row.row && !fact.path.empty() && fact.path.front() == from) fact.path.front() = to;
  }
}

}  // namespace

void settle_blocks(const patterns::Section& section, FormReading* reading) {
  const auto all = blocks_of(section, *reading);
  if (!all || all->blocks.size() < 2 || sums_agree(*all)) return;
  const auto parting = parted_by_weights(*all);
  if (!parting) return;
  for (std::size_t i = 0; i < parting->size(); ++i) {
    const Row& row = all->rows[i];
    if ((*parting)[i] == row.block) continue;
    const std::string& from = all->blocks[row.block].name;
    const std::string& to = all->blocks[(*parting)[i]].name;
    const int cell = reading->view.row(row.row).empty() ? -1 : reading->view.row(row.row).front();
    const int page = cell < 0 ? 0 : reading->view.cell(cell).page;
    reading->diagnostics.push_back(
        {std::string(to_string(ErrorCode::LabelAmbiguous)),
         fmt::format("table {}, row {} ({}): printed beside {}, but the printed weights put it under {}",
                     reading->form.table, row.row + 1, reading->role(row.row).item, from, to),
         page > 0 ? std::optional(page) : std::nullopt, "extract"});
    move_row(row, from, to, reading);
  }
}

}  // namespace ziping::extract
