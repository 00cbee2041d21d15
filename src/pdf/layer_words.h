#pragma once
#include <vector>

#include "pdf/page_content.h"

namespace ziping::pdf {

/// Quarter turns clockwise that set most of the page's text upright. Pure.
int turns_to_upright(const PageContent& content);

/// The same content on the page turned clockwise by `turns`. Pure.
PageContent turned(PageContent content, int turns);

/// Words from the characters of a page: runs along one base line without a gap of more than a third of the em. White
/// space parts words and belongs to none; characters drawn twice for boldness count once; characters outside the page
/// are left out. Pure.
std::vector<LayerWord> layer_words(const PageContent& content);

/// Cuts words in two where an upright rule stands between their characters: print of two cells that a program shows in
/// one piece. Vertical words are left whole. Pure.
std::vector<LayerWord> cut_at_rules(std::vector<LayerWord> words, const std::vector<RulingLine>& rules);

}  // namespace ziping::pdf
