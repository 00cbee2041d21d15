#pragma once
#include <vector>

#include "layout/grid.h"
#include "ocr/page_reader.h"
#include "pdf/document.h"

namespace ziping::batch {

/// The words of a text layer, or the lines of an OCR reading, as layout takes them.
std::vector<layout::PlacedWord> placed_words(const pdf::TextLayer& layer);
std::vector<layout::PlacedWord> placed_words(const std::vector<ocr::ReadLine>& lines);

/// A cell from the lines the readers found in it. Its other readings are those of one line put into the whole text.
layout::Cell read_cell(const layout::GridCell& place, const std::vector<ocr::ReadLine>& lines, int page);

/// Mean confidence of the page's characters; 1 for a page without any.
double mean_confidence(const layout::PageReading& page);

}  // namespace ziping::batch
