#pragma once
#include <string>
#include <string_view>

#include "extract/fact.h"
#include "layout/reading.h"
#include "text/language.h"

namespace ziping::extract {

/// Fills value, upper, unit, base value, comparator and decimals of a fact from a quantity: value in the printed unit,
/// base value in the base unit (元, %).
void set_quantity(const text::Quantity& quantity, Fact* fact);

/// A fact with the evidence of a cell: text, page, ink box, place in the table, confidence.
Fact fact_of_cell(const layout::Table& table, const layout::Cell& cell);

/// Makes it the fact that an option is ticked: the grade where it is one, else an `other` whose item is `label`.
void set_choice(const std::string& option, const std::string& label, const text::Language& language, Fact* fact);

/// A value with words behind it ("604人（因总人数减少）", "12次，超额完成"): sets the fact's value from the figure in
/// front. Returns whether there is one.
bool read_front(const layout::Cell& cell, const text::Language& language, const text::QuantityContext& context,
                Fact* fact);

/// The figure that a cell's text is twice ("5.2万元5.2万元" is a slip of who typed it); empty where it is anything
/// else.
std::string_view printed_twice(std::string_view text, const text::Language& language);

/// Whether a text of this confidence is that of a text layer that is trusted, character by character.
bool is_typed(double confidence);

/// Reads the whole cell in a context and sets the fact's value; values that the cell's other readings would give go to
/// `alternatives`. Returns the quantity, so that callers can tell figures from words. `signed_value`: a comparing sign
/// belongs there, so that "290%" is a lost one even where it was typed, though nobody can be sure.
text::Quantity read_cell(const layout::Cell& cell, const text::Language& language, const text::QuantityContext& context,
                         Fact* fact, bool signed_value = false);

}  // namespace ziping::extract
