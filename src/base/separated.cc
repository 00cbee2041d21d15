#include "base/separated.h"

#include <utility>

namespace ziping {

SeparatedText read_separated(std::string_view text, std::string_view separators) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string_view head = text.substr(0, text.find('\n'));
  char separator = separators.back();
  for (std::size_t i = separators.size(); i-- > 0;) {
    if (head.find(separators[i]) != std::string_view::npos) separator = separators[i];
  }
  SeparatedText out;
  std::size_t line = 1;
  SeparatedRow row;
  std::string field;
  const auto end_field = [&] { row.fields.push_back(std::exchange(field, {})); };
  const auto end_row = [&] {
    end_field();
    out.rows.push_back(std::exchange(row, {line + 1, {}}));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (out.open_quote) {
      if (c != '"') {
        field += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += text[++at];
      } else {
        out.open_quote.reset();
      }
    } else if (c == '"' && field.empty()) {
      out.open_quote = line;
    } else if (c == separator) {
      end_field();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      field += c;
    }
    line += c == '\n' ? 1 : 0;
  }
  if (!field.empty() || !row.fields.empty()) end_row();
  return out;
}

}  // namespace ziping
