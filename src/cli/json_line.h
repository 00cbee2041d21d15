#pragma once
#include <string>
#include <string_view>

namespace ziping::cli {

/// One JSON object on one line, members in the order they were put. What is no
/// UTF-8 becomes U+FFFD: JSON has no place for it.
class JsonLine {
 public:
  JsonLine& text(std::string_view name, std::string_view value);
  JsonLine& number(std::string_view name, long long value);
  /// Seconds and shares, with three digits behind the point.
  JsonLine& measure(std::string_view name, double value);
  /// A value that is JSON already.
  JsonLine& raw(std::string_view name, std::string_view json);
  std::string str() const { return "{" + members_ + "}"; }

 private:
  std::string members_;
};

/// The text as a JSON string, quotes included.
std::string json_string(std::string_view text);

}  // namespace ziping::cli
