#pragma once
#include <array>
#include <map>
#include <memory>
#include <string>

namespace poppler {
class document;
}

namespace ziping::measure {

/// Cuts pieces out of PDF pages as PNG data URIs. Keeps the last document and page open.
class Cropper {
 public:
  Cropper();
  ~Cropper();
  /// `box` in points of the page turned clockwise by `rotation`, origin top left. Empty where nothing can be drawn.
  std::string data_uri(const std::string& pdf, int page, int rotation, const std::array<double, 4>& box);

 private:
  std::string pdf_;
  std::unique_ptr<poppler::document> document_;
};

}  // namespace ziping::measure
