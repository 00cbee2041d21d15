#pragma once
#include <nlohmann/json.hpp>
#include <string>

namespace ziping::measure {

/// Adds to each fact of an export (export schema) the report of the file it belongs to, which only the database says.
/// Facts of documents the database does not have stay as they are.
void add_reports(const std::string& db, nlohmann::json* exported);

}  // namespace ziping::measure
