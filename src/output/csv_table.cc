#include "output/csv_table.h"

#include <fmt/format.h>

#include <cmath>

#include "base/utf8.h"

namespace ziping::output {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What a spreadsheet skips, or may skip, before it decides what a field is.
bool is_passed_over(char32_t code) {
  return utf8::is_space(code) || code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x180E ||
         (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F);
}

bool begins_formula(char32_t code) {
  switch (code) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\t':
    case U'\r':
    case U'\n':
    case U'\0':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return true;
    default:
      return false;
  }
}

bool needs_guard(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    if (begins_formula(code)) return true;
    if (!is_passed_over(code)) return false;
  }
  return false;
}

}  // namespace

std::string inert(std::string_view text) {
  std::string result = needs_guard(text) ? "'" : "";
  for (std::size_t at = 0; at < text.size();) utf8::append(result, utf8::next(text, at));
  return result;
}

CsvTable::CsvTable(std::string name, std::vector<Column> columns)
    : name_(std::move(name)), columns_(std::move(columns)), bytes_(kByteOrderMark) {
  for (const Column& column : columns_) put(column.name);
}

void CsvTable::put(std::string_view field) {
  if (column_ > 0) bytes_ += ',';
  if (field.find_first_of(std::string_view("\",\r\n\0", 5)) == std::string_view::npos) {
    bytes_ += field;
  } else {
    bytes_ += '"';
    for (const char byte : field) bytes_.append(byte == '"' ? 2 : 1, byte);
    bytes_ += '"';
  }
  if (++column_ < columns_.size()) return;
  bytes_ += "\r\n";
  column_ = 0;
}

CsvTable& CsvTable::text(std::string_view value) {
  put(inert(value));
  return *this;
}

CsvTable& CsvTable::text(const std::optional<std::string>& value) {
  return text(std::string_view(value ? *value : std::string()));
}

CsvTable& CsvTable::number(const Decimal& value) {
  put(value.to_string());
  return *this;
}

CsvTable& CsvTable::number(const std::optional<Decimal>& value) {
  return value ? number(*value) : blank();
}

CsvTable& CsvTable::number(long long value) {
  put(std::to_string(value));
  return *this;
}

CsvTable& CsvTable::number(const std::optional<int>& value) {
  return value ? number(static_cast<long long>(*value)) : blank();
}

CsvTable& CsvTable::measure(double value, int digits) {
  put(fmt::format("{:.{}f}", std::isfinite(value) ? value : 0.0, digits));
  return *this;
}

CsvTable& CsvTable::blank() {
  put("");
  return *this;
}

NamedFile dictionary_of(const std::vector<const CsvTable*>& tables) {
  CsvTable dictionary("data_dictionary", {{"file", "text", "the file of this set"},
                                          {"column", "text", "its column, in the order of the file"},
                                          {"type", "text", "what its values are"},
                                          {"meaning", "text", "what they mean"}});
  for (const CsvTable* table : tables) {
    for (const Column& column : table->columns()) {
      dictionary.text(table->name() + ".csv").text(column.name).text(column.type).text(column.meaning);
    }
  }
  return dictionary.take();
}

}  // namespace ziping::output
