#include "batch/read_page.h"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <utility>

#include "batch/ink_coverage.h"
#include "batch/page_words.h"
#include "image/page_picture.h"
#include "layout/grid.h"
#include "layout/split_rows.h"
#include "pdf/drawn_rules.h"

namespace ziping::batch {
namespace {

// Below this share of characters on ink the text layer does not describe the picture. On 171 born-digital sample pages
// every character lies on ink; a hidden layer that lies roughly right reaches 0.93 too and is told by other marks.
constexpr double kMinCharactersOnInk = 0.8;
// A text layer that explains less of the ink than this leaves out what a reader sees (a page number over a scan). The
// lowest of those pages has 0.53, its signature and rules being ink as well.
constexpr double kMinInkUnderCharacters = 0.35;
// A reading that leaves out more of the ink, or puts more of its words where there is none, is not that of the page.
constexpr double kMinInkRead = 0.4;
constexpr double kMinReadOnInk = 0.8;
// Resolution for a page without a picture of its own: what the readers' models were measured at.
constexpr double kDefaultOcrDpi = 300;

double cpu_now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

class PageWork {
 public:
  PageWork(pdf::Document& document, int page, const ReadOptions& options, LazyReader& reader)
      : document_(document), options_(options), reader_(reader) {
    reading_.number = page;
  }

  layout::PageReading run() {
    const double begin = cpu_now();
    const auto facts = document_.page_facts(reading_.number);
    if (!facts) {
      fail(facts.error());
    } else {
      reading_.width = facts->width;
      reading_.height = facts->height;
      read(*facts);
    }
    reading_.cpu_seconds = cpu_now() - begin;
    return std::move(reading_);
  }

 private:
  void note(const Error& error) {
    reading_.diagnostics.push_back(to_diagnostic(error));
    reading_.diagnostics.back().page = reading_.number;
  }
  void note(ErrorCode code, std::string message, std::string stage) {
    note(Error{code, std::move(message), {.stage = std::move(stage), .page = reading_.number, .box = {}, .file = {}}});
  }
  void fail(const Error& error) {
    note(error);
    reading_.status = layout::PageStatus::Failed;
  }
  void partial() {
    if (reading_.status == layout::PageStatus::Ok) reading_.status = layout::PageStatus::Partial;
  }

  void read(const pdf::PageFacts& facts) {
    pdf::TextLayer layer;
    if (options_.ocr != OcrMode::Always) {
      auto read_layer = document_.text_layer(reading_.number);
      if (read_layer) {
        layer = std::move(*read_layer);
      } else {
        note(read_layer.error());
      }
    }
    const bool may_ocr = options_.ocr != OcrMode::Never;
    const bool layer_usable = !layer.words.empty() && (layer.trusted || !may_ocr);
    if (!layer.trusted && !layer.words.empty()) {
      note(ErrorCode::TextLayerDistrusted,
           fmt::format("the text layer cannot be trusted: {}", fmt::join(layer.reasons, "; ")), "pdf");
    }
    if (layer_usable && read_layer_page(layer, may_ocr)) return;
    if (may_ocr) {
      read_picture_page(facts);
    } else if (layer.words.empty()) {
      reading_.source = Source::TextLayer;
      note(ErrorCode::PageInkWithoutWords, "no text layer, and reading the picture was not allowed (--ocr never)",
           "pdf");
      partial();
    }
  }

  /// False where the layer turns out not to lie on the page's ink, and OCR may take over.
  bool read_layer_page(const pdf::TextLayer& layer, bool may_ocr) {
    const auto raster = document_.render(reading_.number, options_.rules_dpi, false);
    if (!raster) {
      // The words are still good; only the tables are lost.
      note(raster.error());
      reading_.source = Source::TextLayer;
      partial();
      turn_page(layer.quarter_turns);
      take_words(placed_words(layer), {});
      return true;
    }
    const pdf::InkAgreement agreement = pdf::ink_agreement(layer, *raster);
    if (may_ocr && (agreement.characters_on_ink < kMinCharactersOnInk ||
                    agreement.ink_under_characters < kMinInkUnderCharacters)) {
      note(
          ErrorCode::TextLayerDistrusted,
          fmt::format("the text layer does not lie where the ink lies: {:.0f} % of its characters are on ink, {:.0f} % "
                      "of the ink is under characters",
                      100 * agreement.characters_on_ink, 100 * agreement.ink_under_characters),
          "pdf");
      return false;
    }
    reading_.source = Source::TextLayer;
    reading_.dpi = raster->dpi();
    image::PrepareOptions prepare;
    prepare.find_orientation = false;
    prepare.straighten = false;
    prepare.clean = true;
    prepare.quarter_turns = layer.quarter_turns;
    const auto picture = image::prepare(*raster, prepare);
    turn_page(layer.quarter_turns);
    std::vector<layout::Grid> grids;
    if (picture) {
      grids = layout::find_grids(pdf::without_strokes(picture->rules, layer), reading_.width, reading_.height);
    } else {
      note(picture.error());
      partial();
    }
    take_words(placed_words(layer), grids);
    return true;
  }

  void turn_page(int quarter_turns) {
    reading_.rotation = quarter_turns % 4 * 90;
    if (quarter_turns % 2 != 0) std::swap(reading_.width, reading_.height);
  }

  void take_words(std::vector<layout::PlacedWord> words, const std::vector<layout::Grid>& grids) {
    for (const layout::Grid& grid : grids) {
      std::vector<layout::PlacedWord> left_over;
      reading_.tables.push_back(layout::fill_table(grid, words, reading_.number, &left_over));
      words = std::move(left_over);
    }
    finish_words(std::move(words));
  }

  void finish_words(std::vector<layout::PlacedWord> words) {
    for (layout::Table& table : layout::find_unruled_tables(&words, reading_.width, reading_.height, reading_.number)) {
      reading_.tables.push_back(std::move(table));
    }
    reading_.lines = layout::lines_of(std::move(words), reading_.number);
    reading_.confidence = mean_confidence(reading_);
  }

  void read_picture_page(const pdf::PageFacts& facts) {
    reading_.source = Source::Ocr;
    const double dpi = facts.picture_dpi > 0 ? facts.picture_dpi : kDefaultOcrDpi;
    const bool colour = std::any_of(facts.images.begin(), facts.images.end(), [](const auto& i) { return i.colour; });
    const auto raster = document_.render(reading_.number, dpi, colour || facts.images.empty());
    if (!raster) {
      fail(raster.error());
      return;
    }
    if (raster->dpi() < dpi * 0.95) {
      note(ErrorCode::DpiReduced, fmt::format("read at {:.0f} dpi, its picture has {:.0f}", raster->dpi(), dpi), "pdf");
    }
    reading_.dpi = raster->dpi();
    auto picture = image::prepare(*raster, {});
    if (!picture) {
      fail(picture.error());
      return;
    }
    if (picture->blank) {
      reading_.source = Source::Blank;
      return;
    }
    const auto engine = reader_.get();
    if (!engine) {
      fail(engine.error());
      return;
    }
    for (const Diagnostic& notice : (*engine)->notices()) reading_.diagnostics.push_back(notice);
    const auto upside_down = (*engine)->upside_down(*picture);
    if (!upside_down) {
      note(upside_down.error());
    } else if (*upside_down) {
      image::PrepareOptions turned;
      turned.quarter_turns = (picture->quarter_turns + 2) % 4;
      turned.find_orientation = false;
      auto again = image::prepare(*raster, turned);
      if (again) picture = std::move(again);
    }
    read_picture(*picture, **engine);
  }

  void read_picture(const image::PagePicture& picture, ocr::PageReader& engine) {
    turn_page(picture.quarter_turns);
    reading_.skew = picture.skew;
    const auto grids = layout::find_grids(picture.rules, reading_.width, reading_.height);
    std::vector<Box> excluded;
    for (const layout::Grid& grid : grids) {
      excluded.push_back(grid.box);
      reading_.tables.push_back(read_table(grid, picture, engine));
    }
    const auto text = engine.read_text(picture, {0, 0, reading_.width, reading_.height}, excluded);
    std::vector<layout::PlacedWord> words;
    if (text) {
      words = placed_words(*text);
    } else {
      note(text.error());
      partial();
    }
    finish_words(std::move(words));
    if (reading_.lines.empty() && reading_.tables.empty()) {
      note(ErrorCode::PageInkWithoutWords, "there is ink on the page, but no words were found in it", "ocr");
      partial();
      return;
    }
    const InkCoverage coverage = ink_coverage(picture, reading_);
    if (coverage.ink_read < kMinInkRead || coverage.read_on_ink < kMinReadOnInk) {
      note(ErrorCode::PageInkWithoutWords,
           fmt::format("what was read does not lie where the ink lies: {:.0f} % of the ink was read, {:.0f} % of what "
                       "was read has ink",
                       100 * coverage.ink_read, 100 * coverage.read_on_ink),
           "ocr");
      partial();
    }
  }

  layout::Table read_table(const layout::Grid& grid, const image::PagePicture& picture, ocr::PageReader& engine) {
    layout::Table table;
    table.rows = grid.rows;
    table.cols = grid.cols;
    table.pages = {reading_.number};
    table.boxes = {grid.box};
    table.confidence = grid.confidence;
    for (const layout::GridCell& place : grid.cells) {
      auto lines = engine.read_cell(picture, place.box);
      if (!lines) {
        note(lines.error());
        partial();
        lines = std::vector<ocr::ReadLine>{};
      }
      table.cells.push_back(read_cell(place, *lines, reading_.number));
    }
    layout::split_unruled_rows(&table);
    return table;
  }

  pdf::Document& document_;
  const ReadOptions& options_;
  LazyReader& reader_;
  layout::PageReading reading_;
};

}  // namespace

Result<ocr::PageReader*> LazyReader::get() {
  if (!reader_) {
    auto made = ocr::make_page_reader(options_);
    if (!made) return made.error();
    reader_ = std::move(*made);
  }
  return reader_.get();
}

layout::PageReading read_page(pdf::Document& document, int page, const ReadOptions& options, LazyReader& reader) {
  return PageWork(document, page, options, reader).run();
}

}  // namespace ziping::batch
