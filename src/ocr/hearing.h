#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "image/page_picture.h"
#include "ocr/page_reader.h"
#include "ocr/reader.h"
#include "ocr/vote.h"

namespace ziping::ocr {

/// A reader and what its word counts; see Ballot.
struct Witness {
  Reader* reader = nullptr;
  double weight = 1;
  bool limited = false;
  Family family = Family::Tesseract;
};

/// All that is heard about one line of print until it is settled. Knows where the line lies on the page, and turns what
/// readers say of their crops into text with edges in points.
class Hearing {
 public:
  using Listen = std::function<Result<LineText>(Reader&, const Raster&)>;

  Hearing(const image::PagePicture& picture, const image::InkLine& line, Listen listen);

  /// Hears one reader more. A missing reader (null) or one that says nothing adds no ballot. `margin`: other than the
  /// reader's own.
  Status ask(const Witness& witness, std::optional<double> margin = std::nullopt);

  /// The code points [from, to) of what ballot `index` says, as a line of their own on the page.
  image::InkLine part(std::size_t index, std::size_t from, std::size_t to) const;
  /// How much of the line's ink before the second sign of ballot `index` the first one does not need, in ems: as wide
  /// as a sign, it is that of one the reader left out.
  double left_out_before(std::size_t index) const;
  /// Whether any reader said or thought of a text with these signs (folded) in it.
  bool is_said(std::u32string_view signs) const;
  /// Puts other signs in their place, which share the place evenly.
  void replace(std::size_t index, std::size_t from, std::size_t to, std::u32string_view signs);
  const image::PagePicture& picture() const { return picture_; }
  const image::InkLine& line() const { return line_; }

  const std::vector<Ballot>& ballots() const { return ballots_; }
  bool empty() const { return ballots_.empty(); }
  /// The line as settled: the winner's text and edges, all other readings as voices behind it.
  ReadLine settled(const Verdict& verdict) const;

 private:
  struct Said {
    LineText line;
    std::string reader;
  };
  /// Edges in pixels of the crop become points along the line (y for vertical print).
  std::vector<double> on_page(const std::vector<double>& edges, const Raster& crop, double margin) const;

  const image::PagePicture& picture_;
  image::InkLine line_;
  Listen listen_;
  std::vector<Said> said_;
  std::vector<Ballot> ballots_;
};

/// Puts "at least" and "at most" where a reader says "more" and "less" but thinks of them too, and the square metre for
/// the metre: forms print them a hundred times as often. The other text stays as an alternative.
void prefer_fuller(LineText* line);

/// What a reader said without the spaces that are none (kept is one between Latin words) and mended. Edges follow.
void tidy(LineText* line);

}  // namespace ziping::ocr
