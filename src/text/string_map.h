#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ziping::text {

/// Lets a map with string keys be asked with a view: look-ups in the reading of figures must not allocate.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

}  // namespace ziping::text
