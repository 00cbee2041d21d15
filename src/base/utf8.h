#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ziping::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point that begins at `text[at]`, and `at` moved behind it. Bytes that are no UTF-8 (overlong forms,
/// surrogates, truncation) yield U+FFFD one byte at a time, so that every string can be walked to its end.
/// Normal forms and properties are the text room's affair; this only walks.
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t start = at++;
  if (lead < 0x80) return lead;
  const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - start <= more) return kReplacement;
  char32_t code = lead & (0x3FU >> more);
  for (std::size_t i = 1; i <= more; ++i) {
    if ((byte(start + i) & 0xC0U) != 0x80U) return kReplacement;
    code = (code << 6U) | (byte(start + i) & 0x3FU);
  }
  const char32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
  if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return kReplacement;
  at = start + more + 1;
  return code;
}

/// The code points of `text`.
inline std::u32string decode(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) points.push_back(next(text, at));
  return points;
}

/// Byte offsets at which the code points of `text` begin, and the length of `text` behind the last.
inline std::vector<std::size_t> offsets(std::string_view text) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < text.size(); next(text, at)) result.push_back(at);
  result.push_back(text.size());
  return result;
}

inline std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); next(text, at)) ++count;
  return count;
}

inline void append(std::string& to, char32_t code) {
  const auto put = [&](char32_t value) { to.push_back(static_cast<char>(value)); };
  const auto tail = [&](unsigned shift) { put(0x80U | ((code >> shift) & 0x3FU)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    put(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    put(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

inline std::string encode(std::u32string_view points) {
  std::string text;
  for (const char32_t code : points) append(text, code);
  return text;
}

/// A Han character, or a sign set in its width (CJK punctuation, full-width forms, kana): nothing is put between two
/// of them where lines or words are joined.
inline bool is_cjk(char32_t code) {
  return (code >= 0x2E80 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0xFE30 && code <= 0xFE4F) || (code >= 0xFF00 && code <= 0xFF60) ||
         (code >= 0xFFE0 && code <= 0xFFE6) || (code >= 0x20000 && code <= 0x3FFFF);
}
inline bool is_digit(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}
/// A letter of the Latin alphabet, half or full width.
inline bool is_latin(char32_t code) {
  const char32_t half = code >= 0xFF21 && code <= 0xFF5A ? code - 0xFEE0 : code;
  return (half >= 'A' && half <= 'Z') || (half >= 'a' && half <= 'z') ||
         (code >= 0xC0 && code <= 0x24F && code != 0xD7 && code != 0xF7);
}
inline bool is_space(char32_t code) {
  return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) ||
         code == 0x3000 || code == 0xFEFF;
}

}  // namespace ziping::utf8
