// page_probe FILE PAGE OUT.png [DPI]: the prepared picture of a page with the rules (red), the lines of print (blue),
// the words of its text layer (green) and the drawn rules (orange) that were found. For looking at, not for scripts.
#include <cairo.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

#include "image/page_picture.h"
#include "pdf/document.h"

namespace {

using namespace ziping;

class Timer {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double passed = std::chrono::duration<double, std::milli>(now - last_).count();
    last_ = now;
    return passed;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// A picture to draw on in pixels, over a faded copy of the raster.
class Canvas {
 public:
  explicit Canvas(const Raster& grey)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, grey.width(), grey.height())) {
    unsigned char* data = cairo_image_surface_get_data(surface_);
    const int stride = cairo_image_surface_get_stride(surface_);
    for (int y = 0; y < grey.height(); ++y) {
      for (int x = 0; x < grey.width(); ++x) {
        const unsigned value = 80U + grey.row(y)[x] * 175U / 255U;
        reinterpret_cast<std::uint32_t*>(data + std::ptrdiff_t{y} * stride)[x] = value << 16U | value << 8U | value;
      }
    }
    cairo_surface_mark_dirty(surface_);
    context_ = cairo_create(surface_);
  }
  ~Canvas() {
    cairo_destroy(context_);
    cairo_surface_destroy(surface_);
  }
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  void colour(double red, double green, double blue) { cairo_set_source_rgba(context_, red, green, blue, 0.7); }
  void box(double x0, double y0, double x1, double y1) {
    cairo_set_line_width(context_, 1);
    cairo_rectangle(context_, x0, y0, x1 - x0, y1 - y0);
    cairo_stroke(context_);
  }
  void line(const RulingLine& rule, double scale) {
    cairo_set_line_width(context_, std::max(1.5, rule.thickness * scale));
    if (rule.horizontal) {
      cairo_move_to(context_, rule.from * scale, rule.at * scale);
      cairo_line_to(context_, rule.to * scale, rule.at * scale);
    } else {
      cairo_move_to(context_, rule.at * scale, rule.from * scale);
      cairo_line_to(context_, rule.at * scale, rule.to * scale);
    }
    cairo_stroke(context_);
  }
  bool save(const std::string& path) {
    return cairo_surface_write_to_png(surface_, path.c_str()) == CAIRO_STATUS_SUCCESS;
  }

 private:
  cairo_surface_t* surface_;
  cairo_t* context_;
};

int probe(const std::string& path, int number, const std::string& out, double dpi) {
  Timer timer;
  auto document = pdf::Document::open(path);
  if (!document) {
    std::cerr << describe(document.error()) << "\n";
    return 2;
  }
  std::cout << document->facts().pages << " pages, opened in " << timer.lap() << " ms\n";
  const auto facts = document->page_facts(number);
  const auto layer = document->text_layer(number);
  if (!facts || !layer) {
    std::cerr << describe(facts ? layer.error() : facts.error()) << "\n";
    return 2;
  }
  std::cout << facts->width << " x " << facts->height << " points, " << facts->characters << " characters, "
            << facts->images.size() << " pictures (" << facts->picture_dpi << " dpi, " << facts->picture_coverage * 100
            << " %), " << layer->words.size() << " words, " << layer->rules.size() << " drawn rules, trusted "
            << layer->trusted << ", turns " << layer->quarter_turns << ", " << timer.lap() << " ms\n";
  for (const std::string& reason : layer->reasons) std::cout << "  " << reason << "\n";
  const bool scan = facts->picture_dpi > 0;
  if (dpi <= 0) dpi = scan ? facts->picture_dpi : 110;
  bool colour = false;
  for (const auto& picture : facts->images) colour = colour || picture.colour;
  const auto raster = document->render(number, dpi, scan && colour);
  if (!raster) {
    std::cerr << describe(raster.error()) << "\n";
    return 2;
  }
  std::cout << raster->width() << " x " << raster->height() << " pixels drawn in " << timer.lap() << " ms\n";
  image::PrepareOptions options;
  options.clean = !scan;
  options.quarter_turns = scan ? 0 : layer->quarter_turns;
  const auto picture = image::prepare(*raster, options);
  if (!picture) {
    std::cerr << describe(picture.error()) << "\n";
    return 2;
  }
  std::cout << "prepared in " << timer.lap() << " ms: " << picture->rules.size() << " rules, turns "
            << picture->quarter_turns << ", skew " << picture->skew << ", seal " << picture->seal_removed << ", blank "
            << picture->blank << "\n";
  const double em = image::estimate_em(*picture);
  std::cout << "em " << em << " pixels, " << timer.lap() << " ms\n";
  const auto lines = image::find_lines(*picture, {0, 0, picture->grey.width(), picture->grey.height()}, em);
  std::cout << lines.size() << " lines, " << timer.lap() << " ms\n";
  if (!scan && picture->quarter_turns == 0) {
    const auto agreement = pdf::ink_agreement(*layer, *raster);
    std::cout << "characters on ink " << agreement.characters_on_ink << ", ink under characters "
              << agreement.ink_under_characters << ", " << timer.lap() << " ms\n";
  }
  Canvas canvas(picture->ink);
  const double scale = picture->grey.dpi() / 72;
  canvas.colour(0, 0, 1);
  for (const image::InkLine& line : lines) canvas.box(line.box.x0, line.box.y0, line.box.x1, line.box.y1);
  canvas.colour(0, 0.6, 0);
  if (!scan) {
    for (const auto& word : layer->words) {
      canvas.box(word.word.box.x0 * scale, word.word.box.y0 * scale, word.word.box.x1 * scale,
                 word.word.box.y1 * scale);
    }
    canvas.colour(1, 0.6, 0);
    for (const RulingLine& rule : layer->rules) canvas.line(rule, scale);
  }
  canvas.colour(1, 0, 0);
  for (const RulingLine& rule : picture->rules) canvas.line(rule, scale);
  return canvas.save(out) ? 0 : 4;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "page_probe FILE PAGE OUT.png [DPI]\n";
    return 1;
  }
  return probe(argv[1], std::atoi(argv[2]), argv[3], argc > 4 ? std::atof(argv[4]) : 0);
}
