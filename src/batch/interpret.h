#pragma once
#include <vector>

#include "layout/reading.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

/// Everything that follows from the pages as read: joined tables and paragraphs, facts, findings, and the document's
/// status: failed where no page could be read, partial where some page or diagnostic is not ok, else ok. `row` and
/// `generator` are left to the caller. Pure.
store::DocumentRecord interpret(std::vector<layout::PageReading> pages, const patterns::PatternSet& patterns);

/// The record of a document that could not be opened or was given up: no pages, the error as its diagnostic.
store::DocumentRecord unreadable(const Error& error);

}  // namespace ziping::batch
