#pragma once
#include <string_view>

#include "check/finding.h"
#include "extract/extraction.h"
#include "layout/reading.h"

namespace ziping::output {

/// The words of the export schema for our enumerations; empty where the schema says null.
std::string_view page_status_name(layout::PageStatus status);
std::string_view source_name(Source source);
std::string_view comparator_name(extract::Comparator comparator);
std::string_view verdict_name(check::Verdict verdict);
std::string_view severity_name(check::Severity severity);
std::string_view cause_name(check::Cause cause);

/// The form of a table, or nullptr.
const extract::TableForm* form_of(const extract::Extraction& extraction, std::string_view table);

}  // namespace ziping::output
