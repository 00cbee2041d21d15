#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "patterns/regex.h"
#include "patterns/toml_reader.h"
#include "text/language.h"

namespace ziping::patterns {

/// A class of quantities that prose patterns name as {name}: all of one of `kinds`, or whose base unit is in `units`.
/// With `digits` only those printed with a digit, or a word of `like_digits`; others stay words ("at the beginning of
/// the year").
struct Sign {
  std::string name;
  std::vector<std::string> kinds;
  std::vector<std::string> units;
  bool digits = false;
  std::vector<std::string> like_digits;
  /// A class within another one, whose name stands for both: those of it whose literal ends so ("-12-31").
  std::string part_of;
  std::string ends;
};

/// The signs of prose/signs.toml, first match first. `shrink`: kinds whose words ("less by 1.52") are left to the
/// patterns; the quantity is only its figure.
struct SignBook {
  std::vector<Sign> signs;
  /// Amounts said without their last word ("设计费24.13万,"): where the group `n` of the expression stands, and the
  /// word that is left out.
  std::shared_ptr<const Regex> said_amount;
  std::string said_unit;
  /// Numerals in words that are figures nevertheless ("下辖十个乡镇"): where the group `n` of the expression stands.
  std::shared_ptr<const Regex> said_count;
  std::vector<std::string> shrink;
  /// So are those in front of quantities whose print this matches ("减少到512万元", "减少到2023年").
  std::shared_ptr<const Regex> shrink_front;
  /// What ends a sentence.
  std::vector<std::string> stops;

  /// {name} in an expression becomes the group `value` around the sign, {name-} the bare sign, {any} every sign.
  std::string expand(std::string_view expression, const SourcePlace& place, std::optional<Error>* error) const;
  /// The sign as text, for the n-th class.
  static std::string utf8(std::size_t sign);
};

Status load_signs(const TomlFile& file, SignBook* book);

/// Running text in which every quantity is one private-use character, so that patterns speak of figures without
/// spelling them. `origin` leads from bytes of `text` back to the printed bytes.
struct MarkedText {
  std::string text;
  /// The same without signs, for patterns about names and numbers that are no quantities.
  text::NormalText normal;
  std::vector<std::uint32_t> origin;
  /// In order of place; offsets are bytes of the printed text.
  std::vector<text::Quantity> quantities;
  /// Where each quantity's sign begins in `text`; npos for a quantity of no class.
  std::vector<std::size_t> sign_at;

  /// The quantity whose sign begins at a byte of `text`; -1 where none does.
  int quantity_at(std::size_t marked) const;
};

MarkedText mark(std::string_view printed, const text::Language& language, const SignBook& signs,
                const text::QuantityContext& context);

}  // namespace ziping::patterns
