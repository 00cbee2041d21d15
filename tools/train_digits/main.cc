// Draws lines with figures for Tesseract's trainer: draw_figures SEED COUNT BASE writes BASE.tif (a page a line) and
// BASE.box (what stands on each page). The same seed gives the same lines.
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "content.h"
#include "degrade.h"
#include "picture.h"

namespace ziping::figures {
namespace {

/// Faces whose figures look like those in Chinese offices' reports: Song, Hei, Kai, Fangsong with their own narrow
/// figures, the Times and Arial of Word, and others for breadth. A name stands more than once to be taken more often.
const std::vector<std::string> kFamilies = {"Liberation Serif",
                                            "Liberation Serif",
                                            "Liberation Serif",
                                            "Liberation Sans",
                                            "Liberation Sans",
                                            "Liberation Mono",
                                            "Noto Serif CJK SC",
                                            "Noto Serif CJK SC",
                                            "Noto Sans CJK SC",
                                            "Noto Sans CJK SC",
                                            "Noto Sans Mono CJK SC",
                                            "AR PL UMing CN",
                                            "AR PL UMing CN",
                                            "AR PL UKai CN",
                                            "AR PL UKai CN",
                                            "AR PL SungtiL GB",
                                            "AR PL KaitiM GB",
                                            "WenQuanYi Zen Hei",
                                            "WenQuanYi Micro Hei",
                                            "cwTeXFangSong",
                                            "cwTeXKai",
                                            "cwTeXMing",
                                            "cwTeXHeiBold",
                                            "LXGW WenKai",
                                            "DejaVu Sans",
                                            "DejaVu Serif",
                                            "FreeSerif",
                                            "FreeSans",
                                            "Carlito",
                                            "Caladea",
                                            "Nimbus Roman",
                                            "Nimbus Sans",
                                            "Nimbus Sans Narrow",
                                            "C059",
                                            "P052",
                                            "URW Bookman",
                                            "TeX Gyre Termes",
                                            "TeX Gyre Pagella",
                                            "TeX Gyre Schola",
                                            "TeX Gyre Heros",
                                            "STIX",
                                            "Droid Sans Fallback"};

PIX* to_pix(const Picture& picture) {
  PIX* pix = pixCreate(picture.width, picture.height, 8);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      pixSetPixel(pix, x, y, static_cast<l_uint32>(std::lround(picture.at(x, y) * 255)));
    }
  }
  return pix;
}

int run(std::uint64_t seed, int count, const std::string& base) {
  Dice dice(seed);
  const auto families = installed_families(kFamilies);
  if (families.empty()) {
    std::cerr << "none of the font families is installed\n";
    return 4;
  }
  std::cerr << families.size() << " of " << kFamilies.size() << " font entries installed\n";
  PIXA* pages = pixaCreate(count);
  std::ofstream boxes(base + ".box");
  int page = 0;
  while (page < count) {
    const Content content = make_content(dice);
    const double em = dice.chance(0.5) ? dice.between(36, 60) : dice.between(17, 36);
    Picture picture = degrade(draw(content.drawn, dice.one_of(families), em, dice), em, dice);
    if (picture.width < 8 || picture.height < 4) continue;
    pixaAddPix(pages, to_pix(picture), L_INSERT);
    boxes << "WordStr 0 0 " << picture.width << ' ' << picture.height << ' ' << page << " #" << content.label << '\n'
          << "\t " << picture.width << " 0 " << picture.width + 1 << ' ' << picture.height << ' ' << page << '\n';
    ++page;
  }
  const int failed = pixaWriteMultipageTiff((base + ".tif").c_str(), pages);
  pixaDestroy(&pages);
  return failed == 0 && boxes.good() ? 0 : 4;
}

}  // namespace
}  // namespace ziping::figures

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: draw_figures SEED COUNT BASE\n";
    return 1;
  }
  return ziping::figures::run(std::strtoull(argv[1], nullptr, 10), std::atoi(argv[2]), argv[3]);
}
