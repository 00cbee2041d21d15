#include "extract/layout_hints_of.h"

namespace ziping::extract {

layout::LayoutHints layout_hints_of(const patterns::PatternSet& patterns) {
  const patterns::LayoutWords& words = patterns.layout_words();
  return {words.unit_labels, words.note_labels, words.numerals, words.page_words, words.continued_marks};
}

}  // namespace ziping::extract
