#pragma once
#include <map>
#include <string>

#include "base/decimal.h"

namespace ziping::sample {

/// The units that stand for money, and how many yuan one of each is. Made from the patterns by whoever knows them.
using MoneyUnits = std::map<std::string, Decimal, std::less<>>;

}  // namespace ziping::sample
