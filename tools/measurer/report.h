#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tally.h"

namespace ziping::measure {

/// The figures as a table a person reads: one column a group, one row a figure.
std::string table_text(const std::map<std::string, Tally>& groups);
/// The reliability curve: of the number cells at each confidence, how many are right.
/// Planted errors found and unexpected failures of each check, over all groups.
std::string checks_text(const std::map<std::string, Tally>& groups);
std::string reliability_text(const std::map<std::string, Tally>& groups);
nlohmann::json to_json(const std::map<std::string, Tally>& groups);

}  // namespace ziping::measure
