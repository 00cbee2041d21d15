#include "check/word_lists.h"

#include <algorithm>
#include <string>

namespace ziping::check {
namespace {

bool any_word(const patterns::CheckBook& book, std::string_view list, auto&& fits) {
  const auto& words = book.words(list);
  return std::any_of(words.begin(), words.end(), fits);
}

}  // namespace

bool holds_word(const patterns::CheckBook& book, std::string_view list, std::string_view text) {
  return any_word(book, list, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool begins_with_word(const patterns::CheckBook& book, std::string_view list, std::string_view text) {
  return any_word(book, list, [&](const std::string& word) { return text.starts_with(word); });
}

bool ends_in_word(const patterns::CheckBook& book, std::string_view list, std::string_view text) {
  return any_word(book, list, [&](const std::string& word) { return text.ends_with(word); });
}

bool is_word(const patterns::CheckBook& book, std::string_view list, std::string_view text) {
  return any_word(book, list, [&](const std::string& word) { return text == word; });
}

}  // namespace ziping::check
