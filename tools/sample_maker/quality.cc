#include "quality.h"

namespace samples {
namespace {

Quality office(std::string name, int dpi) {
  Quality q;
  q.name = std::move(name);
  q.dpi = dpi;
  q.skew_low = 0.2;
  q.skew_high = 1.2;
  q.blur = 0.6 * dpi / 300 + 0.25;
  q.noise = 6;
  q.paper = 0.95;
  q.shade = 0.05;
  q.ink = 0.12;
  q.jpeg = 65;
  q.holes_chance = 0.2;
  q.scribble_chance = 0.4;
  return q;
}

std::vector<Quality> presets() {
  Quality clean;
  clean.name = "clean";
  Quality grey = office("300grey", 300);
  Quality worse = office("200worse", 200);
  worse.skew_low = 0.3;
  worse.skew_high = 2.0;
  worse.blur = 0.75;
  worse.noise = 11;
  worse.paper = 0.86;
  worse.shade = 0.14;
  worse.ink = 0.22;
  worse.jpeg = 45;
  worse.fold_chance = 0.4;
  worse.holes_chance = 0.4;
  Quality seal = office("300colour-seal", 300);
  seal.mode = PictureMode::Colour;
  seal.seal = true;
  seal.scribble_chance = 0.5;
  Quality bilevel = office("300bilevel", 300);
  bilevel.mode = PictureMode::Bilevel;
  bilevel.jpeg = 0;
  Quality turned = office("300turned", 300);
  turned.turned = true;
  Quality low = office("150grey", 150);
  low.jpeg = 60;
  Quality small = office("200grey", 200);
  small.jpeg = 50;
  small.noise = 3;
  Quality hidden = office("hidden-layer", 200);
  hidden.hidden_layer = true;
  return {clean, grey, worse, seal, bilevel, turned, low, small, hidden};
}

}  // namespace

std::vector<std::string> quality_names() {
  std::vector<std::string> names;
  for (const Quality& q : presets()) names.push_back(q.name);
  return names;
}

std::optional<Quality> quality_named(const std::string& name) {
  for (Quality& q : presets()) {
    if (q.name == name) return std::move(q);
  }
  return std::nullopt;
}

}  // namespace samples
