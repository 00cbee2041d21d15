#pragma once
#include <optional>
#include <string>
#include <vector>

namespace samples {

enum class PictureMode { Grey, Colour, Bilevel };

/// How badly a page is scanned. Named presets are those the accuracy tables use.
struct Quality {
  std::string name;
  int dpi = 300;
  PictureMode mode = PictureMode::Grey;
  double skew_low = 0;
  double skew_high = 0;
  /// Deviation of the blur in pixels and of the noise in grey levels.
  double blur = 0;
  double noise = 0;
  /// Darkest background as a share of white, and how much it changes over the page.
  double paper = 1;
  double shade = 0;
  double ink = 0;
  int jpeg = 90;
  bool seal = false;
  bool turned = false;
  double fold_chance = 0;
  double holes_chance = 0;
  double scribble_chance = 0;
  bool hidden_layer = false;
};

std::vector<std::string> quality_names();
std::optional<Quality> quality_named(const std::string& name);

}  // namespace samples
