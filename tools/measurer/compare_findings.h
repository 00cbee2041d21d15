#pragma once
#include <nlohmann/json.hpp>

#include "tally.h"

namespace ziping::measure {

/// Findings of a read document (export schema) against the truth's: planted errors found, passes confirmed, failures
/// that nobody planted. A failure is expected where it, or one of the group it was put into (a root and what follows
/// from it), is a planted one. Of failures it is also counted whom they blame: the reading where a figure was misread,
/// the report where all were read right.
void compare_findings(const nlohmann::json& truth, const nlohmann::json& read, const std::string& pdf, Tally* tally);

}  // namespace ziping::measure
