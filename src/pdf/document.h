#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/raster.h"
#include "base/result.h"
#include "base/ruling_line.h"
#include "base/word.h"

namespace ziping::pdf {

/// Facts about a page, gathered before any decision. Sizes in points as displayed (the page's own /Rotate applied).
struct PageFacts {
  int number = 0;
  double width = 0;
  double height = 0;
  int rotate = 0;
  int characters = 0;
  /// Pictures drawn on the page: where, and at what resolution.
  struct Image {
    Box box;
    double dpi = 0;
    bool colour = false;
    bool bilevel = false;
  };
  std::vector<Image> images;
  /// Resolution to render at so that the page's own picture keeps its pixels; 0 where no picture covers the page.
  double picture_dpi = 0;
  /// Share of the page covered by its largest picture.
  double picture_coverage = 0;
  bool vector_drawings = false;
};

struct DocumentFacts {
  int pages = 0;
  bool encrypted = false;
  std::string title;
  std::string producer;
  std::string pdf_version;
};

/// A word of the text layer with the x (or y, where vertical) of each code point's edges, in points, origin top left.
struct LayerWord {
  Word word;
  std::vector<double> edges;
  double font_size = 0;
  bool bold = false;
};

/// The text layer of a page and whether it can be believed. `reasons` says why not (missing Unicode maps, private-use
/// characters, replacement characters, invisible text under a picture ...); the test against the ink is made by the
/// caller who has the picture (see ink_agreement).
///
/// Words are runs without a gap of more than a third of the em, so that no word spans two cells of a table; white space
/// parts them and is left out. `quarter_turns`: most of the text runs in another direction than the page is displayed
/// in, and words and rules are those of the page turned by this many quarter turns clockwise.
struct TextLayer {
  std::vector<LayerWord> words;
  /// Straight horizontal and vertical lines drawn as vectors (strokes, and the thin rectangles that office programs
  /// fill for borders), exact to the point's fraction. Lines inside pictures are not among them.
  std::vector<RulingLine> rules;
  int quarter_turns = 0;
  bool trusted = false;
  std::vector<std::string> reasons;
};

/// An open PDF. Opening yields the errors pdf_open_failed, pdf_encrypted, pdf_no_pages, file_too_large,
/// too_many_pages, input_missing, input_unreadable. Pages are numbered from 1. Not thread safe.
class Document {
 public:
  static Result<Document> open(const std::string& path);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const DocumentFacts& facts() const;
  /// SHA-256 of the bytes that were opened.
  const std::string& sha256() const;
  Result<PageFacts> page_facts(int page);
  Result<TextLayer> text_layer(int page);
  /// The page as displayed at `dpi`, grey or RGB. The size is compared with what box and dpi say
  /// (page_blank_render), and checked against the limits before rendering (page_too_large). Where a limit allows less
  /// than `dpi`, the raster's own dpi() is lower than what was asked for: the caller reports dpi_reduced.
  Result<Raster> render(int page, double dpi, bool colour);

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Share of the layer's characters that lie on ink of the picture, and share of the picture's ink (outside rules) that
/// lies under characters. Both near 1 where the layer is true to the page.
struct InkAgreement {
  double characters_on_ink = 0;
  double ink_under_characters = 0;
};
InkAgreement ink_agreement(const TextLayer& layer, const Raster& grey);

}  // namespace ziping::pdf
