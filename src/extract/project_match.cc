#include "extract/project_match.h"

#include <algorithm>

#include "text/code_points.h"

namespace ziping::extract {
namespace {

// Characters that one name has and the other lacks at its ends count half: "全国电商进农村项目" is "电商进农村".
constexpr double kLeftOut = 0.5;

double distance(const std::u32string& a, const std::u32string& b, const text::Confusions& confusions) {
  const std::u32string& longer = a.size() >= b.size() ? a : b;
  const std::u32string& shorter = a.size() >= b.size() ? b : a;
  if (longer.empty()) return 0;
  const auto size = static_cast<double>(longer.size());
  double best = text::label_distance(a, b, confusions, size) / size;
  if (shorter.size() >= 4 && longer.find(shorter) != std::u32string::npos) {
    best = std::min(best, kLeftOut * (size - static_cast<double>(shorter.size())) / size);
  }
  return std::min(best, 1.0);
}

}  // namespace

double project_distance(std::string_view a, std::string_view b, const text::Language& language,
                        const text::Confusions& confusions) {
  return distance(text::to_code_points(language.label_form(a)), text::to_code_points(language.label_form(b)),
                  confusions);
}

std::vector<std::optional<ProjectMatch>> match_projects(const std::vector<std::string>& names,
                                                        const std::vector<std::string>& others,
                                                        const text::Language& language,
                                                        const text::Confusions& confusions, double limit) {
  struct Candidate {
    double distance;
    std::size_t name;
    std::size_t other;
  };
  std::vector<std::u32string> forms;
  for (const std::string& other : others) forms.push_back(text::to_code_points(language.label_form(other)));
  std::vector<Candidate> candidates;
  for (std::size_t name = 0; name < names.size(); ++name) {
    const std::u32string form = text::to_code_points(language.label_form(names[name]));
    for (std::size_t other = 0; other < forms.size(); ++other) {
      const double far = distance(form, forms[other], confusions);
      if (far <= limit) candidates.push_back({far, name, other});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
  std::vector<std::optional<ProjectMatch>> matches(names.size());
  std::vector<bool> taken(others.size());
  for (const Candidate& candidate : candidates) {
    if (matches[candidate.name] || taken[candidate.other]) continue;
    matches[candidate.name] = ProjectMatch{candidate.other, candidate.distance};
    taken[candidate.other] = true;
  }
  return matches;
}

}  // namespace ziping::extract
