#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/samples.h"

namespace ziping::sample {

/// The part of a page around a figure, as PNG with the figure framed; `problem`
/// says why there is none.
struct Crop {
  std::string png;
  int width = 0;
  int height = 0;
  std::string problem;
};

/// The path of the file that still holds the bytes of this hash.
using OriginalOf = std::function<Result<std::string>(const std::string& sha256)>;

/// For each item its crop, pages upright as they were read. A page is drawn
/// once however many figures of it were drawn; a file that is gone or has
/// changed costs its own pictures only. `progress` is told how many are done.
std::vector<Crop> crops_of(const std::vector<store::SampleItem>& items, const OriginalOf& original,
                           const std::function<void(std::size_t)>& progress);

}  // namespace ziping::sample
