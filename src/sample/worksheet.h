#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "sample/crop.h"
#include "store/samples.h"

namespace ziping::sample {

/// Words of the worksheet by key ("sample.audited"), in one language
/// (patterns/messages/program.toml).
using Words = std::map<std::string, std::string, std::less<>>;

/// Ties a worksheet to its sample: its number and the beginning of its frame's
/// digest.
std::string worksheet_key(const store::SampleRecord& sample);

/// The columns' names that a program looks for, in the first (in workbooks
/// hidden) row; headings for people follow.
inline constexpr const char* kSampleColumn = "zp:sample";
inline constexpr const char* kNumberColumn = "zp:no";
inline constexpr const char* kAuditedColumn = "zp:audited";
inline constexpr const char* kRemarkColumn = "zp:remark";

/// One row an item in the order of drawing, each with its place, what was read,
/// its picture (not in CSV), and empty columns for the auditor's value (in the
/// figure's unit) and a remark. `crops` is by item, or empty. Texts are inert.
/// Error output_unwritable where there is no room for temporary files.
Result<std::string> worksheet_xlsx(const store::SampleRecord& sample, const std::vector<Crop>& crops,
                                   const Words& words);
std::string worksheet_csv(const store::SampleRecord& sample, const Words& words);
/// A page that needs nothing else; what is entered in it can be saved as the
/// CSV worksheet.
std::string worksheet_html(const store::SampleRecord& sample, const std::vector<Crop>& crops, const Words& words);

}  // namespace ziping::sample
