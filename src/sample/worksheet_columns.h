#pragma once
#include <string>
#include <vector>

#include "sample/worksheet.h"

namespace ziping::sample {

/// A column of the worksheet: the program's name for it, its width in
/// characters, what stands in it for an item.
struct WorksheetColumn {
  std::string name;
  double width = 12;
  bool picture = false;
  /// To be filled in.
  bool open = false;
};

/// All columns, in order; those of kAuditedColumn and kRemarkColumn are open.
const std::vector<WorksheetColumn>& worksheet_columns();

/// The heading of a column in the words' language.
const std::string& heading_of(const WorksheetColumn& column, const Words& words);

/// The texts of an item's row, empty for open columns and the picture's.
/// `number` is from 1.
std::vector<std::string> worksheet_row(const store::SampleRecord& sample, std::size_t number);

}  // namespace ziping::sample
