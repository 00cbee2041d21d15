#include "scan.h"

#include <cmath>

#include "degrade.h"
#include "ornaments.h"
#include "picture_pdf.h"

namespace samples {
namespace {

const char* mode_name(PictureMode mode) {
  switch (mode) {
    case PictureMode::Colour:
      return "colour";
    case PictureMode::Bilevel:
      return "bilevel";
    case PictureMode::Grey:
      break;
  }
  return "grey";
}

/// What an old recogniser would have left: most characters right, some lost or changed, places roughly right.
std::string bad_layer(const PlacedPage& page, Random* random) {
  static const std::vector<std::pair<std::string, std::string>> slips = {{"0", "O"},   {"1", "l"},  {"5", "S"},
                                                                         {"≥", "2"},   {"≤", "<"},  {"元", "兀"},
                                                                         {"目", "Fl"}, {"%", "96"}, {"日", "曰"}};
  std::string out;
  for (const TextItem& item : page.texts) {
    const SetLine& line = item.text.lines[item.line];
    std::string text = item.text.text.substr(line.begin, line.end - line.begin);
    for (const auto& [right, wrong] : slips) {
      std::size_t at = 0;
      while ((at = text.find(right, at)) != std::string::npos) {
        if (random->chance(0.25)) text.replace(at, right.size(), wrong);
        at += right.size();
      }
    }
    if (random->chance(0.06)) continue;
    const Box ink = line.ink();
    if (ink.empty()) continue;
    out += hidden_text(text, item.x + ink.x0 + random->real(-2, 2), page.height - item.baseline + random->real(-2, 2),
                       item.text.size, ink.width());
  }
  return out;
}

class Scanner {
 public:
  Scanner(const Document& document, const PlacedDocument& placed, const Quality& quality)
      : document_(document),
        placed_(placed),
        quality_(quality),
        random_(document.seed * 7919 + std::size(quality.name)) {}

  Print scan(const std::string& path) {
    Print print;
    print.source = "scan";
    print.quality = quality_.name;
    print.mode = mode_name(quality_.mode);
    print.dpi = quality_.dpi;
    print.jpeg = quality_.mode == PictureMode::Bilevel ? 0 : quality_.jpeg;
    print.seal = quality_.seal;
    print.hidden_layer = quality_.hidden_layer;
    std::vector<PicturePage> pages;
    for (const PlacedPage& page : placed_.pages) {
      const double size = std::round(random_.real(quality_.skew_low, quality_.skew_high) * 100) / 100;
      print.skew.push_back(random_.chance(0.5) ? size : -size);
      print.turn.push_back(turn_of(print.turn.size()));
      pages.push_back(scan_page(page, print.skew.back(), print.turn.back()));
      // Somebody turned the page in a viewer and saved: the picture lies, the page does not.
      if (pages.size() > 1 && print.turn.back() != 0 && random_.chance(0.3)) {
        pages.back().rotate = print.turn.back();
        print.turn.back() = 0;
      }
    }
    write_picture_pdf(pages, path);
    return print;
  }

 private:
  int turn_of(std::size_t index) {
    if (!quality_.turned) return 0;
    // The first page always lies, so that a form of one page is a turned one.
    if (index > 0 && random_.chance(0.4)) return 0;
    return random_.pick({90, 270, 180, 90});
  }

  void ornaments(cairo_t* cairo, const PlacedPage& page) {
    if (random_.chance(quality_.holes_chance)) draw_holes(cairo, page.height, &random_);
    if (page.sign_off && random_.chance(quality_.scribble_chance)) {
      draw_scribble(cairo, page.sign_off->x1 + random_.real(4, 14), page.sign_off->y1, &random_);
    }
    if (!quality_.seal) return;
    const double radius = random_.real(54, 62);
    if (page.sign_off) {
      // On the sign-off line, reaching into the table above.
      draw_seal(cairo, document_.entity, page.sign_off->x0 + page.sign_off->width() * random_.real(0.35, 0.8),
                page.sign_off->y0 - random_.real(0, 30), radius, &random_);
    } else if (placed_.pages.size() == 1 || random_.chance(0.3)) {
      draw_seal(cairo, document_.entity, page.width * random_.real(0.3, 0.75), page.height * random_.real(0.2, 0.6),
                radius, &random_);
    }
  }

  PicturePage scan_page(const PlacedPage& page, double skew, int turn) {
    const bool colour = quality_.mode == PictureMode::Colour;
    Picture picture = render(page, quality_.dpi, skew, colour, [&](cairo_t* cairo) { ornaments(cairo, page); });
    if (quality_.blur > 0 || quality_.noise > 0) degrade(&picture, quality_, &random_);
    picture = lay_turned(picture, turn);
    PicturePage out;
    const bool sideways = turn == 90 || turn == 270;
    out.width = sideways ? page.height : page.width;
    out.height = sideways ? page.width : page.height;
    out.pixel_width = picture.width;
    out.pixel_height = picture.height;
    out.channels = picture.channels;
    if (quality_.hidden_layer) out.hidden = bad_layer(page, &random_);
    if (quality_.mode == PictureMode::Bilevel) {
      out.bits = 1;
      out.data = to_bits(picture, random_.pick_int(140, 175));
    } else {
      out.data = to_jpeg(picture, quality_.jpeg);
    }
    return out;
  }

  const Document& document_;
  const PlacedDocument& placed_;
  const Quality& quality_;
  Random random_;
};

}  // namespace

Print write_scan(const Document& document, const PlacedDocument& placed, const Quality& quality,
                 const std::string& path) {
  return Scanner(document, placed, quality).scan(path);
}

}  // namespace samples
