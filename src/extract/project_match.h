#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/labels.h"
#include "text/language.h"

namespace ziping::extract {

/// A name found for another one. `distance`: 0 equal in label form, up to 1 nothing in common; parts of names left out
/// at either end ("全国", "专项") cost less than characters exchanged.
struct ProjectMatch {
  std::size_t index = 0;
  double distance = 0;
};

/// How far two project names are from one another, in [0, 1].
double project_distance(std::string_view a, std::string_view b, const text::Language& language,
                        const text::Confusions& confusions);

/// For each name of `names` the nearest of `others` no farther than `limit`, each of `others` given to one name at the
/// most, the surest pairs first; nullopt where none is near enough.
std::vector<std::optional<ProjectMatch>> match_projects(const std::vector<std::string>& names,
                                                        const std::vector<std::string>& others,
                                                        const text::Language& language,
                                                        const text::Confusions& confusions, double limit = 0.34);

}  // namespace ziping::extract
