#pragma once
#include "extract/form_reading.h"

namespace ziping::extract {

/// The project a table is about, from its "project name" row; nullopt where it has none.
std::optional<std::string> subject_of(const TableView& view, const patterns::LabelBook& labels,
                                      const text::Language& language);

/// Facts of label-and-value cells: unit, person, telephone, date, total, grade.
void read_pairs(FormReading* reading);

}  // namespace ziping::extract
