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

/// All that is heard about one line of print until it is settled. Knows where the line lies on the page, and turns what
/// readers say of their crops into text with edges in points.
class Hearing {
 public:
  using Listen = std::function<Result<LineText>(Reader&, const Raster&)>;

  Hearing(const image::PagePicture& picture, const image::InkLine& line, Listen listen);

  /// Hears one reader more; `limited`: see Ballot. A missing reader (null) or one that says nothing adds no ballot.
  Status ask(Reader* reader, double weight, bool limited, std::optional<double> margin = std::nullopt);

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

/// What a reader said without the spaces that are none: kept is one between Latin words. Edges follow.
void drop_spaces(LineText* line);

}  // namespace ziping::ocr
