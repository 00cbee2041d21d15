#include "grits.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "common_text.h"

namespace ziping::measure {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The table as a matrix: for each place the number of the cell that covers it.
class Matrix {
 public:
  explicit Matrix(const GridTable& table)
      : rows_(static_cast<std::size_t>(std::max(0, table.rows))),
        cols_(static_cast<std::size_t>(std::max(0, table.cols))),
        cells_(rows_ * cols_, kNone) {
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const GridCellText& cell = table.cells[i];
      for (int row = std::max(0, cell.row); row < std::min(table.rows, cell.row + cell.row_span); ++row) {
        for (int col = std::max(0, cell.col); col < std::min(table.cols, cell.col + cell.col_span); ++col) {
          cells_[static_cast<std::size_t>(row) * cols_ + static_cast<std::size_t>(col)] = i;
        }
      }
    }
  }
  std::size_t rows() const { return rows_; }
  std::size_t cols() const { return cols_; }
  std::size_t at(std::size_t row, std::size_t col) const { return cells_[row * cols_ + col]; }

 private:
  std::size_t rows_;
  std::size_t cols_;
  std::vector<std::size_t> cells_;
};

using Reward = std::function<double(std::size_t, std::size_t, std::size_t, std::size_t)>;

/// Pairs of a best order-keeping alignment of `n` with `m` elements, and its worth. `row` is working space.
struct Alignment {
  double worth = 0;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
};

template <class Worth>
Alignment align(std::size_t n, std::size_t m, Worth&& worth, bool with_pairs) {
  std::vector<double> single((n + 1) * (m + 1), 0);
  std::vector<double> best((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      single[at(i, j)] = worth(i - 1, j - 1);
      best[at(i, j)] = std::max({best[at(i - 1, j)], best[at(i, j - 1)], best[at(i - 1, j - 1)] + single[at(i, j)]});
    }
  }
  Alignment result;
  result.worth = best[at(n, m)];
  if (!with_pairs) return result;
  for (std::size_t i = n, j = m; i > 0 && j > 0;) {
    if (best[at(i, j)] == best[at(i - 1, j - 1)] + single[at(i, j)]) {
      result.pairs.emplace_back(--i, --j);
    } else if (best[at(i, j)] == best[at(i - 1, j)]) {
      --i;
    } else {
      --j;
    }
  }
  std::reverse(result.pairs.begin(), result.pairs.end());
  return result;
}

/// Rows (or, turned, columns) aligned by what their best aligned places are worth.
std::vector<std::pair<std::size_t, std::size_t>> align_lines(std::size_t n, std::size_t m, std::size_t n_inner,
                                                             std::size_t m_inner, const Reward& reward, bool turned) {
  const auto line_worth = [&](std::size_t i, std::size_t j) {
    const auto place_worth = [&](std::size_t k, std::size_t l) {
      return turned ? reward(k, i, l, j) : reward(i, k, j, l);
    };
    return align(n_inner, m_inner, place_worth, false).worth;
  };
  return align(n, m, line_worth, true).pairs;
}

/// F-score of the factored most similar substructure: rows and columns are aligned apart, then the places of aligned
/// rows in aligned columns are compared.
double f_score(const Matrix& truth, const Matrix& read, const Reward& reward) {
  const std::size_t all = truth.rows() * truth.cols() + read.rows() * read.cols();
  if (all == 0) return 1;
  if (truth.rows() * truth.cols() == 0 || read.rows() * read.cols() == 0) return 0;
  const auto rows = align_lines(truth.rows(), read.rows(), truth.cols(), read.cols(), reward, false);
  const auto cols = align_lines(truth.cols(), read.cols(), truth.rows(), read.rows(), reward, true);
  double worth = 0;
  for (const auto& [i, k] : rows) {
    for (const auto& [j, l] : cols) worth += reward(i, j, k, l);
  }
  return 2 * worth / static_cast<double>(all);
}

/// How far a cell reaches from one of its places.
struct Reach {
  int up = 0, left = 0, down = 0, right = 0;
};

Reach reach(const GridCellText& cell, std::size_t row, std::size_t col) {
  const int r = static_cast<int>(row);
  const int c = static_cast<int>(col);
  return {r - cell.row, c - cell.col, cell.row + cell.row_span - r, cell.col + cell.col_span - c};
}

double shared_reach(const Reach& a, const Reach& b) {
  const double both = static_cast<double>((std::min(a.up, b.up) + std::min(a.down, b.down)) *
                                          (std::min(a.left, b.left) + std::min(a.right, b.right)));
  const double first = static_cast<double>((a.up + a.down) * (a.left + a.right));
  const double second = static_cast<double>((b.up + b.down) * (b.left + b.right));
  return both / (first + second - both);
}

}  // namespace

double grits_topology(const GridTable& truth, const GridTable& read) {
  const Matrix a(truth);
  const Matrix b(read);
  return f_score(a, b, [&](std::size_t i, std::size_t j, std::size_t k, std::size_t l) {
    const std::size_t left = a.at(i, j);
    const std::size_t right = b.at(k, l);
    if (left == kNone || right == kNone) return left == right ? 1.0 : 0.0;
    return shared_reach(reach(truth.cells[left], i, j), reach(read.cells[right], k, l));
  });
}

double grits_content(const GridTable& truth, const GridTable& read) {
  const Matrix a(truth);
  const Matrix b(read);
  // Each pair of cells is compared once, however many places they cover.
  std::vector<double> known(truth.cells.size() * read.cells.size(), -1);
  return f_score(a, b, [&](std::size_t i, std::size_t j, std::size_t k, std::size_t l) {
    const std::size_t left = a.at(i, j);
    const std::size_t right = b.at(k, l);
    if (left == kNone || right == kNone) return left == right ? 1.0 : 0.0;
    double& share = known[left * read.cells.size() + right];
    if (share < 0) share = common_share(truth.cells[left].text, read.cells[right].text);
    return share;
  });
}

}  // namespace ziping::measure
