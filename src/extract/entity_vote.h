#pragma once
#include <optional>
#include <string>
#include <vector>

#include "extract/fact.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// The unit a document is about. Candidates are the entity facts: those of cover, department forms and titles before
/// those of project forms (which may name an office or another unit). Every place of the document that prints a
/// candidate votes for it, a misread printing for the one it is near to, so that one misreading never wins.
std::optional<std::string> vote_for_entity(const layout::DocumentReading& document,
                                           const patterns::PatternSet& patterns, const std::vector<Fact>& facts);

/// Label forms of everything the document prints: paragraphs, titles of tables, cells.
std::vector<std::string> printed_texts(const layout::DocumentReading& document, const text::Language& language);

/// How often a name (its label form, not empty) stands in such texts.
int times_printed(const std::vector<std::string>& texts, const std::string& form);

}  // namespace ziping::extract
