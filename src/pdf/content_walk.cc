#include "pdf/content_walk.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>

#include <algorithm>
#include <cmath>

#include "base/limits.h"

namespace ziping::pdf {
namespace {

/// Poppler's own colours are fixed point.
double luminance(const GfxRGB& colour) {
  return 0.299 * colToDbl(colour.r) + 0.587 * colToDbl(colour.g) + 0.114 * colToDbl(colour.b);
}

/// Lines and areas lighter than this are not seen on paper.
constexpr double kWhite = 0.96;

bool fill_is_white(const GfxState* state) {
  GfxRGB colour;
  state->getFillRGB(&colour);
  return luminance(colour) >= kWhite;
}

Box clip_of(const GfxState* state) {
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

struct Point {
  double x = 0;
  double y = 0;
};

Point to_page(const GfxState* state, double x, double y) {
  Point point;
  state->transform(x, y, &point.x, &point.y);
  return point;
}

bool is_straight(const GfxSubpath* path) {
  for (int i = 0; i < path->getNumPoints(); ++i) {
    if (path->getCurve(i)) return false;
  }
  return true;
}

/// The box around a subpath if its area is (nearly) all of that box.
bool rectangle_of(const GfxState* state, const GfxSubpath* path, Box* box) {
  const int count = path->getNumPoints();
  if (count < 4 || count > 6 || !is_straight(path)) return false;
  double twice_area = 0;
  Point first = to_page(state, path->getX(0), path->getY(0));
  Point last = first;
  *box = {first.x, first.y, first.x, first.y};
  for (int i = 1; i <= count; ++i) {
    const Point next = i == count ? first : to_page(state, path->getX(i), path->getY(i));
    twice_area += last.x * next.y - next.x * last.y;
    *box = {std::min(box->x0, next.x), std::min(box->y0, next.y), std::max(box->x1, next.x), std::max(box->y1, next.y)};
    last = next;
  }
  return std::abs(twice_area) / 2 >= 0.8 * box->width() * box->height();
}

bool is_bold(const GfxFont* font, int render) {
  if (font == nullptr) return false;
  // Render mode 2 fills and strokes: how office programs embolden a font that has no bold cut.
  if (font->isBold() || font->getWeight() >= GfxFont::W600 || render == 2) return true;
  const std::string name = font->getNameWithoutSubsetTag();
  for (const char* mark : {"Bold", "Black", "Heavy", "SimHei", "STHeiti"}) {
    if (name.find(mark) != std::string::npos) return true;
  }
  return false;
}

/// A composite font whose codes are glyph numbers and that brings no ToUnicode map: Poppler passes the numbers off as
/// Unicode.
bool codes_are_nameless(const GfxFont* font) {
  if (font == nullptr || !font->isCIDFont() || font->hasToUnicodeCMap()) return false;
  const GooString* collection = static_cast<const GfxCIDFont*>(font)->getCollection();
  return collection == nullptr || collection->toStr() == "Adobe-Identity";
}

/// Quarter turns clockwise from left-to-right, seen on the page.
int turn_of(double along_x, double along_y) {
  if (std::abs(along_x) >= std::abs(along_y)) return along_x >= 0 ? 0 : 2;
  return along_y > 0 ? 1 : 3;
}

void set_extent(Glyph& glyph, Point start, Point end, double rise, double drop) {
  switch (glyph.turn) {
    case 0:
    case 2:
      glyph.from = start.x;
      glyph.to = end.x;
      break;
    default:
      glyph.from = start.y;
      glyph.to = end.y;
  }
  const double low = std::min(glyph.from, glyph.to);
  const double high = std::max(glyph.from, glyph.to);
  switch (glyph.turn) {
    case 0:
      glyph.box = {low, start.y - rise, high, start.y + drop};
      break;
    case 1:
      glyph.box = {start.x - drop, low, start.x + rise, high};
      break;
    case 2:
      glyph.box = {low, start.y - drop, high, start.y + rise};
      break;
    default:
      glyph.box = {start.x - rise, low, start.x + drop, high};
  }
}

}  // namespace

void ContentWalk::drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code,
                           int, const Unicode* text, int length) {
  const std::size_t limit = static_cast<std::size_t>(limits().max_words_page) * 4;
  if (content_->glyphs.size() >= limit) {
    content_->cut = true;
    return;
  }
  const GfxFont* font = state->getFont().get();
  Glyph glyph;
  glyph.run = run_;
  glyph.images_before = static_cast<int>(content_->images.size());
  glyph.font_size = state->getTransformedFontSize();
  if (font != nullptr && font->getType() == fontType3) {
    glyph.font_size *= std::hypot(font->getFontMatrix()[0], font->getFontMatrix()[1]) * 1000;
    if (!(glyph.font_size > 0) || glyph.font_size > 1000) glyph.font_size = state->getTransformedFontSize();
  }
  glyph.vertical = font != nullptr && font->getWMode() == 1;
  glyph.invisible = state->getRender() == 3 || state->getRender() == 7;
  glyph.bold = is_bold(font, state->getRender());
  glyph.mapped = text != nullptr && length > 0 && !codes_are_nameless(font);
  for (int i = 0; i < length && glyph.mapped; ++i) glyph.text.push_back(static_cast<char32_t>(text[i]));
  if (glyph.text.empty()) glyph.text.push_back(code == ' ' ? U' ' : U'\uFFFD');

  // What the text state adds between characters is no part of them.
  const double space = state->getCharSpace() + (code == ' ' ? state->getWordSpace() : 0);
  double space_x = glyph.vertical ? 0 : space * state->getHorizScaling();
  double space_y = glyph.vertical ? space : 0;
  state->textTransformDelta(space_x, space_y, &space_x, &space_y);
  const Point start = to_page(state, x, y);
  Point end = to_page(state, x + dx - space_x, y + dy - space_y);
  const double along = std::hypot(end.x - start.x, end.y - start.y);
  if (!std::isfinite(along) || !std::isfinite(start.x) || !std::isfinite(start.y)) return;
  glyph.turn = turn_of(end.x - start.x, end.y - start.y);
  const double em = glyph.font_size;
  if (glyph.vertical) {
    // The origin of a vertical character is the middle of its top.
    set_extent(glyph, start, end, em / 2, em / 2);
  } else {
    const double ascent = font == nullptr ? 0.86 : std::clamp(font->getAscent(), 0.72, 0.9);
    const double descent = font == nullptr ? -0.14 : std::clamp(font->getDescent(), -0.24, -0.12);
    set_extent(glyph, start, end, ascent * em, -descent * em);
  }
  content_->glyphs.push_back(std::move(glyph));
}

void ContentWalk::stroke(GfxState* state) {
  content_->vector_drawings = true;
  GfxRGB colour;
  state->getStrokeRGB(&colour);
  if (luminance(colour) >= kWhite || state->getStrokeOpacity() < 0.05) return;
  const GfxPath* path = state->getPath();
  const double thickness = state->getTransformedLineWidth();
  const Box clip = clip_of(state);
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath* part = path->getSubpath(i);
    if (!is_straight(part)) continue;
    for (int k = 1; k < part->getNumPoints(); ++k) {
      const Point a = to_page(state, part->getX(k - 1), part->getY(k - 1));
      const Point b = to_page(state, part->getX(k), part->getY(k));
      rules_.stroke(a.x, a.y, b.x, b.y, thickness, clip);
    }
  }
}

void ContentWalk::fill(GfxState* state) {
  content_->vector_drawings = true;
  if (state->getFillOpacity() < 0.05) return;
  const bool white = fill_is_white(state);
  const GfxPath* path = state->getPath();
  const Box clip = clip_of(state);
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    Box box;
    if (!rectangle_of(state, path->getSubpath(i), &box)) continue;
    if (!white) {
      rules_.fill(box, clip);
    } else if (state->getFillOpacity() > 0.95) {
      rules_.erase(box.intersect(clip));
    }
  }
}

void ContentWalk::note_image(GfxState* state, int width, int height, GfxImageColorMap* colours, bool mask) {
  const double* ctm = state->getCTM();
  const Point corners[] = {to_page(state, 0, 0), to_page(state, 1, 0), to_page(state, 0, 1), to_page(state, 1, 1)};
  Box box{corners[0].x, corners[0].y, corners[0].x, corners[0].y};
  for (const Point& corner : corners) {
    box = {std::min(box.x0, corner.x), std::min(box.y0, corner.y), std::max(box.x1, corner.x),
           std::max(box.y1, corner.y)};
  }
  if (!std::isfinite(box.x0 + box.x1 + box.y0 + box.y1)) return;
  const Box clip = clip_of(state);
  // A picture stretched to a line is how some programs draw borders.
  if (!mask || !fill_is_white(state)) rules_.fill(box, clip);
  const Box seen = box.intersect(clip);
  if (seen.empty() || width < 1 || height < 1) return;
  PageFacts::Image image;
  image.box = seen;
  const double along = std::hypot(ctm[0], ctm[1]);
  const double across = std::hypot(ctm[2], ctm[3]);
  if (along <= 0 || across <= 0) return;
  image.dpi = 72 * std::max(width / along, height / across);
  image.bilevel = mask || (colours != nullptr && colours->getBits() == 1 && colours->getNumPixelComps() == 1);
  image.colour = !mask && colours != nullptr && colours->getColorSpace()->getMode() != csDeviceGray &&
                 colours->getColorSpace()->getMode() != csCalGray && colours->getBits() > 1 &&
                 (colours->getNumPixelComps() > 1 || colours->getColorSpace()->getMode() == csIndexed);
  content_->images.push_back(image);
  content_->image_is_mask.push_back(mask);
}

void ContentWalk::drawImageMask(GfxState* state, Object* ref, Stream* data, int width, int height, bool invert,
                                bool interpolate, bool in_line) {
  note_image(state, width, height, nullptr, true);
  // The base class reads past the data of an inline image.
  OutputDev::drawImageMask(state, ref, data, width, height, invert, interpolate, in_line);
}

void ContentWalk::drawImage(GfxState* state, Object* ref, Stream* data, int width, int height,
                            GfxImageColorMap* colours, bool interpolate, const int* mask_colours, bool in_line) {
  note_image(state, width, height, colours, false);
  OutputDev::drawImage(state, ref, data, width, height, colours, interpolate, mask_colours, in_line);
}

void ContentWalk::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap* colours,
                                  bool, Stream*, int mask_width, int mask_height, bool, bool) {
  note_image(state, std::max(width, mask_width), std::max(height, mask_height), colours, false);
}

void ContentWalk::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                                      GfxImageColorMap* colours, bool, Stream*, int mask_width, int mask_height,
                                      GfxImageColorMap*, bool) {
  note_image(state, std::max(width, mask_width), std::max(height, mask_height), colours, false);
}

}  // namespace ziping::pdf
