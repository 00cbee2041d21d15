#pragma once
#include <vector>

#include "base/ruling_line.h"

namespace ziping::layout {

/// A stretch of a line, from < to.
struct Stretch {
  double from = 0;
  double to = 0;
};

/// A ruling line as it was meant: its broken and doubled pieces in one. `line` runs from the first piece to the last,
/// `inked` are the stretches that are really there, in order, apart.
struct Stroke {
  RulingLine line;
  std::vector<Stretch> inked;
};

/// Pieces of one line joined: those that lie beside each other (doubled rules) and those that follow each other after a
/// small gap (broken rules). Pieces too short to bound a cell are dropped. Horizontal strokes first.
std::vector<Stroke> join_pieces(const std::vector<RulingLine>& rules);

/// The strokes in groups that hang together by crossing or touching; single strokes are left out.
std::vector<std::vector<Stroke>> crossing_groups(const std::vector<Stroke>& strokes);

/// True if the strokes (one of them horizontal, one vertical) cross or all but touch.
bool meet(const RulingLine& a, const RulingLine& b);

/// The stretches united, in order.
std::vector<Stretch> unite(std::vector<Stretch> stretches);
/// Length of [from, to] that the stretches (in order, apart) cover.
double covered(const std::vector<Stretch>& stretches, double from, double to);

}  // namespace ziping::layout
