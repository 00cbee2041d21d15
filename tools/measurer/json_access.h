#pragma once
#include <array>
#include <nlohmann/json.hpp>
#include <string>

namespace ziping::measure {

using nlohmann::json;

/// A member as text, whatever its type; empty where it is absent or null.
inline std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

/// A member that is a list; an empty one where it is absent.
inline const json& list_of(const json& document, const char* key) {
  static const json empty = json::array();
  const auto found = document.find(key);
  return found == document.end() ? empty : *found;
}

/// 43.20 and 43.2 are the same figure; whether the print's decimals were kept is not asked here.
inline std::string plain(std::string value) {
  if (value.find('.') == std::string::npos) return value;
  while (value.back() == '0') value.pop_back();
  if (value.back() == '.') value.pop_back();
  return value;
}

inline std::array<double, 4> box_of(const json& object) {
  std::array<double, 4> box{};
  const auto found = object.find("bbox");
  if (found != object.end() && found->is_array() && found->size() == 4) {
    for (std::size_t i = 0; i < 4; ++i) box.at(i) = found->at(i).get<double>();
  }
  return box;
}

inline bool overlap(const json& a, const json& b) {
  const auto p = box_of(a);
  const auto q = box_of(b);
  return p[0] < q[2] && q[0] < p[2] && p[1] < q[3] && q[1] < p[3];
}

}  // namespace ziping::measure
