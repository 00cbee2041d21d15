#pragma once
#include "base/raster.h"

namespace ziping::image {

/// The resolution by which sizes on the picture are judged: its own, unless the page would be larger than A3. Programs
/// that make a PDF of photographs give a pixel one point, and a form of 2480 points' width is still a sheet of A4.
double print_dpi(const Raster& page);

/// The same pixels with another resolution written on them.
Raster with_dpi(Raster page, double dpi);

}  // namespace ziping::image
