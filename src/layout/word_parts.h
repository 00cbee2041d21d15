#pragma once
#include <cstddef>
#include <vector>

#include "layout/grid.h"

namespace ziping::layout {

/// Fills in what a reader left out: edges (evenly spread) and em (the height of the box).
void complete(PlacedWord& word);

/// Code points [first, last) of a completed word.
PlacedWord part_of(const PlacedWord& word, std::size_t first, std::size_t last);

/// Words that stand on one base line, top to bottom; each row left to right.
std::vector<std::vector<PlacedWord>> rows_of_words(std::vector<PlacedWord> words);

}  // namespace ziping::layout
