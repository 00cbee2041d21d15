#include "check/project_names.h"

#include <algorithm>
#include <tuple>

#include "text/code_points.h"

namespace ziping::check {
namespace {

/// Beyond this share of other characters two names are two projects.
constexpr double kFarthest = 0.34;
/// What a name within a longer one counts for each character more.
constexpr double kInside = 0.3;

}  // namespace

double name_distance(std::u32string_view a, std::u32string_view b, const text::Confusions& confusions) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.empty()) return 0;
  if (a.empty()) return 1;
  const auto longer = static_cast<double>(b.size());
  constexpr std::size_t kSaysEnough = 4;
  if (a.size() >= kSaysEnough && b.find(a) != std::u32string_view::npos) {
    return kInside * static_cast<double>(b.size() - a.size()) / longer;
  }
  return std::min(1.0, text::label_distance(a, b, confusions, longer) / longer);
}

std::vector<std::optional<NameMatch>> match_names(const std::vector<std::string>& names,
                                                  const std::vector<std::string>& others,
                                                  const text::Confusions& confusions) {
  std::vector<std::u32string> left, right;
  for (const std::string& name : names) left.push_back(text::to_code_points(name));
  for (const std::string& name : others) right.push_back(text::to_code_points(name));
  std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < right.size(); ++j) {
      const double far = name_distance(left[i], right[j], confusions);
      if (far <= kFarthest) pairs.emplace_back(far, i, j);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::optional<NameMatch>> matches(names.size());
  std::vector<bool> taken(others.size(), false);
  for (const auto& [far, i, j] : pairs) {
    if (matches[i] || taken[j]) continue;
    matches[i] = NameMatch{j, far};
    taken[j] = true;
  }
  return matches;
}

const std::vector<std::optional<NameMatch>>& NameMatcher::match(const std::vector<std::string>& names,
                                                                const std::vector<std::string>& others) {
  const auto [known, fresh] = known_.try_emplace({names, others});
  if (fresh) known->second = match_names(names, others, confusions_);
  return known->second;
}

}  // namespace ziping::check
