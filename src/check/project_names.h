#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

/// The same, remembering what was asked: the checks of one document run many times over the same names. Not for use by
/// several threads.
class NameMatcher {
 public:
  explicit NameMatcher(const text::Confusions& confusions) : confusions_(confusions) {}
  const std::vector<std::optional<NameMatch>>& match(const std::vector<std::string>& names,
                                                     const std::vector<std::string>& others);

 private:
  const text::Confusions& confusions_;
  std::map<std::pair<std::vector<std::string>, std::vector<std::string>>, std::vector<std::optional<NameMatch>>> known_;
};

}  // namespace ziping::check
