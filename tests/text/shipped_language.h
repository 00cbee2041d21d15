#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "text/labels.h"
#include "text/language.h"

namespace ziping::text {

/// The language made from the product's own patterns; loaded once.
const Language& shipped_language();
std::shared_ptr<const Confusions> shipped_confusions();
std::filesystem::path source_folder();

/// One line of a number table: text, kind, value, unit, comparator, note.
struct NumberRow {
  std::string text, kind, value, unit, comparator, note;
  int line = 0;
};
std::vector<NumberRow> read_number_table(const std::filesystem::path& file);

/// kind | value | unit | comparator, as a table row has them.
std::string summary(const Quantity& quantity);
std::string summary(const NumberRow& row);

}  // namespace ziping::text
