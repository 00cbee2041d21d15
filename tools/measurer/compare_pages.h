#pragma once
#include <nlohmann/json.hpp>

#include "tally.h"

namespace ziping::measure {

/// A whole read document (export schema) against its truth: tables, cells, body text, facts and findings.
Tally compare_document(const nlohmann::json& truth, const nlohmann::json& read, const std::string& pdf);

}  // namespace ziping::measure
