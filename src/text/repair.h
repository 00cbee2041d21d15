#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/language_data.h"

namespace ziping::text {

/// Undoes what character recognition does to figures and words: letters among digits, a full stop for a point, one
/// look-alike in a known word. Only asked where the text makes no sense as it stands. Immutable.
class Repair {
 public:
  static Repair make(const LanguageData& data);

  /// `text` with the look-alikes that stand among digits read as digits; nullopt where there are none.
  std::optional<std::string> digits(std::string_view text) const;
  /// The one word of the lexicon from which `text` differs by a single look-alike character.
  std::optional<std::string> word(std::string_view text) const;

 private:
  bool repair_chinese(std::u32string& signs) const;
  bool repair_arabic(std::u32string& signs) const;

  std::unordered_map<char32_t, char32_t> digits_;
  std::unordered_map<char32_t, char32_t> chinese_;
  std::u32string chinese_digits_;
  std::unordered_map<std::size_t, std::vector<std::u32string>> words_;
  std::shared_ptr<const Confusions> confusions_;
};

}  // namespace ziping::text
