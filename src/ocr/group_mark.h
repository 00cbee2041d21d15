#pragma once
#include "ocr/hearing.h"

namespace ziping::ocr {

/// Which is the one mark between the digits of a figure (its crop, dark on white, no margin): a comma, which goes below
/// the base line, or a point, which ends there; 0 where the ink does not tell.
char32_t mark_between(const Raster& crop, double em);

/// "5.500" may be five thousand five hundred: where one to three digits, a mark and three digits are a figure, the mark
/// is looked at. The text follows the ink. The line is not sure where no reader said what the ink shows, or the ink
/// does not tell and the text says a point or some reader the other mark.
void look_at_group_marks(Hearing* heard, Verdict* verdict);

}  // namespace ziping::ocr
