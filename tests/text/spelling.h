#pragma once
#include <cstdint>
#include <string>

namespace ziping::text {

/// Writers of numerals for the property tests: the inverse of what the product reads.
std::string spell_small(std::uint64_t value);
std::string spell_capital(std::uint64_t value);
/// Capital money of an amount in 分, as the rules for bills have it: 零 for skipped places, 整 where no 分 follows.
std::string spell_money(std::uint64_t cents);
std::string spell_digits(std::uint64_t value);
/// Arabic with a separator between thousands and `decimals` digits behind the point.
std::string spell_arabic(std::uint64_t units, int decimals, const std::string& separator);

}  // namespace ziping::text
