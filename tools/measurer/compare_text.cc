#include "compare_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

namespace ziping::measure {

namespace {

icu::UnicodeString nfkc(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int>(utf8.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return text;
  icu::UnicodeString result = normaliser->normalize(text, status);
  return U_FAILURE(status) ? text : result;
}

/// What NFKC leaves apart though print hardly does: kinds of dashes, quotes, dots and comparison signs.
char32_t same_sign(char32_t code) {
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0x0060:
      return U'\'';
    case 0x201C:
    case 0x201D:
    case 0x201F:
    case 0x2033:
    case 0x301D:
    case 0x301E:
      return U'"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2500:
    case 0x2501:
      return U'-';
    case 0x301C:
    case 0x223C:
      return U'~';
    case 0x2266:
    case 0x2A7D:
      return 0x2264;
    case 0x2267:
    case 0x2A7E:
      return 0x2265;
    case 0x2022:
    case 0x30FB:
    case 0x2219:
    case 0x22C5:
      return 0x00B7;
    default:
      return code;
  }
}

}  // namespace

std::u32string folded(std::string_view utf8) {
  const icu::UnicodeString text = nfkc(utf8);
  std::u32string result;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 code = text.char32At(at);
    const bool ignorable = u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
    if (u_isUWhiteSpace(code) || u_iscntrl(code) || ignorable) continue;
    result.push_back(same_sign(static_cast<char32_t>(code)));
  }
  return result;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  // What both begin or end with costs nothing: pages differ in few places.
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace ziping::measure
