#pragma once
#include <string>
#include <vector>

#include "ocr/onnx_session.h"
#include "ocr/reader.h"

namespace ziping::ocr {

/// One sign as a network saw it: its class, where (pixels of the picture, `to` behind it), how certain, and what it
/// thought of besides.
struct SeenSign {
  int id = 0;
  double from = 0;
  double to = 0;
  float score = 0;
  int runner_up = 0;
  float runner_up_score = 0;
};

/// The sign of a class, folded; 0 for the blank, a space and whatever is no single sign. Class i is `signs[i - 1]`.
char32_t folded_sign(int id, const std::vector<std::u32string>& signs);

/// The signs in the scores of a network trained with connectionist temporal classification: the best class of each
/// step, repetitions and blanks (class 0) dropped.
std::vector<SeenSign> best_path(const StepScores& scores, double pixels_per_step);

/// Where each sign begins, and where the last one ends: half way between one and the next, as the network fires near
/// the middle of a sign.
std::vector<double> edges_of(const std::vector<SeenSign>& path);

/// The text of signs seen; class i is `signs[i - 1]`. The alternatives have one sign replaced by its runner-up, the
/// likeliest first. Confidence is that of the least certain sign, wide and narrow prints of a sign counted together,
/// and marks of punctuation between words.
LineText spelled(std::vector<SeenSign> path, const std::vector<std::u32string>& signs);

}  // namespace ziping::ocr
