#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ziping {

/// A table of text with one sign between its fields, as spreadsheets write it (RFC 4180): fields in quotes may hold the
/// sign, breaks of lines and doubled quotes. A mark of byte order and carriage returns outside quotes are left out.
struct SeparatedRow {
  /// The line the row begins in, from 1.
  std::size_t line = 1;
  std::vector<std::string> fields;
};
struct SeparatedText {
  std::vector<SeparatedRow> rows;
  /// The line in which a quote begins that never ends; what follows it is one field.
  std::optional<std::size_t> open_quote;
};

/// The sign is the first of `separators` that the first line has; the last of them where it has none.
SeparatedText read_separated(std::string_view text, std::string_view separators);

}  // namespace ziping
