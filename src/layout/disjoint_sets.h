#pragma once
#include <cstddef>
#include <numeric>
#include <vector>

namespace ziping::layout {

/// Elements 0..n-1 in sets that only ever grow together.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t find(std::size_t element) {
    while (parent_[element] != element) element = parent_[element] = parent_[parent_[element]];
    return element;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

  /// The elements of each set, sets in the order of their first elements.
  std::vector<std::vector<std::size_t>> groups() {
    std::vector<std::vector<std::size_t>> result;
    std::vector<std::size_t> index(parent_.size(), parent_.size());
    for (std::size_t i = 0; i < parent_.size(); ++i) {
      std::size_t& slot = index[find(i)];
      if (slot == parent_.size()) {
        slot = result.size();
        result.emplace_back();
      }
      result[slot].push_back(i);
    }
    return result;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace ziping::layout
