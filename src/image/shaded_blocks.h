#pragma once
#include "base/raster.h"

namespace ziping::image {

/// Blocks of one grey level in an evened-out page, as the shaded heads of tables are, become white: print on them that
/// is lighter than they are becomes dark, what is darker stays dark. A block with light print keeps a thin frame of
/// its own level, which ends the table's cells as its edge did. Blocks without print on them are left alone.
void level_shaded_blocks(Raster& grey);

}  // namespace ziping::image
