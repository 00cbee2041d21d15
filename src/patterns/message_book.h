#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ziping::patterns {

/// The strings of the reviewer's desk and of the pages written as files (patterns/desk/messages.toml), in Chinese and
/// in English. Keys are "section.key": "ui.accept", "concept.funds.budget". They decide nothing of what is read, so the
/// file is no part of PatternSet::digest.
class MessageBook {
 public:
  using Texts = std::map<std::string, std::string, std::less<>>;

  /// The strings of one language: "zh"; everything else is English.
  const Texts& texts(std::string_view language) const { return language == "zh" ? chinese_ : english_; }

 private:
  friend Result<MessageBook> load_messages(const std::filesystem::path& file);
  Texts chinese_;
  Texts english_;
};

/// Fails with file, line and column where a string is missing, empty or has other {places} in one language than in the
/// other.
Result<MessageBook> load_messages(const std::filesystem::path& file);

}  // namespace ziping::patterns
