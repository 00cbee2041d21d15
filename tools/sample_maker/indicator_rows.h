#pragma once
#include <vector>

#include "writer.h"

namespace samples {

/// Puts the planned errors into the rows; `weighted`: the form prints weights, without which most do not show.
void plant_in_indicators(const Writer& w, bool scored, bool weighted, std::vector<Indicator>* rows);

/// What a form prints of its rows: weight and score, reasons, the sign of a target in a cell of its own.
struct Printed {
  bool weighted = false;
  bool reasoned = false;
  bool sign_apart = false;
};

/// The errors a row can hold by itself, and those of all rows together.
void plant_further(const Writer& w, Printed printed, std::vector<Indicator>* rows);

/// Two neighbouring rows without figures get one weight and one score.
void share_score(std::vector<Indicator>* rows);

/// Rows of the template that nobody filled, at the end of a second-level group.
void leave_template_rows(Random* random, std::vector<Indicator>* rows);

}  // namespace samples
