#pragma once
#include <string>
#include <vector>

#include "extract/fact.h"
#include "layout/reading.h"
#include "patterns/pattern_set.h"

namespace ziping::extract {

/// What the paragraph before left behind, and the report it stands in.
struct ProseContext {
  std::string topic;
  /// Name of the heading above, without its number.
  std::string heading;
  int report = 0;
  std::string report_kind;
  int year = 0;
  /// The next paragraph has been put together over a page break, which is then none that parts it.
  bool whole = false;
};

/// Facts of one paragraph: what the patterns claim, and every other figure as `other`, each with its sentence.
/// A heading sets the topic for the paragraphs below it.
std::vector<Fact> read_paragraph(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns,
                                 ProseContext* context);

/// Facts of a text that stands in a cell, without the shapes of paragraphs: `base` carries place, subject and report.
std::vector<Fact> read_text(std::string_view text, const Fact& base, const patterns::PatternSet& patterns, int year);

}  // namespace ziping::extract
