#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/raster.h"
#include "base/result.h"

namespace ziping::ocr {

/// What one reader sees in the crop of one line. `edges`: x of each code point's begin and the last one's end, in
/// pixels of the crop; may be empty where the engine does not tell. `alternatives`: other texts the reader thinks
/// possible, best first.
struct LineText {
  std::string text;
  double confidence = 0;
  std::vector<double> edges;
  std::vector<std::string> alternatives;
  /// The reader saw ink that none of its signs accounts for: it has likely left one out.
  bool incomplete = false;
};

/// Reads the crop of one line of print (grey, dark on white). One per thread; keeps its model loaded.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual std::string name() const = 0;
  /// What the reader wants its crops to be like: margin in parts of the em, height in pixels (0: as it is).
  virtual double margin() const = 0;
  virtual int height() const = 0;
  virtual Result<LineText> read(const Raster& line) = 0;
};

}  // namespace ziping::ocr
