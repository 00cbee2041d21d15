#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "check/finding.h"
#include "extract/extraction.h"
#include "extract/fact.h"
#include "layout/reading.h"
#include "output/export_json.h"

// What the JSON exports and the interface share. Only for files that use the library anyway: it shows it.
namespace ziping::output {

/// The value to the nearest of so many steps a unit; 0 where it is not finite.
double rounded(double value, double steps);
/// Boxes to a hundredth of a point, confidences to a thousandth: finer than anything that is measured.
nlohmann::ordered_json box_json(const Box& box);
double confidence_json(double confidence);
/// null where there is no value.
nlohmann::ordered_json optional_json(const std::optional<std::string>& value);
nlohmann::ordered_json optional_json(const std::optional<int>& value);
nlohmann::ordered_json optional_json(const std::optional<Decimal>& value);

/// As the published schema has them.
nlohmann::ordered_json fact_json(const extract::Fact& fact);
nlohmann::ordered_json finding_json(const check::Finding& finding, Language language);
nlohmann::ordered_json diagnostic_json(const Diagnostic& diagnostic);
nlohmann::ordered_json page_json(const layout::PageReading& page, const std::string& text);
/// `form`: how the table was understood, null where it was not.
nlohmann::ordered_json table_json(const layout::Table& table, const extract::TableForm* form);

}  // namespace ziping::output
