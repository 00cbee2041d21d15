#include "cli/json_line.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace ziping::cli {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    if (code == U'"' || code == U'\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (code < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
    } else {
      utf8::append(out, code);
    }
  }
  return out + "\"";
}

JsonLine& JsonLine::raw(std::string_view name, std::string_view json) {
  members_ += fmt::format("{}{}:{}", members_.empty() ? "" : ",", json_string(name), json);
  return *this;
}

JsonLine& JsonLine::text(std::string_view name, std::string_view value) {
  return raw(name, json_string(value));
}

JsonLine& JsonLine::number(std::string_view name, long long value) {
  return raw(name, std::to_string(value));
}

JsonLine& JsonLine::measure(std::string_view name, double value) {
  return raw(name, fmt::format("{:.3f}", value));
}

}  // namespace ziping::cli
