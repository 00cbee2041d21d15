#pragma once
#include "picture.h"

namespace ziping::figures {

/// Makes of a drawn line what an office scanner makes of it: ink spread, blur, grain, uneven light, JPEG, black and
/// white. Then cuts and flattens it as the reader's crops are (see src/image).
Picture degrade(Picture picture, double em, Dice& dice);

}  // namespace ziping::figures
