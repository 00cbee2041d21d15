#pragma once
#include <cairo.h>

#include <string>

#include "random.h"
#include "set_text.h"

namespace samples {

/// A round office seal of red ink: ring, star, the unit's name along the ring. `radius` in points.
void draw_seal(cairo_t* cairo, const std::string& name, double x, double y, double radius, Random* random);

/// A signature written by hand: a few loops from `x` on the line `y`.
void draw_scribble(cairo_t* cairo, double x, double y, Random* random);

/// Two holes of a punch at the left edge, seen as dark discs.
void draw_holes(cairo_t* cairo, double page_height, Random* random);

}  // namespace samples
