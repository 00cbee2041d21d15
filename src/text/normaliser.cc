#include "text/normaliser.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <memory>

#include "text/code_points.h"

namespace ziping::text {
namespace {

constexpr std::uint32_t kExpands = 1U << 31U;
/// The character may combine with the one before it, so the pair has to go through ICU.
constexpr std::uint32_t kCombines = 1U << 30U;
/// A sequence that is folded may begin with the character.
constexpr std::uint32_t kBegins = 1U << 29U;
constexpr std::uint32_t kCharacter = 0x1FFFFF;
constexpr char32_t kPlane = 0x10000;
constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMostBytes = 4;

Error broken(const Place& place, std::string message) {
  Error error{ErrorCode::PatternInvalid, std::move(message), {}};
  error.origin.stage = "text";
  error.origin.file = place.file;
  error.origin.line = place.line;
  error.origin.column = place.column;
  return error;
}

const icu::Normalizer2* nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* instance = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? instance : nullptr;
}

bool surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}
bool han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
}

/// A space beside such a character never separates two things: reports print figures set off by spaces, and
/// extracted text has them between the characters of a word.
bool swallows_space(char32_t c) {
  if (han(c) || (c >= 0x3001 && c <= 0x303F)) return true;
  switch (c) {
    case '(':
    case ')':
    case '[':
    case ']':
    case '%':
    case '~':
    case '=':
    case '<':
    case '>':
    case ':':
    case ';':
    case 0x2030:
    case 0x2264:
    case 0x2265:
    case 0x00B1:
    case 0x00D7:
      return true;
    default:
      return false;
  }
}

/// Simplified forms of the characters of the unified block, by ICU's own table; the identity where it is missing.
std::u16string simplified_block() {
  icu::UnicodeString text;
  for (char16_t c = 0x4E00; c <= 0x9FFF; ++c) text.append(c);
  const auto length = text.length();
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  icu::UnicodeString original = text;
  if (U_SUCCESS(status) && transliterator) transliterator->transliterate(text);
  if (text.length() != length) text = original;
  return {text.getBuffer(), static_cast<std::size_t>(length)};
}

}  // namespace

Result<std::shared_ptr<const Normaliser>> Normaliser::make(const FoldingData& data) {
  if (nfkc() == nullptr) return Error{ErrorCode::Internal, "ICU's normalisation data is missing", {}};
  for (const auto& fold : data.characters) {
    if (fold.from.empty()) return broken(fold.place, "a folding without characters");
  }
  auto made = std::make_shared<Normaliser>();
  for (const auto& fold : data.sequences) {
    Sequence sequence{to_code_points(fold.from), to_code_points(fold.to)};
    if (sequence.from.size() < 2) return broken(fold.place, "a sequence has at least two characters");
    if (sequence.to.size() > sequence.from.size()) return broken(fold.place, "a sequence must not grow");
    made->sequences_[sequence.from.front()].push_back(std::move(sequence));
  }
  for (auto& [first, list] : made->sequences_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Sequence& a, const Sequence& b) { return a.from.size() > b.from.size(); });
  }
  made->build_table(data);
  return std::shared_ptr<const Normaliser>(std::move(made));
}

void Normaliser::build_table(const FoldingData& data) {
  std::map<char32_t, std::u32string> folds;
  for (const auto& fold : data.characters) {
    for (const char32_t c : to_code_points(fold.from)) folds[c] = to_code_points(fold.to);
  }
  const std::u32string keep = to_code_points(data.keep);
  const std::u32string keep_traditional = to_code_points(data.keep_traditional);
  const std::u16string simplified = simplified_block();
  const auto* normaliser = nfkc();

  table_.resize(kPlane);
  for (char32_t c = 0; c < kPlane; ++c) {
    if (surrogate(c)) {
      table_[c] = 0xFFFD;
      continue;
    }
    const auto code = static_cast<UChar32>(c);
    std::u32string image(1, c);
    const bool kept = keep.find(c) != std::u32string::npos;
    if (const auto own = folds.find(c); own != folds.end()) {
      image = own->second;
    } else if (!kept) {
      UErrorCode status = U_ZERO_ERROR;
      if (c >= 0x80 && !(c >= 0x4E00 && c <= 0x9FFF)) {
        icu::UnicodeString normal = normaliser->normalize(icu::UnicodeString(code), status);
        std::string utf8;
        if (U_SUCCESS(status)) image = to_code_points(normal.toUTF8String(utf8));
      }
      std::u32string folded;
      for (char32_t part : image) {
        if (part >= 0x4E00 && part <= 0x9FFF && keep_traditional.find(part) == std::u32string::npos) {
          part = simplified[part - 0x4E00];
        }
        const auto again = folds.find(part);
        if (again != folds.end()) {
          folded += again->second;
        } else if (u_isUWhiteSpace(static_cast<UChar32>(part)) != 0) {
          folded.push_back(' ');
        } else if (u_charType(static_cast<UChar32>(part)) != U_FORMAT_CHAR &&
                   u_charType(static_cast<UChar32>(part)) != U_CONTROL_CHAR) {
          folded.push_back(part);
        }
      }
      image = folded;
    }
    std::uint32_t entry = 0;
    if (image.size() == 1) {
      entry = static_cast<std::uint32_t>(image.front());
    } else if (image.size() > 1) {
      entry = kExpands | static_cast<std::uint32_t>(expansions_.size());
      expansions_.push_back(image);
    }
    if (normaliser->hasBoundaryBefore(code) == 0) entry |= kCombines;
    table_[c] = entry;
  }
  for (const auto& [first, list] : sequences_) {
    if (first < kPlane) table_[first] |= kBegins;
  }
}

void Normaliser::append(char32_t character, std::uint32_t origin, std::vector<Unit>& out) const {
  const std::uint32_t entry = table_[character];
  if ((entry & kExpands) != 0) {
    for (const char32_t c : expansions_[entry & kCharacter]) out.push_back({c, origin});
  } else if ((entry & kCharacter) != 0) {
    out.push_back({static_cast<char32_t>(entry & kCharacter), origin});
  }
}

void Normaliser::append_composed(std::string_view segment, std::uint32_t origin, std::vector<Unit>& out) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(segment.data(), static_cast<std::int32_t>(segment.size())));
  const icu::UnicodeString normal = nfkc()->normalize(text, status);
  const icu::UnicodeString& result = U_SUCCESS(status) ? normal : text;
  for (std::int32_t i = 0; i < result.length();) {
    const auto c = static_cast<char32_t>(result.char32At(i));
    i += U16_LENGTH(static_cast<UChar32>(c));
    if (c < kPlane) {
      append(c, origin, out);
    } else {
      out.push_back({c, origin});
    }
  }
}

void Normaliser::fold_sequences(std::vector<Unit>& units) const {
  std::size_t write = 0;
  for (std::size_t read = 0; read < units.size();) {
    const auto list = sequences_.find(units[read].character);
    const Sequence* found = nullptr;
    if (list != sequences_.end()) {
      for (const auto& sequence : list->second) {
        if (sequence.from.size() > units.size() - read) continue;
        std::size_t same = 1;
        while (same < sequence.from.size() && units[read + same].character == sequence.from[same]) ++same;
        if (same == sequence.from.size()) {
          found = &sequence;
          break;
        }
      }
    }
    if (found == nullptr) {
      units[write++] = units[read++];
      continue;
    }
    // A replacement is never longer than what it replaces (checked when the data is made into tables).
    const std::uint32_t origin = units[read].origin;
    read += found->from.size();
    for (const char32_t c : found->to) units[write++] = {c, origin};
  }
  units.resize(write);
}

void Normaliser::drop_spaces(std::vector<Unit>& units) {
  std::size_t write = 0;
  for (std::size_t read = 0; read < units.size(); ++read) {
    if (units[read].character == ' ') {
      std::size_t after = read;
      while (after < units.size() && units[after].character == ' ') ++after;
      const bool swallowed = (write > 0 && swallows_space(units[write - 1].character)) ||
                             (after < units.size() && swallows_space(units[after].character));
      if (!swallowed && (write == 0 || units[write - 1].character != ' ')) units[write++] = units[read];
      read = after - 1;
      continue;
    }
    units[write++] = units[read];
  }
  units.resize(write);
}

/// Most texts are in normal form already: every character its own image, no space and nothing that combines. Then
/// `out` is complete.
bool Normaliser::stands_for_itself(std::string_view printed, NormalText& out) const {
  out.origin.resize(printed.size() + 1);
  for (std::size_t at = 0; at < printed.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(printed, at);
    if (c >= kPlane || table_[c] != c || c == ' ' || c == kReplacement) return false;
    for (std::size_t i = begin; i < at; ++i) out.origin[i] = begin;
  }
  out.origin.back() = static_cast<std::uint32_t>(printed.size());
  out.utf8.assign(printed);
  return true;
}

void Normaliser::normalise(std::string_view printed, NormalText& out) const {
  thread_local std::vector<Unit> units;
  units.clear();
  out.utf8.clear();
  out.origin.clear();
  if (stands_for_itself(printed, out)) return;
  bool sequence = false;
  bool space = false;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(printed, at);
    const auto origin = static_cast<std::uint32_t>(begin);
    // Look whether the next character combines with this one.
    std::size_t end = at;
    while (end < printed.size()) {
      std::size_t ahead = end;
      if (static_cast<unsigned char>(printed[end]) < 0x80) break;
      const char32_t next = next_code_point(printed, ahead);
      if (next < kPlane && (table_[next] & kCombines) == 0) break;
      if (next >= kPlane && nfkc()->hasBoundaryBefore(static_cast<UChar32>(next)) != 0) break;
      end = ahead;
    }
    if (end != at || c >= kPlane) {
      append_composed(printed.substr(begin, end - begin), origin, units);
      at = end;
    } else {
      append(c, origin, units);
    }
  }
  for (const Unit& unit : units) {
    space = space || unit.character == ' ';
    sequence = sequence || (unit.character < kPlane && (table_[unit.character] & kBegins) != 0);
  }
  if (sequence) fold_sequences(units);
  if (space) drop_spaces(units);

  out.origin.resize(units.size() * kMostBytes + 1);
  std::size_t filled = 0;
  for (const Unit& unit : units) {
    append_utf8(unit.character, out.utf8);
    while (filled < out.utf8.size()) out.origin[filled++] = unit.origin;
  }
  out.origin.resize(filled + 1);
  out.origin.back() = static_cast<std::uint32_t>(printed.size());
}

}  // namespace ziping::text
