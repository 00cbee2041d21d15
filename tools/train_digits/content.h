#pragma once
#include <string>

#include "dice.h"

namespace ziping::figures {

/// A line as it is to be drawn, and what the model shall say to it (wide and narrow forms of a sign are one sign).
struct Content {
  std::string drawn;
  std::string label;
};

/// One figure as these forms print them: amounts, shares, dates, scores, comparisons, single digits.
Content make_content(Dice& dice);

}  // namespace ziping::figures
