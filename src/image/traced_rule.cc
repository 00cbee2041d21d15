#include <algorithm>
#include <cmath>

#include "image/find_rules.h"

namespace ziping::image {

double TracedRule::at() const {
  if (path.empty()) return 0;
  double sum = 0;
  for (const float place : path) sum += static_cast<double>(place);
  return sum / static_cast<double>(path.size());
}

double TracedRule::middle(int along) const {
  const double place = std::clamp(static_cast<double>(along - from) / step, 0.0, static_cast<double>(path.size() - 1));
  const auto low = static_cast<std::size_t>(place);
  const std::size_t high = std::min(low + 1, path.size() - 1);
  const double share = place - static_cast<double>(low);
  return static_cast<double>(path[low]) * (1 - share) + static_cast<double>(path[high]) * share;
}

double TracedRule::slope() const {
  const double n = static_cast<double>(path.size());
  if (path.size() < 3) return 0;
  double sum_x = 0;
  double sum_y = 0;
  double sum_xx = 0;
  double sum_xy = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const double x = static_cast<double>(i) * step;
    const double y = static_cast<double>(path[i]);
    sum_x += x;
    sum_y += y;
    sum_xx += x * x;
    sum_xy += x * y;
  }
  return (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x);
}

RulingLine to_points(const TracedRule& rule, double points_per_pixel) {
  RulingLine line;
  line.horizontal = rule.horizontal;
  line.at = (rule.at() + 0.5) * points_per_pixel;
  line.from = rule.from * points_per_pixel;
  line.to = rule.to * points_per_pixel;
  line.thickness = rule.thickness * points_per_pixel;
  return line;
}

}  // namespace ziping::image
