#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "patterns/scoring_book.h"

namespace ziping::patterns {

/// Reads the first "name = arithmetic of names" of a text in normal form, stopping at the end of its sentence.
/// `resolve` says what a name stands for, or nullptr. Understands + - * × / ÷ brackets of all kinds, "×100%".
std::optional<PrintedFormula> read_printed_formula(
    std::string_view text, const std::function<const Expression*(std::string_view name)>& resolve);

}  // namespace ziping::patterns
