#pragma once
#include "extract/form_reading.h"

namespace ziping::extract {

/// Every cell that is a figure and has not been used, as a fact of concept `other`: item is the row's first printed
/// words, path the words above the column. In a row of labels and figures by turns the item is the label beside the
/// figure. A bare figure has the unit its label's brackets name, else its head's, else the table's.
void read_other(FormReading* reading);

}  // namespace ziping::extract
