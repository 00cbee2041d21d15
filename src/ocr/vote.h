#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "ocr/page_reader.h"

namespace ziping::ocr {

/// Readers of one family were taught by the same people on the same pictures: their mistakes go together.
enum class Family { Tesseract, PpOcr, Figures };

/// One reading that takes part in a vote. `weight`: what its reader's word is worth. `limited`: the reader cannot say
/// the signs of `unknown_to_tesseract`; where another reader sees one, whatever it says there is no contradiction.
struct Ballot {
  std::string text;
  double weight = 1;
  double confidence = 0;
  bool limited = false;
  Family family = Family::Tesseract;
  /// See LineText.
  bool incomplete = false;
};

/// The outcome: `winner` is the index of the ballot whose text is taken.
struct Verdict {
  std::size_t winner = 0;
  double confidence = 0;
  bool sure = false;
};

/// True if both readings say the same, prints of one sign folded; see `Ballot::limited`.
bool agree(const Ballot& a, const Ballot& b);

/// Settles a figure. Readings that agree stand together, a family counts once and little more; the heaviest side wins,
/// malformed figures count little. Sure: two families stand on the winning side (two readers where only one family was
/// heard), the figure is well formed and outweighs the rest by far, and a sign that only one reader can say is certain.
Verdict settle_figure(const std::vector<Ballot>& ballots);

/// Settles text with or without figures in it. The first ballot is the best reader's and stands: Tesseract's Chinese
/// models make the same mistakes, two of them outweigh no other. But one that has left out signs gives way to one that
/// says the same and those too, and a mark of punctuation two others agree on is theirs. Sure: another reader agrees on
/// all, or on every figure and nearly all the rest, and the figures are well formed.
Verdict settle_text(const std::vector<Ballot>& ballots);

/// The share of signs that two texts (folded) have in common, in order: 1 for equal ones.
double likeness(std::u32string_view a, std::u32string_view b);

}  // namespace ziping::ocr
