#pragma once
#include <filesystem>
#include <string>

#include "base/result.h"

namespace ziping::measure {

/// How well misread labels are recognised: every label the product ships (column heads, row labels, labels with a value
/// behind them) and the indicators' names, each with one wrong character, and stretches of sentences that are no label.
/// `source` is the top of the repository; `seed` draws the wrong characters. The report is a table in Markdown.
Result<std::string> label_report(const std::filesystem::path& source, unsigned seed);

}  // namespace ziping::measure
