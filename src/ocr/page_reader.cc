#include "ocr/page_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/utf8.h"
#include "ocr/engines.h"
#include "ocr/line_cut.h"
#include "ocr/line_join.h"
#include "ocr/line_reader.h"
#include "ocr/regions.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

/// A cell's box runs along the middle of its rules.
constexpr double kRuleInset = 0.8;
/// Free areas narrower or lower than this many points hold no line of print.
constexpr double kLeastArea = 5;
/// Running text with a gap this wide (in ems) is two texts that stand side by side.
constexpr double kTextGap = 1.8;
/// Lines tried, and their length in ems, to find out what is up.
constexpr std::size_t kProbes = 6;
constexpr double kProbeMin = 4;
constexpr double kProbeMax = 10;
/// Certainty one way less that the other way beyond which no further line is tried. Of 42 lines of scans, nothing at
/// all was seen upside down in 34, and 0.8 was the most; upright most were certain to 0.98, the least to 0.3.
constexpr double kDecided = 0.9;

/// Readers make a few signs of folds and shadows, sure of none of them, or wide apart where print is dense. On 91
/// scanned pages the five lines below this certainty were shadows, and the least certain print had 0.34.
constexpr double kNoPrint = 0.2;
constexpr double kLeastWidth = 0.2;

bool is_print(const ReadLine& line) {
  if (line.text.empty() || line.confidence < kNoPrint) return false;
  const double along = line.vertical ? line.box.height() : line.box.width();
  return static_cast<double>(utf8::length(line.text)) * line.em >= kLeastWidth * along;
}

/// Lists of a cell go on from line to line. A digit becomes a number of one only where some reader saw its circle.
void number_on(std::vector<ReadLine>* lines) {
  const auto begins_circled = [](const Voice& voice) {
    std::size_t at = 0;
    return !voice.text.empty() && is_circled(utf8::next(voice.text, at));
  };
  char32_t last = 0;
  for (ReadLine& line : *lines) {
    std::u32string text = utf8::decode(line.text);
    last = number_items_on(&text, last, std::any_of(line.voices.begin(), line.voices.end(), begins_circled));
    line.text = utf8::encode(text);
  }
}

class EnginePageReader : public PageReader {
 public:
  explicit EnginePageReader(Engines engines) : lines_(std::move(engines)) {}

  Result<std::vector<ReadLine>> read_cell(const image::PagePicture& picture, const Box& region) override {
    meet(picture);
    std::vector<ReadLine> out;
    const auto found = image::find_lines(picture, pixels(picture, region.grown(-kRuleInset)), em_);
    for (const auto& group : groups_to_join(found)) {
      if (auto done = read_group(picture, group, &out); !done) return done.error();
    }
    number_on(&out);
    return out;
  }

  Result<std::vector<ReadLine>> read_text(const image::PagePicture& picture, const Box& region,
                                          const std::vector<Box>& excluded) override {
    meet(picture);
    std::vector<ReadLine> out;
    for (const Box& area : free_areas(region, excluded, kLeastArea)) {
      for (const auto& line : image::find_lines(picture, pixels(picture, area), em_)) {
        for (const auto& piece : cut_at_gaps(picture, line, kTextGap * line.em)) {
          auto read = lines_.read_text_line(picture, piece);
          if (!read) return read.error();
          if (is_print(*read)) out.push_back(std::move(*read));
        }
      }
    }
    std::stable_sort(out.begin(), out.end(), [](const ReadLine& a, const ReadLine& b) {
      return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
    });
    return out;
  }

  Result<bool> upside_down(const image::PagePicture& picture) override {
    meet(picture);
    const PixelBox whole = {0, 0, picture.grey.width(), picture.grey.height()};
    std::vector<image::InkLine> probes;
    for (const auto& line : image::find_lines(picture, whole, em_)) {
      for (const auto& piece : cut_at_gaps(picture, line, line.em)) {
        if (!piece.vertical && piece.box.width() >= kProbeMin * piece.em) probes.push_back(piece);
      }
    }
    // Evenly over the page: a seal or a picture must not decide alone.
    double upright = 0;
    double turned = 0;
    const std::size_t count = std::min(kProbes, probes.size());
    for (std::size_t i = 0; i < count && std::abs(upright - turned) < kDecided; ++i) {
      image::InkLine probe = probes[(2 * i + 1) * probes.size() / (2 * count)];
      probe.box.x1 = std::min(probe.box.x1, probe.box.x0 + static_cast<int>(kProbeMax * probe.em));
      const auto as_is = lines_.certainty(picture, probe, false);
      if (!as_is) return as_is.error();
      const auto other = lines_.certainty(picture, probe, true);
      if (!other) return other.error();
      upright += *as_is;
      turned += *other;
    }
    return turned > upright;
  }

  std::string identity() const override { return lines_.engines().identity; }
  std::vector<Diagnostic> notices() const override { return lines_.engines().notices; }

 private:
  static PixelBox pixels(const image::PagePicture& picture, const Box& box) {
    const double scale = 1 / picture.points_per_pixel();
    return {std::max(0, static_cast<int>(std::lround(box.x0 * scale))),
            std::max(0, static_cast<int>(std::lround(box.y0 * scale))),
            std::min(picture.grey.width(), static_cast<int>(std::lround(box.x1 * scale))),
            std::min(picture.grey.height(), static_cast<int>(std::lround(box.y1 * scale)))};
  }

  Status read_group(const image::PagePicture& picture, const std::vector<image::InkLine>& group,
                    std::vector<ReadLine>* out) {
    if (group.size() == 1) {
      auto read = lines_.read_cell_line(picture, group.front());
      if (!read) return read.error();
      out->push_back(std::move(*read));
      return Done{};
    }
    const JoinedLines joined = join_lines(picture, group);
    const auto read = lines_.read_cell_line(joined.picture, joined.line);
    if (!read) return read.error();
    for (ReadLine& line : take_apart(*read, joined, picture.points_per_pixel())) out->push_back(std::move(line));
    return Done{};
  }

  /// Learns the height of the page's print once a page. Pages are told apart by their pixels, not by where they lie in
  /// memory, which the next page's may share; a sample of the rows will do.
  void meet(const image::PagePicture& picture) {
    std::uint64_t print = 1469598103934665603ULL;
    const auto mix = [&print](std::uint64_t value) { print = (print ^ value) * 1099511628211ULL; };
    mix(static_cast<std::uint64_t>(picture.grey.width()));
    mix(static_cast<std::uint64_t>(picture.grey.height()));
    constexpr int kRows = 32;
    for (int i = 0; i < kRows && picture.grey.height() > 0; ++i) {
      const std::uint8_t* row = picture.grey.row(static_cast<int>((2LL * i + 1) * picture.grey.height() / (2 * kRows)));
      for (int x = 0; x < picture.grey.width(); ++x) mix(row[x]);
    }
    if (print == page_) return;
    page_ = print;
    lines_.forget();
    em_ = image::estimate_em(picture);
  }

  LineReader lines_;
  std::uint64_t page_ = 0;
  double em_ = 0;
};

}  // namespace

Result<std::unique_ptr<PageReader>> make_page_reader(const EngineOptions& options) {
  auto engines = load_engines(options);
  if (!engines) return engines.error();
  return std::unique_ptr<PageReader>(std::make_unique<EnginePageReader>(std::move(*engines)));
}

}  // namespace ziping::ocr
