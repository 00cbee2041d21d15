#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

#include "layout/reading.h"

namespace ziping::layout {

/// Behind the name of a reader: it read the place a second time, because a failing check names it. Such readings help
/// to judge whom the check blames; they change no text and make nothing less sure. An empty one stands where the second
/// look saw nothing.
inline constexpr std::string_view kSecondLook = ", again";

inline bool is_second_look(const Reading& reading) {
  return reading.reader.ends_with(kSecondLook);
}

inline bool was_looked_at_again(const std::vector<Reading>& readings) {
  return std::any_of(readings.begin(), readings.end(), is_second_look);
}

}  // namespace ziping::layout
