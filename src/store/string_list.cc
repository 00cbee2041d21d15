#include "store/string_list.h"

#include <fmt/format.h>

namespace ziping::store {

std::string encode_list(const std::vector<std::string>& items) {
  std::string json = "[";
  for (const std::string& item : items) {
    if (json.size() > 1) json += ',';
    json += '"';
    for (char c : item) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        json += '\\';
        json += c;
      } else if (byte < 0x20) {
        json += fmt::format("\\u{:04x}", byte);
      } else {
        json += c;
      }
    }
    json += '"';
  }
  json += ']';
  return json;
}

namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// The string that begins behind the quote at `*at`; leaves `*at` behind its closing quote.
bool decode_string(std::string_view json, std::size_t* at, std::string* item) {
  while (*at < json.size()) {
    const char c = json[(*at)++];
    if (c == '"') return true;
    if (c != '\\') {
      *item += c;
      continue;
    }
    if (*at >= json.size()) return false;
    const char escaped = json[(*at)++];
    if (escaped == 'u' && *at + 4 <= json.size()) {
      const int high = hex_value(json[*at + 2]);
      const int low = hex_value(json[*at + 3]);
      if (high < 0 || low < 0) return false;
      *item += static_cast<char>(high * 16 + low);
      *at += 4;
    } else {
      *item += escaped;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> decode_list(std::string_view json) {
  std::vector<std::string> items;
  std::size_t at = 1;
  while (at < json.size() && json[at] == '"') {
    std::string item;
    ++at;
    if (!decode_string(json, &at, &item)) break;
    items.push_back(std::move(item));
    if (at < json.size() && json[at] == ',') ++at;
  }
  return items;
}

}  // namespace ziping::store
