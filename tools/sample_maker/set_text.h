#pragma once
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "base/box.h"
#include "document.h"

namespace samples {

using ziping::Box;

/// One set character (or cluster): where its ink lies, x from the line's block, y from the base line.
struct Cluster {
  std::size_t byte = 0;
  Box ink;
};

struct SetLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Where Pango starts the line, from the left of the block.
  double x = 0;
  std::vector<Cluster> clusters;

  /// Ink of bytes [from, to) of the text, empty where the line has none of them.
  Box ink(std::size_t from, std::size_t to) const;
  Box ink() const { return ink(begin, end); }
};

/// A text broken into lines in one width. Lines are drawn one by one, wherever the page has room for them.
struct SetText {
  std::shared_ptr<PangoLayout> layout;
  std::string text;
  std::vector<SetLine> lines;
  double size = 0;
};

struct TextLook {
  Face face = Face::Song;
  double size = 10.5;
  bool bold = false;
  Align align = Align::Left;
  bool justify = false;
  double indent = 0;
};

/// Sets text in a report's faces with unhinted metrics, so that print and picture agree to the fraction of a point.
class TextSetter {
 public:
  explicit TextSetter(const Style& style);
  SetText set(const std::string& text, const TextLook& look, double width) const;

 private:
  Style style_;
  std::shared_ptr<PangoContext> context_;
};

}  // namespace samples
