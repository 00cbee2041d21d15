#pragma once
#include "base/raster.h"

namespace ziping::image {

/// Blocks of one grey level darker than `paper`, as the shaded heads of tables are, become white: print on them that is
/// lighter than they are becomes dark, what is darker stays dark. A block with light print keeps a thin frame of its
/// own level, which ends the table's cells as its edge did. Blocks without print on them, and those that reach the
/// picture's edge, are left alone. Dark blocks are to be levelled before the background is evened, which takes them for
/// paper in parts; light ones after it.
void level_shaded_blocks(Raster& grey, int paper);

/// Levels for `paper` on a page as scanned and on one with an even background.
inline constexpr int kScannedPaper = 150;
inline constexpr int kEvenPaper = 222;

}  // namespace ziping::image
