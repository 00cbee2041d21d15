#pragma once
#include "ocr/hearing.h"

namespace ziping::ocr {

/// The figures of a text one by one before the reader that knows nothing else. Where it says what another reader than
/// the winner says, two stand against one and theirs is put into the text. A first sign that no one agrees on, before a
/// figure, may be a comparison only this reader can say.
class FigureCheck {
 public:
  FigureCheck(Witness figures, Hearing::Listen listen) : figures_(figures), listen_(std::move(listen)) {}

  /// Looks again at the winner of `verdict`, whose confidence follows what was seen.
  Status look_again(Hearing* heard, Verdict* verdict) const;
  /// Code points [from, to) of what ballot `index` says, a figure of many digits, with as many of its equal digits as
  /// stand there, each looked at alone; empty where the ink shows no more of them, or other digits.
  Result<std::u32string> recount(const Hearing& heard, std::size_t index, std::size_t from, std::size_t to) const;

 private:
  /// What the reader says of code points [from, to) of the winner, folded; empty if nothing.
  Result<std::u32string> see(const Hearing& heard, std::size_t winner, std::size_t from, std::size_t to) const;

  Witness figures_;
  Hearing::Listen listen_;
};

}  // namespace ziping::ocr
