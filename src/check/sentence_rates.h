#pragma once
#include <functional>
#include <string>

#include "check/sentence.h"

namespace ziping::check {

/// Whether a printed figure of the text is a fact that formulas look after.
using Claimed = std::function<bool(const std::string& printed)>;

/// stated-rate, change-rate and rate-integer of one sentence.
void check_sentence_rates(const Material& material, const Sentence& sentence, const Claimed& claimed, Drafts& drafts);

/// A draft about a sentence, to be said with the common words for it.
Draft sentence_draft(const char* check, bool holds, const Sentence& sentence);
/// A value in the unit that `like` is printed in, as text.
std::string in_unit_of(const Said& like, const Rational& value);
/// Enters what is stated and what it should be.
void state(const Said& stated, const Rational& computed, Draft& draft);

}  // namespace ziping::check
