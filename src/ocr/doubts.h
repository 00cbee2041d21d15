#pragma once
#include <string_view>
#include <vector>

#include "ocr/vote.h"

namespace ziping::ocr {

/// What a first reading says about how a line is to be read on.

/// No reading is a figure and nothing else.
bool none_is_figure(const std::vector<Ballot>& ballots);
/// Figures stand in the text, or it is one.
bool has_figures(std::string_view text);
/// Few signs, or signs readers put for digits: a figure the reader does not know, rather than words. Also a Chinese
/// character before a figure where the reader cannot say "at least".
bool may_be_figure(const Ballot& ballot);
/// A Chinese character before a figure, by a reader that cannot say a comparison: a word, or what it took one for.
bool begins_with_word(const Ballot& ballot);
/// One sign that is no Chinese character, as a comparison alone is read by those who know none.
bool is_one_odd_sign(const Ballot& ballot);
/// A reading begins with a sign that "at least" is taken for (a 2 above all), compares, or is a single sign.
bool doubts_first_sign(const std::vector<Ballot>& ballots);
/// A text with a comparison in it, or one that begins with a 2 that may be one.
bool compares(std::string_view said);

}  // namespace ziping::ocr
