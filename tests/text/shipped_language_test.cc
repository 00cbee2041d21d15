#include "text/shipped_language.h"

#include <fstream>
#include <sstream>

#include "patterns/load_language.h"

namespace ziping::text {

std::filesystem::path source_folder() {
  return ZIPING_SOURCE_DIR;
}

const Language& shipped_language() {
  static const std::shared_ptr<const Language> language = [] {
    auto data = patterns::load_language(source_folder() / "patterns");
    if (!data) throw std::runtime_error(describe(data.error()));
    auto made = Language::make(*std::move(data));
    if (!made) throw std::runtime_error(describe(made.error()));
    return *made;
  }();
  return *language;
}

std::shared_ptr<const Confusions> shipped_confusions() {
  static const std::shared_ptr<const Confusions> confusions = [] {
    auto loaded = patterns::load_confusions(source_folder() / "patterns" / "confusions.toml");
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *loaded;
  }();
  return confusions;
}

std::vector<NumberRow> read_number_table(const std::filesystem::path& file) {
  std::vector<NumberRow> rows;
  std::ifstream in(file);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    if (++number == 1 || line.empty()) continue;
    NumberRow row;
    std::istringstream fields(line);
    for (std::string* field : {&row.text, &row.kind, &row.value, &row.unit, &row.comparator, &row.note}) {
      std::getline(fields, *field, '\t');
    }
    row.line = number;
    rows.push_back(row);
  }
  return rows;
}

std::string summary(const Quantity& quantity) {
  return quantity.kind + " | " + quantity.value_string() + " | " + quantity.unit + " | " + quantity.comparator_string();
}

std::string summary(const NumberRow& row) {
  return row.kind + " | " + row.value + " | " + row.unit + " | " + row.comparator;
}

}  // namespace ziping::text
