#pragma once
#include <optional>
#include <string_view>

#include "base/word.h"
#include "check/finding.h"
#include "extract/extraction.h"
#include "extract/fact.h"
#include "layout/reading.h"
#include "store/decision.h"

namespace ziping::store {

/// The words by which the database, the export and the wire name the values of our enumerations; those of the export
/// schema. `to_name` never fails; `from_name<T>` is nullopt for a word that is none. Cause::None and
/// Comparator::None have the empty name (NULL in the database, null in the export).
std::string_view to_name(layout::PageStatus value);
std::string_view to_name(layout::ParagraphKind value);
std::string_view to_name(Source value);
std::string_view to_name(extract::Comparator value);
std::string_view to_name(extract::RowKind value);
std::string_view to_name(check::Verdict value);
std::string_view to_name(check::Severity value);
std::string_view to_name(check::Cause value);
std::string_view to_name(Action value);

template <class T>
std::optional<T> from_name(std::string_view name);

}  // namespace ziping::store
