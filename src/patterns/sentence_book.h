#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ziping::patterns {

/// What goes wrong is composed in English where it happens; here are the same sentences in Chinese
/// (patterns/messages/sentences.toml). They decide nothing of what is read, so the file is no part of
/// PatternSet::digest.
class SentenceBook {
 public:
  /// The Chinese of an English text that is an instance of a sentence, its details filled in (and said in Chinese where
  /// they are sentences themselves); the text as it is where no sentence is.
  std::string in_chinese(std::string_view text) const;

  /// Every sentence as [English, Chinese], for tests.
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  friend Result<SentenceBook> load_sentences(const std::filesystem::path& file);
  /// What stands before, between and behind the places, and the places' names, one less.
  struct Form {
    std::vector<std::string> words;
    std::vector<std::string> names;
    std::size_t length = 0;
  };
  static Form form_of(std::string_view sentence);
  static bool match(const Form& form, std::string_view text, std::vector<std::string_view>* values);
  std::string in_chinese(std::string_view text, int depth) const;

  std::vector<Form> forms_;
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Fails with file, line and column where a sentence is missing, empty or has other {places} in one language than in
/// the other.
Result<SentenceBook> load_sentences(const std::filesystem::path& file);

}  // namespace ziping::patterns
