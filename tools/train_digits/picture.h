#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "dice.h"

namespace ziping::figures {

/// A grey picture, 0 black to 1 white, rows from the top.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<double> grey;
  double& at(int x, int y) {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
  double at(int x, int y) const {
    return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  }
};

/// Families of the list `wanted` that are installed (fontconfig would silently take another for a missing one).
std::vector<std::string> installed_families(const std::vector<std::string>& wanted);

/// The text on one line in the family at `em` pixels, slightly turned and stretched, with room around it.
Picture draw(const std::string& text, const std::string& family, double em, Dice& dice);

}  // namespace ziping::figures
