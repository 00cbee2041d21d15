#pragma once
#include <string_view>

#include "base/result.h"
#include "sample/read_worksheet.h"

namespace ziping::sample {

/// The first sheet of a workbook, its fields as texts.
Result<Grid> read_xlsx(std::string_view bytes);

}  // namespace ziping::sample
