#pragma once
#include <string_view>

#include "check/sentence_rates.h"

namespace ziping::check {

/// The arithmetic of single sentences, whatever they speak of: parts of a whole (of-which-sum, x-of-y, added-budget),
/// so many at so much each (product), rates of two figures that stand beside them (stated-rate, change-rate), rates of
/// things that are counted (rate-integer), what is left over (balance-statement), points lost (deduction-in-prose).
/// The words that make a figure a whole, a part, last year's ... are the lists of patterns/checks/sentences.toml.
/// `text` is a paragraph or a cell in normal form.
void check_sentences(const Material& material, std::string_view text, const Claimed& claimed, Drafts& drafts);

}  // namespace ziping::check
