#pragma once
#include <string>
#include <vector>

#include "ocr/onnx_session.h"
#include "ocr/reader.h"

namespace ziping::ocr {

/// The steps at which a sign was seen.
struct Firing {
  int first = 0;
  int last = 0;
};

/// The text in the scores of a network trained with connectionist temporal classification: the best class of each
/// step, repetitions and blanks (class 0) dropped; class i is `signs[i - 1]`. Edges are in steps. The alternatives have
/// one sign replaced by its runner-up, the likeliest first. Confidence is that of the least certain sign,
/// wide and narrow prints of a sign counted together, and marks of punctuation between words.
/// `fired`, if given, receives the steps of each sign.
LineText decode_ctc(const StepScores& scores, const std::vector<std::u32string>& signs,
                    std::vector<Firing>* fired = nullptr);

}  // namespace ziping::ocr
