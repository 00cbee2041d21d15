#pragma once
#include <cstddef>
#include <string>

#include "extract/fact.h"
#include "layout/reading.h"
#include "text/language.h"

namespace ziping::extract {

/// The line of a paragraph in which the byte stands.
std::size_t line_of(const layout::Paragraph& paragraph, std::size_t byte);

/// Whether the other readers of a scan agree to a figure of running text, whose value is set. It is not sure where one
/// of them says another value, which then is among its alternatives, or where its line was read with doubts.
void hear_others(const layout::Paragraph& paragraph, const text::Language& language, const text::Quantity& quantity,
                 Fact* fact);

/// A name or number is as sure as its readings agree on it: each of the line's must have it, spaces aside.
bool readings_agree(const layout::Paragraph& paragraph, std::size_t byte, const std::string& value,
                    const text::Language& language);

}  // namespace ziping::extract
