#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "image/page_picture.h"
#include "ocr/engines.h"
#include "ocr/figure_check.h"
#include "ocr/hearing.h"
#include "ocr/page_reader.h"

namespace ziping::ocr {

/// Reads one line of print with as many readers as it takes to be sure of it. What a line is decides how often it is
/// read: figures always twice at least, words once if the reader is certain. Crops read once are not read again.
class LineReader {
 public:
  explicit LineReader(Engines engines) : engines_(std::move(engines)) {}

  /// A line of a table's cell.
  Result<ReadLine> read_cell_line(const image::PagePicture& picture, const image::InkLine& line);
  /// A line of running text.
  Result<ReadLine> read_text_line(const image::PagePicture& picture, const image::InkLine& line);
  /// How certain the best reader is of the line, turned by 180 degrees or not.
  Result<double> certainty(const image::PagePicture& picture, const image::InkLine& line, bool turned);

  const Engines& engines() const { return engines_; }
  /// Forgets the crops of the page before.
  void forget() { heard_before_.clear(); }

 private:
  Result<LineText> listen(Reader& reader, const Raster& crop);
  Hearing hearing(const image::PagePicture& picture, const image::InkLine& line);
  Status ask_best(Hearing* hearing, std::optional<double> margin);
  Result<ReadLine> read_cell_words(const image::PagePicture& picture, const image::InkLine& line);
  Result<ReadLine> read_running_text(const image::PagePicture& picture, const image::InkLine& line);
  /// The line by `read`; where it has boxes to be ticked, its words alone, and the boxes by their shape.
  template <typename Read>
  Result<ReadLine> read_around_boxes(const image::PagePicture& picture, const image::InkLine& line, Read read);
  Result<ReadLine> read_figure(Hearing hearing);
  Result<ReadLine> read_words(Hearing hearing, std::optional<double> margin);
  Result<ReadLine> settle_words(Hearing heard, std::optional<double> margin);
  FigureCheck figure_check();
  Status look_at_figures(Hearing* heard, Verdict* verdict);
  Witness pp() const;
  Witness hans() const;
  Witness chi_sim() const;
  Witness figures() const;

  Engines engines_;
  std::unordered_map<std::uint64_t, LineText> heard_before_;
};

}  // namespace ziping::ocr
