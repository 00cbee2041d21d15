#pragma once
#include "base/box.h"

namespace ziping {

/// A straight ruled line of a page, in PDF points of the upright, straightened page. A horizontal line lies at y = `at`
/// from x = `from` to x = `to`; a vertical one at x = `at` from y = `from` to y = `to`.
struct RulingLine {
  bool horizontal = true;
  double at = 0;
  double from = 0;
  double to = 0;
  double thickness = 1;

  double length() const { return to - from; }
  bool operator==(const RulingLine&) const = default;
};

}  // namespace ziping
