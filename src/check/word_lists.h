#pragma once
#include <string_view>

#include "patterns/check_book.h"

namespace ziping::check {

/// Text against a list of words of patterns/checks: whether it holds one of them, begins or ends with one, or is one.
bool holds_word(const patterns::CheckBook& book, std::string_view list, std::string_view text);
bool begins_with_word(const patterns::CheckBook& book, std::string_view list, std::string_view text);
bool ends_in_word(const patterns::CheckBook& book, std::string_view list, std::string_view text);
bool is_word(const patterns::CheckBook& book, std::string_view list, std::string_view text);

}  // namespace ziping::check
