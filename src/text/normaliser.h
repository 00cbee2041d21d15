#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/language_data.h"
#include "text/normal.h"

namespace ziping::text {

/// Folds printed text to the normal form. One table look-up a character; only combining sequences and characters
/// beyond the basic plane go through ICU at run time. Immutable, thread safe.
class Normaliser {
 public:
  static Result<std::shared_ptr<const Normaliser>> make(const FoldingData& data);

  /// Replaces `out`, keeping its memory.
  void normalise(std::string_view printed, NormalText& out) const;

 private:
  struct Unit {
    char32_t character;
    std::uint32_t origin;
  };
  struct Sequence {
    std::u32string from;
    std::u32string to;
  };
  void build_table(const FoldingData& data);
  void append(char32_t character, std::uint32_t origin, std::vector<Unit>& out) const;
  void append_composed(std::string_view segment, std::uint32_t origin, std::vector<Unit>& out) const;
  bool stands_for_itself(std::string_view printed, NormalText& out) const;
  void fold_sequences(std::vector<Unit>& units) const;
  static void drop_spaces(std::vector<Unit>& units);

  /// Low 21 bits: the folded character (0: none) or, with kExpands, an index into `expansions_`.
  std::vector<std::uint32_t> table_;
  std::vector<std::u32string> expansions_;
  std::map<char32_t, std::vector<Sequence>> sequences_;
};

}  // namespace ziping::text
