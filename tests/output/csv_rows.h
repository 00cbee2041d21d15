#pragma once
#include <string>
#include <vector>

namespace ziping::testing {

/// Rows of RFC 4180 text behind its byte order mark, by a reader of its own; a row "malformed" where a rule is broken.
inline std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  if (text.substr(0, 3) != "\xEF\xBB\xBF") return {{"malformed"}};
  std::vector<std::vector<std::string>> rows(1, {""});
  bool quoted = false;
  for (std::size_t at = 3; at < text.size(); ++at) {
    const char byte = text[at];
    std::string& field = rows.back().back();
    if (quoted) {
      if (byte != '"') {
        field += byte;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += text[++at];
      } else {
        quoted = false;
      }
    } else if (byte == '"') {
      if (!field.empty()) return {{"malformed"}};
      quoted = true;
    } else if (byte == ',') {
      rows.back().emplace_back();
    } else if (byte == '\r') {
      if (at + 1 >= text.size() || text[++at] != '\n') return {{"malformed"}};
      rows.push_back({""});
    } else if (byte == '\n') {
      return {{"malformed"}};
    } else {
      field += byte;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace ziping::testing
