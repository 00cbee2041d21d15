#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "extract/fact.h"
#include "store/decision.h"

namespace ziping::review {

/// The print of each of a document's facts, in their order. Boxes must be as displayed. Figures printed in one box are
/// told apart by their order in its text; several facts may share one print.
std::vector<store::Ink> inks_of(const std::vector<extract::Fact>& facts);

/// Whether two places of one document (the same bytes) hold the same print: the same page, boxes that overlap by most
/// of both, the same of equally many figures. What a machine read there plays no part: the picture is the same.
bool same_ink(const store::Ink& a, const store::Ink& b);

/// SHA-256 over the document's hash and the place to the point.
std::string ink_sha256(std::string_view document_sha256, const store::Ink& ink);

}  // namespace ziping::review
