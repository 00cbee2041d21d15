#pragma once
#include "extract/form_reading.h"

namespace ziping::extract {

/// Holds the blocks of the outermost level against the weights they print. Where rows and their merged label disagree
/// with the printed weights, and parting the same rows otherwise, in their order, meets every block's weight exactly,
/// the weights decide: paths of facts and rows change, and a diagnostic says so. Nothing happens where a block prints
/// no weight, or where no parting fits (then the report's figures are wrong, which is for the checks to say).
void settle_blocks(const patterns::Section& section, FormReading* reading);

}  // namespace ziping::extract
