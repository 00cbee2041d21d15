#pragma once
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "patterns/pattern_files.h"
#include "text/labels.h"
#include "text/language_data.h"

namespace ziping::patterns {

/// patterns/confusions.toml: which characters look alike, and what taking one for the other costs.
Result<std::shared_ptr<const text::Confusions>> load_confusions(const std::filesystem::path& file);

/// All of text/*.toml and confusions.toml: what the language room is made from. Files with names that are not the
/// product's may hold records of every kind; they add to it, and their forms go first. Errors name file, line and
/// column.
Result<text::LanguageData> load_language(const PatternFiles& files);
/// The same of one folder.
Result<text::LanguageData> load_language(const std::filesystem::path& folder);

}  // namespace ziping::patterns
