#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"
#include "base/decimal.h"

namespace ziping::output {

/// Writes one JSON object after the other onto a string, field by field, several times as fast as building a tree of
/// values first. The bytes are those that nlohmann's library dumps; what is no UTF-8 becomes U+FFFD, a byte each. Keys
/// are ours and need no escaping.
class JsonLine {
 public:
  explicit JsonLine(std::string& to) : to_(to) {}

  void begin() { to_ += '{'; }
  /// Fields written before by a JsonLine, without the braces around them.
  void fields(std::string_view written);
  void end() { to_ += "}\n"; }

  JsonLine& text(std::string_view key, std::string_view value);
  JsonLine& text(std::string_view key, const std::string& value) { return text(key, std::string_view(value)); }
  JsonLine& text(std::string_view key, const std::optional<std::string>& value);
  JsonLine& text(std::string_view key, const std::optional<Decimal>& value);
  JsonLine& number(std::string_view key, int value);
  JsonLine& number(std::string_view key, const std::optional<int>& value);
  /// To the nearest thousandth, between 0 and 1.
  JsonLine& confidence(std::string_view key, double value);
  JsonLine& box(std::string_view key, const Box& box);
  JsonLine& flag(std::string_view key, bool value);
  JsonLine& list(std::string_view key, const std::vector<std::string>& values);
  JsonLine& null(std::string_view key);

 private:
  void key(std::string_view key);
  void string(std::string_view value);
  void real(double value);

  std::string& to_;
};

}  // namespace ziping::output
