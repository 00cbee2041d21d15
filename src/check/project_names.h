#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/labels.h"

namespace ziping::check {

/// How far two names of projects, in label form, are apart: 0 the same, 1 nothing in common. A name that lies within
/// the other ("X" and "national X") is near.
double name_distance(std::u32string_view a, std::u32string_view b, const text::Confusions& confusions);

/// Which name of `others` each of `names` is: one to one, the nearest pairs first, nothing beyond a distance that could
/// be another project.
struct NameMatch {
  std::size_t other = 0;
  double distance = 0;
};
std::vector<std::optional<NameMatch>> match_names(const std::vector<std::string>& names,
                                                  const std::vector<std::string>& others,
                                                  const text::Confusions& confusions);

}  // namespace ziping::check
