#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/result.h"

namespace ziping::store {

/// A paragraph or a cell that holds all words asked for. `match_begin` and `match_end` are the bytes in `text` of the
/// first of them, `page` and `box` its place: the line on which it begins, or the print of the cell, in points of the
/// page as displayed upright.
struct Hit {
  std::int64_t document_id = 0;
  std::string file;
  std::optional<std::string> entity;
  std::optional<int> year;
  /// A paragraph's kind, or "cell".
  std::string kind;
  int page = 0;
  Box box;
  std::optional<std::string> table;
  std::optional<int> row;
  std::optional<int> col;
  std::string text;
  std::size_t match_begin = 0;
  std::size_t match_end = 0;
};

/// The first `most` hits, by file name and reading order, and how many there are.
struct Hits {
  std::vector<Hit> hits;
  std::size_t count = 0;
};

}  // namespace ziping::store
