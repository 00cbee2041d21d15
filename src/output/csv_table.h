#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "output/named_file.h"

namespace ziping::output {

/// The text in UTF-8, with a ' in front where a spreadsheet could take it for a formula: where its first character
/// behind white space, controls and characters without width is one of = + - @ or their full-width forms, or where a
/// tab, line break or NUL stands before it. Bytes that are no UTF-8 become U+FFFD.
std::string inert(std::string_view text);

/// A column as the data dictionary describes it.
struct Column {
  std::string name;
  std::string type;
  std::string meaning;
};

/// A table of comma-separated values (RFC 4180, UTF-8 with BOM, CRLF). Values are given column by column; behind the
/// last column a new row begins by itself. Texts are inert, numbers are written as they are.
class CsvTable {
 public:
  CsvTable(std::string name, std::vector<Column> columns);

  CsvTable& text(std::string_view value);
  CsvTable& text(const std::string& value) { return text(std::string_view(value)); }
  CsvTable& text(const std::optional<std::string>& value);
  CsvTable& number(const Decimal& value);
  CsvTable& number(const std::optional<Decimal>& value);
  CsvTable& number(long long value);
  CsvTable& number(const std::optional<int>& value);
  /// A measure, with so many digits behind the point.
  CsvTable& measure(double value, int digits);
  CsvTable& blank();

  bool at_row_start() const { return column_ == 0; }
  const std::string& name() const { return name_; }
  const std::vector<Column>& columns() const { return columns_; }
  /// What was written since this was called last.
  NamedFile take() { return {name_ + ".csv", std::exchange(bytes_, {})}; }

 private:
  void put(std::string_view field);

  std::string name_;
  std::vector<Column> columns_;
  std::size_t column_ = 0;
  std::string bytes_;
};

/// data_dictionary.csv, which describes every column of the tables.
NamedFile dictionary_of(const std::vector<const CsvTable*>& tables);

}  // namespace ziping::output
