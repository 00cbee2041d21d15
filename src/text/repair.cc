#include "text/repair.h"

#include "text/code_points.h"

namespace ziping::text {

Repair Repair::make(const LanguageData& data) {
  Repair made;
  for (const auto& repair : data.repairs) {
    const std::u32string reads = to_code_points(repair.reads);
    auto& table = repair.chinese ? made.chinese_ : made.digits_;
    for (const char32_t c : to_code_points(repair.signs)) table[c] = reads.empty() ? c : reads.front();
  }
  for (const auto& sign : data.numerals) {
    if (sign.role == NumeralSign::Role::Digit && !sign.capital) made.chinese_digits_ += to_code_points(sign.signs);
  }
  for (const auto& word : data.lexicon) {
    std::u32string signs = to_code_points(word);
    const std::size_t length = signs.size();
    made.words_[length].push_back(std::move(signs));
  }
  made.confusions_ = data.confusions;
  return made;
}

std::optional<std::string> Repair::digits(std::string_view text) const {
  constexpr std::size_t kLongest = 64;
  if (text.size() > kLongest) return std::nullopt;
  std::u32string signs = to_code_points(text);
  const bool chinese = repair_chinese(signs);
  const bool arabic = repair_arabic(signs);
  if (!chinese && !arabic) return std::nullopt;
  return to_utf8(signs);
}

bool Repair::repair_chinese(std::u32string& signs) const {
  const auto is_digit = [&](char32_t c) { return chinese_digits_.find(c) != std::u32string::npos; };
  bool changed = false;
  for (std::size_t i = 1; i + 1 < signs.size(); ++i) {
    if (!is_digit(signs[i - 1])) continue;
    const auto found = chinese_.find(signs[i]);
    if (found == chinese_.end() || (!is_digit(signs[i + 1]) && !chinese_.contains(signs[i + 1]))) continue;
    signs[i] = found->second;
    changed = true;
  }
  return changed;
}

bool Repair::repair_arabic(std::u32string& signs) const {
  const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
  const auto figure = [&](char32_t c) { return is_digit(c) || c == '.' || c == ',' || digits_.contains(c); };
  bool changed = false;
  for (std::size_t begin = 0; begin < signs.size();) {
    if (!figure(signs[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    bool digit = false;
    while (end < signs.size() && figure(signs[end])) digit = is_digit(signs[end++]) || digit;
    for (std::size_t i = begin; digit && i < end; ++i) {
      const auto found = digits_.find(signs[i]);
      if (found == digits_.end()) continue;
      signs[i] = found->second;
      changed = true;
    }
    begin = end;
  }
  return changed;
}

std::optional<std::string> Repair::word(std::string_view text) const {
  constexpr std::size_t kLongest = 48;
  if (text.size() > kLongest || !confusions_) return std::nullopt;
  const std::u32string signs = to_code_points(text);
  const auto list = words_.find(signs.size());
  if (list == words_.end()) return std::nullopt;
  const std::u32string* found = nullptr;
  for (const auto& word : list->second) {
    std::size_t differences = 0;
    std::size_t where = 0;
    for (std::size_t i = 0; i < signs.size() && differences < 2; ++i) {
      if (signs[i] != word[i]) {
        ++differences;
        where = i;
      }
    }
    if (differences == 0) return std::nullopt;
    if (differences > 1 || confusions_->cost(signs[where], word[where]) >= 1) continue;
    if (found != nullptr) return std::nullopt;
    found = &word;
  }
  if (found == nullptr) return std::nullopt;
  return to_utf8(*found);
}

}  // namespace ziping::text
