#pragma once
#include "picture.h"
#include "quality.h"
#include "random.h"

namespace samples {

/// Makes a clean picture look scanned: grey paper with uneven light, thin ink, blur, noise, a fold.
void degrade(Picture* picture, const Quality& quality, Random* random);

/// Bits of a bilevel page: 1 is white, rows padded to bytes.
std::vector<std::uint8_t> to_bits(const Picture& grey, int threshold);

}  // namespace samples
