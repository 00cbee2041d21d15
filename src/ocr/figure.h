#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace ziping::ocr {

/// True if `text` (folded) can be printed as a figure: an amount with thousands marks where they belong, a share, a
/// date, a comparison, a range or ratio of these, a telephone number, a dash or a comparison alone, any of these in
/// brackets. Says nothing of its value; it is the tie-break between readings, since misreadings mostly break these
/// rules ("138,96", "1.832.00", "85.%").
bool is_well_formed_figure(std::u32string_view text);

/// A figure that stands in a text: code points [from, to).
struct FigureRun {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// The figures in a text (folded or not), with their comparison and percent signs; points and commas only where they
/// stand inside.
std::vector<FigureRun> figure_runs(std::u32string_view text);

}  // namespace ziping::ocr
