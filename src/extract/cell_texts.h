#pragma once
#include "extract/form_reading.h"

namespace ziping::extract {

/// Options ticked in a cell ("□是 ☑否"): a grade where the options are grades, else a fact of concept `other` whose
/// item is the label beside the cell. Cells that hold boxes are used afterwards.
void read_choices(FormReading* reading);

/// Running text in cells (goals, explanations, conclusions): what prose patterns for cells claim, and every other
/// figure with a unit as `other`. Texts of rules are left alone: their figures are nobody's report.
void read_cell_texts(FormReading* reading);

/// The first printed words to the left of a cell in its row; empty where there are none.
std::string words_left_of(const FormReading& reading, int cell);

}  // namespace ziping::extract
