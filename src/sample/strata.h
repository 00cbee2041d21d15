#pragma once
#include <string>
#include <vector>

#include "sample/design.h"
#include "sample/draw.h"

namespace ziping::sample {

/// The stratum a figure belongs to: the keys' values joined by " / " ("-" where there is none, "text" for the kind of
/// figures in prose, classes of size as "<10000", "10000-100000", ">=10000000").
std::string stratum_of(const store::FigureRow& figure, const Design& design);

/// A stratum by its label, and its members' places in the frame.
struct Layer {
  std::string label;
  std::vector<std::uint64_t> members;
  /// Absolute cents of its members, for the allocation.
  std::uint64_t cents = 0;
};

/// The strata in the order of their labels' bytes.
std::vector<Layer> layers_of(const std::vector<store::FrameRow>& frame,
                             const std::vector<std::uint64_t>& absolute_cents);

}  // namespace ziping::sample
