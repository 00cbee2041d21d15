#pragma once
#include <string>

namespace ziping::output {

/// An ICC profile (version 4, display, matrix and curves) of the sRGB colours of IEC 61966-2-1, for the output intent
/// of archival PDFs. Always the same bytes.
std::string srgb_profile();

}  // namespace ziping::output
