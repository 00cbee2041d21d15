#pragma once
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "text/labels.h"
#include "text/language_data.h"

namespace ziping::patterns {

/// patterns/confusions.toml: which characters look alike, and what taking one for the other costs.
Result<std::shared_ptr<const text::Confusions>> load_confusions(const std::filesystem::path& file);

/// All of <folder>/text/*.toml and <folder>/confusions.toml: what the language room is made from. Errors name file,
/// line and column.
Result<text::LanguageData> load_language(const std::filesystem::path& folder);

}  // namespace ziping::patterns
