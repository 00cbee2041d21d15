#include "output/json_line.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "output/json_parts.h"

namespace ziping::output {

void JsonLine::key(std::string_view key) {
  if (to_.back() != '{') to_ += ',';
  to_ += '"';
  to_ += key;
  to_ += "\":";
}

void JsonLine::fields(std::string_view written) {
  if (to_.back() != '{' && !written.empty()) to_ += ',';
  to_ += written;
}

void JsonLine::string(std::string_view value) {
  to_ += '"';
  std::size_t copied = 0;
  const auto flush = [&](std::size_t end) { to_.append(value, copied, end - copied); };
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
      ++at;
      continue;
    }
    const std::size_t start = at;
    const char32_t code = utf8::next(value, at);
    if (code >= 0x80 && (code != utf8::kReplacement || at - start == 3)) continue;
    flush(start);
    copied = at;
    switch (code) {
      case '"':
        to_ += "\\\"";
        break;
      case '\\':
        to_ += "\\\\";
        break;
      case '\b':
        to_ += "\\b";
        break;
      case '\f':
        to_ += "\\f";
        break;
      case '\n':
        to_ += "\\n";
        break;
      case '\r':
        to_ += "\\r";
        break;
      case '\t':
        to_ += "\\t";
        break;
      case utf8::kReplacement:
        utf8::append(to_, code);
        break;
      default:
        // The last control of ASCII is printable to JSON.
        if (code == 0x7F) {
          to_ += '\x7F';
        } else {
          to_ += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        }
    }
  }
  flush(value.size());
  to_ += '"';
}

void JsonLine::real(double value) {
  const std::size_t start = to_.size();
  fmt::format_to(std::back_inserter(to_), "{}", value);
  if (to_.find_first_of(".e", start) == std::string::npos) to_ += ".0";
}

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
  this->key(key);
  string(value);
  return *this;
}

JsonLine& JsonLine::text(std::string_view key, const std::optional<std::string>& value) {
  return value ? text(key, std::string_view(*value)) : null(key);
}

JsonLine& JsonLine::text(std::string_view key, const std::optional<Decimal>& value) {
  return value ? text(key, std::string_view(value->to_string())) : null(key);
}

JsonLine& JsonLine::number(std::string_view key, int value) {
  this->key(key);
  fmt::format_to(std::back_inserter(to_), "{}", value);
  return *this;
}

JsonLine& JsonLine::number(std::string_view key, const std::optional<int>& value) {
  return value ? number(key, *value) : null(key);
}

JsonLine& JsonLine::confidence(std::string_view key, double value) {
  this->key(key);
  real(confidence_json(value));
  return *this;
}

JsonLine& JsonLine::box(std::string_view key, const Box& box) {
  this->key(key);
  char before = '[';
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) {
    to_ += before;
    real(rounded(edge, 100));
    before = ',';
  }
  to_ += ']';
  return *this;
}

JsonLine& JsonLine::flag(std::string_view key, bool value) {
  this->key(key);
  to_ += value ? "true" : "false";
  return *this;
}

JsonLine& JsonLine::list(std::string_view key, const std::vector<std::string>& values) {
  this->key(key);
  to_ += '[';
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) to_ += ',';
    string(values[i]);
  }
  to_ += ']';
  return *this;
}

JsonLine& JsonLine::null(std::string_view key) {
  this->key(key);
  to_ += "null";
  return *this;
}

}  // namespace ziping::output
