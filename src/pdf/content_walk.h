#pragma once
#include <poppler/OutputDev.h>

#include "pdf/page_content.h"
#include "pdf/rule_collector.h"

namespace ziping::pdf {

/// Poppler's core tells this device what a page draws; it notes it in `content` (in points: the page is displayed at 72
/// dpi) and draws nothing. Included by content_reader.cc and content_walk.cc only.
class ContentWalk : public OutputDev {
 public:
  explicit ContentWalk(PageContent* content) : content_(content) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings are not unrolled into thousands of fills.
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                         double) override {
    return true;
  }
  bool useShadedFills(int) override { return true; }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  void endPage() override { content_->rules = rules_.take(); }
  void beginString(GfxState*, const GooString*) override { ++run_; }
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* text, int length) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  void drawImageMask(GfxState* state, Object* ref, Stream* data, int width, int height, bool invert, bool interpolate,
                     bool in_line) override;
  void drawImage(GfxState* state, Object* ref, Stream* data, int width, int height, GfxImageColorMap* colours,
                 bool interpolate, const int* mask_colours, bool in_line) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* data, int width, int height, GfxImageColorMap* colours,
                       bool interpolate, Stream* mask, int mask_width, int mask_height, bool mask_invert,
                       bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* data, int width, int height, GfxImageColorMap* colours,
                           bool interpolate, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* mask_colours, bool mask_interpolate) override;

 private:
  void note_image(GfxState* state, int width, int height, GfxImageColorMap* colours, bool mask);

  PageContent* content_;
  RuleCollector rules_;
  int run_ = 0;
};

}  // namespace ziping::pdf
