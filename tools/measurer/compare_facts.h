#pragma once
#include <nlohmann/json.hpp>

#include "tally.h"

namespace ziping::measure {

/// Facts of a read document (export schema) against the truth's: found where concept, item, subject, value and page
/// agree; a read fact that is no fact of the truth is wrong, but for concept `other`. Of those found, counted apart:
/// level names, year (where it is printed), sign and report, each where the truth says it (its report only where `read`
/// has it).
void compare_facts(const nlohmann::json& truth, const nlohmann::json& read, const std::string& pdf, Tally* tally);

}  // namespace ziping::measure
