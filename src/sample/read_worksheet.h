#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/samples.h"

namespace ziping::sample {

/// The fields of a filled-in worksheet by row and column (from 0), as they
/// stand there. Of numbers in a workbook the 15 digits that a spreadsheet
/// keeps.
using Grid = std::map<int, std::map<int, std::string>>;

/// The first sheet of a workbook (.xlsx), or comma-, semicolon- or
/// tab-separated values, told apart by their bytes. Error input_unreadable
/// where it is neither or damaged.
Result<Grid> read_grid(std::string_view bytes);

/// Which sample a worksheet belongs to.
Result<std::int64_t> sample_of(const Grid& grid);

/// The auditor's values by item. An empty field is an item not examined; a word
/// of `agrees` is the value that was read. Error usage, naming the row, for
/// what is no figure, for rows of another sample and for items twice; columns
/// and rows may have been moved, added and left out.
Result<std::vector<store::SampleAnswer>> answers_of(const Grid& grid, const store::SampleRecord& sample,
                                                    const std::vector<std::string>& agrees);

/// A figure as people type it: "1,234.5", " -3 ", "12.50万元" where that is the
/// unit; full-width digits too.
std::optional<Decimal> typed_figure(std::string_view text, std::string_view unit);

}  // namespace ziping::sample
