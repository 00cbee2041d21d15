#include "text/radicals.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace ziping::text {
namespace {

/// The radicals of the supplement that simplified print uses, in order.
constexpr std::array<std::pair<char32_t, char32_t>, 51> kSupplement{{
    {0x2E81, 0x5382}, {0x2E84, 0x4E5A}, {0x2E85, 0x4EBB}, {0x2E86, 0x5182}, {0x2E88, 0x5200}, {0x2E89, 0x5202},
    {0x2E8A, 0x535C}, {0x2E8B, 0x353E}, {0x2E8F, 0x5C23}, {0x2E92, 0x5DF3}, {0x2E93, 0x5E7A}, {0x2E95, 0x5F50},
    {0x2E96, 0x5FC4}, {0x2E97, 0x5FC3}, {0x2E98, 0x624C}, {0x2E99, 0x6535}, {0x2E9B, 0x65E1}, {0x2E9F, 0x6BCD},
    {0x2EA0, 0x6C11}, {0x2EA1, 0x6C35}, {0x2EA3, 0x706C}, {0x2EA9, 0x738B}, {0x2EAE, 0x7AF9}, {0x2EAF, 0x7CF9},
    {0x2EB0, 0x7E9F}, {0x2EC1, 0x864E}, {0x2EC2, 0x8864}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2},
    {0x2EC9, 0x8D1D}, {0x2ECA, 0x8DB3}, {0x2ECB, 0x8F66}, {0x2ECF, 0x9091}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8},
    {0x2ED7, 0x96E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE},
    {0x2EDD, 0x98DF}, {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C},
    {0x2EE6, 0x9E1F}, {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4},
}};
constexpr std::array<std::pair<char32_t, char32_t>, 4> kLastOnes{
    {{0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F}, {0x2EF0, 0x9F99}, {0x2EF3, 0x9F9F}}};

constexpr char32_t kFirst = 0x2E80;
constexpr char32_t kFirstKangxi = 0x2F00;
constexpr char32_t kLast = 0x2FD5;

template <typename Table>
char32_t look_up(const Table& table, char32_t radical) {
  const auto found = std::lower_bound(table.begin(), table.end(), std::pair<char32_t, char32_t>{radical, 0});
  return found != table.end() && found->first == radical ? found->second : 0;
}

char32_t ideograph_of(char32_t radical) {
  if (radical < kFirstKangxi) {
    const char32_t found = look_up(kSupplement, radical);
    const char32_t late = found != 0 ? found : look_up(kLastOnes, radical);
    return late != 0 ? late : radical;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) || nfkc == nullptr) return radical;
  icu::UnicodeString ideograph;
  if (!nfkc->getRawDecomposition(static_cast<UChar32>(radical), ideograph) || ideograph.countChar32() != 1)
    return radical;
  return static_cast<char32_t>(ideograph.char32At(0));
}

}  // namespace

std::string without_radicals(std::string_view text) {
  // In UTF-8 they begin with E2 BA to E2 BF.
  const auto starts = [&](std::size_t at) {
    return static_cast<unsigned char>(text[at]) == 0xE2 && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) >= 0xBA;
  };
  std::size_t first = 0;
  while (first < text.size() && !starts(first)) ++first;
  if (first == text.size()) return std::string(text);
  std::u32string points = utf8::decode(text);
  for (char32_t& point : points) {
    if (point >= kFirst && point <= kLast) point = ideograph_of(point);
  }
  return utf8::encode(points);
}

}  // namespace ziping::text
