#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "picture.h"

namespace samples {

/// One page that is nothing but a picture (and perhaps an invisible text behind it).
struct PicturePage {
  double width = 0;
  double height = 0;
  int pixel_width = 0;
  int pixel_height = 0;
  int channels = 1;
  /// 8: JPEG data; 1: packed bits, compressed when written.
  int bits = 8;
  std::vector<std::uint8_t> data;
  /// The page's own turn: the viewer shows the lying picture upright.
  int rotate = 0;
  /// Content operators drawn before the picture in rendering mode 3; empty where there is no hidden layer.
  std::string hidden;
};

std::vector<std::uint8_t> to_jpeg(const Picture& picture, int quality);

/// An operator string that places `text` invisibly, base line at (x, y) in PDF coordinates.
std::string hidden_text(const std::string& text, double x, double y, double size, double width);

void write_picture_pdf(const std::vector<PicturePage>& pages, const std::string& path);

}  // namespace samples
