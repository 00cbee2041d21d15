#include "ocr/onnx_reader.h"

#include <algorithm>
#include <fstream>

#include "base/utf8.h"
#include "image/page_picture.h"
#include "ocr/calibration.h"
#include "ocr/ctc.h"
#include "ocr/edges.h"
#include "ocr/figure_parts.h"
#include "ocr/ocr_error.h"
#include "ocr/onnx_session.h"
#include "ocr/signs.h"
#include "ocr/squeeze.h"

namespace ziping::ocr {
namespace {

/// The network's input height.
constexpr int kHeight = 48;
/// The network steps by eight pixels; narrower pictures than this give it nothing to slide over.
constexpr int kMinWidth = 48;
/// A whole line of A4 in 48 pixels' height takes 1800; beyond twice that it is no line of print.
constexpr int kMaxWidth = 4096;

/// Ink farther than this from where a sign was seen belongs to none: half a character's width and the network's slack.
constexpr double kReach = 29;
/// Columns of such ink, and how much of the height must be inked in them, before a sign is missed.
constexpr int kMissedColumns = 4;
constexpr int kInkedPixels = 3;
constexpr std::uint8_t kInk = 128;

/// True where print lies farther from every sign seen than a sign reaches. The network leaves out signs it does not
/// know, rare characters of place names above all, and is certain of the rest.
bool leaves_ink(const Raster& line, const std::vector<SeenSign>& path) {
  int missed = 0;
  std::size_t next = 0;
  for (int x = 0; x < line.width(); ++x) {
    while (next < path.size() && path[next].to + kReach < x) ++next;
    if (next < path.size() && path[next].from - kReach <= x) continue;
    int inked = 0;
    for (int y = 0; y < line.height(); ++y) inked += line.row(y)[x] < kInk ? 1 : 0;
    if (inked >= kInkedPixels && ++missed >= kMissedColumns) return true;
  }
  return false;
}

/// The network tells places to eight pixels.
constexpr int kNear = 9;

/// Lines longer than this (seven or eight ems) are mostly words, and words stand being squeezed to this part of their
/// width: the network was trained with whole lines in 320 columns. At 0.65 it reads them a little better than as they
/// are printed, at 0.55 worse, and works that much less. Digits, half as wide from the beginning, do not stand it, and
/// profit from being stretched: of several alike in a row it loses some else.
constexpr int kLong = 300;
constexpr double kSqueezed = 0.65;
constexpr double kStretched = 1.25;
/// A line in which some sign is less certain than this is looked at as it is printed, too, and the more certain look
/// counts: of rare characters now the one and now the other is right. At 0.9 so many lines are that nothing is saved.
constexpr double kDoubt = 0.7;
/// White columns around a part of a line that is looked at again, and how much of the line that may be before the whole
/// line is the better choice.
constexpr int kPartMargin = 6;
constexpr double kMostAgain = 0.6;

class OnnxReader : public Reader {
 public:
  OnnxReader(std::unique_ptr<OnnxSession> session, std::vector<std::u32string> signs)
      : session_(std::move(session)), signs_(std::move(signs)) {}

  std::string name() const override { return "pp-ocr"; }
  double margin() const override { return calibration::kPpMargin; }
  int height() const override { return kHeight; }

  Result<LineText> read(const Raster& line) override {
    if (line.empty() || line.channels() != 1 || line.height() != kHeight) {
      return ocr_error(ErrorCode::Internal, "pp-ocr reads grey lines 48 pixels high");
    }
    auto path = line.width() > kLong ? see_long(line) : see(line, 1);
    if (!path) return path.error();
    LineText text = spelled(*path, signs_);
    text.incomplete = leaves_ink(line, *path);
    for (double& edge : text.edges) edge = std::min(edge, static_cast<double>(line.width()));
    snap_to_gaps(line, kNear, &text.edges);
    return text;
  }

 private:
  /// What the network sees in a picture, placed in one that is wider by `scale`.
  Result<std::vector<SeenSign>> see(const Raster& picture, double scale) {
    const int width = std::clamp(picture.width(), kMinWidth, kMaxWidth);
    fill(picture, width);
    auto scores = session_->run(pixels_, kHeight, width);
    if (!scores) return scores.error();
    const double pixels_per_step = scores->steps > 0 ? static_cast<double>(width) / scores->steps : 0;
    return best_path(*scores, pixels_per_step * scale);
  }

  Result<std::vector<SeenSign>> see_stretched(const Raster& line) {
    const Raster wide = image::scaled(line, static_cast<int>(line.width() * kStretched), kHeight);
    return see(wide, static_cast<double>(line.width()) / wide.width());
  }

  /// The line squeezed, and the parts of it with figures stretched; a part begins and ends with words, which must be
  /// the same as before. Where they are not, it was cut badly: then the whole line is stretched.
  Result<std::vector<SeenSign>> see_long(const Raster& line) {
    const Raster narrow = squeezed(line, static_cast<int>(line.width() * kSqueezed));
    auto path = see(narrow, static_cast<double>(line.width()) / narrow.width());
    if (!path) return path;
    if (certainty(*path) < kDoubt) {
      auto full = see(line, 1);
      if (!full || certainty(*full) > certainty(*path)) return full;
    }
    const std::u32string signs = signs_of(*path);
    const std::vector<SignRange> parts = figure_parts(signs);
    std::vector<double> edges = edges_of(*path);
    snap_to_gaps(line, kNear, &edges);
    double again = 0;
    for (const SignRange& part : parts) again += edges[part.end] - edges[part.begin];
    if (again > kMostAgain * line.width()) return see_stretched(line);
    std::vector<SeenSign> out;
    auto next = path->begin();
    for (const SignRange& part : parts) {
      const int from = part.begin == 0 ? 0 : static_cast<int>(edges[part.begin]);
      const int to = part.end == path->size() ? line.width() : static_cast<int>(edges[part.end]);
      auto seen = see_stretched(columns_of(line, from, std::clamp(to, from + 1, line.width()), kPartMargin));
      if (!seen) return seen;
      if (!fits(*seen, signs, part)) return see_stretched(line);
      out.insert(out.end(), next, path->begin() + static_cast<std::ptrdiff_t>(part.begin));
      for (SeenSign& sign : *seen) {
        sign.from += from - kPartMargin;
        sign.to += from - kPartMargin;
        out.push_back(sign);
      }
      next = path->begin() + static_cast<std::ptrdiff_t>(part.end);
    }
    out.insert(out.end(), next, path->end());
    return out;
  }

  /// That of the least certain word or figure.
  double certainty(const std::vector<SeenSign>& path) const {
    double least = 1;
    for (const SeenSign& seen : path) {
      if (!is_punctuation(sign_of(seen))) least = std::min(least, static_cast<double>(seen.score));
    }
    return least;
  }

  bool fits(const std::vector<SeenSign>& seen, std::u32string_view signs, const SignRange& part) const {
    if (seen.empty()) return false;
    const bool begins = part.begin == 0 || sign_of(seen.front()) == signs[part.begin];
    const bool ends = part.end == signs.size() || sign_of(seen.back()) == signs[part.end - 1];
    return begins && ends;
  }

  /// Folded; 0 for what is no single sign.
  char32_t sign_of(const SeenSign& seen) const {
    const auto at = static_cast<std::size_t>(seen.id);
    const bool known = at > 0 && at <= signs_.size() && signs_[at - 1].size() == 1;
    return known ? folded(signs_[at - 1].front()) : U'\0';
  }

  std::u32string signs_of(const std::vector<SeenSign>& path) const {
    std::u32string out;
    for (const SeenSign& seen : path) out += sign_of(seen);
    return out;
  }

  /// Three equal channels, [-1, 1]; what is wider than the line is white.
  void fill(const Raster& line, int width) {
    const std::size_t plane = static_cast<std::size_t>(kHeight) * static_cast<std::size_t>(width);
    pixels_.assign(3 * plane, 1.0F);
    const int ink = std::min(width, line.width());
    for (int y = 0; y < kHeight; ++y) {
      const std::uint8_t* row = line.row(y);
      float* to = pixels_.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
      for (int x = 0; x < ink; ++x) to[x] = static_cast<float>(row[x]) / 127.5F - 1.0F;
    }
    std::copy_n(pixels_.begin(), plane, pixels_.begin() + static_cast<std::ptrdiff_t>(plane));
    std::copy_n(pixels_.begin(), plane, pixels_.begin() + static_cast<std::ptrdiff_t>(2 * plane));
  }

  std::unique_ptr<OnnxSession> session_;
  std::vector<std::u32string> signs_;
  std::vector<float> pixels_;
};

/// One sign a line; the network has one more class at the end, the space.
std::vector<std::u32string> read_keys(const std::string& path) {
  std::vector<std::u32string> signs;
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    signs.push_back(utf8::decode(line));
  }
  if (!signs.empty()) signs.emplace_back(U" ");
  return signs;
}

}  // namespace

Result<std::unique_ptr<Reader>> make_onnx_reader(const OnnxFiles& files) {
  auto signs = read_keys(files.keys);
  if (signs.empty()) return ocr_error(ErrorCode::ModelMissing, "no characters in " + files.keys);
  auto session = OnnxSession::open(files.library, files.model);
  if (!session) return session.error();
  // A list that does not belong to the network would turn every text into another: tried on an empty picture.
  std::vector<float> white(static_cast<std::size_t>(3 * kHeight * kMinWidth), 1.0F);
  auto tried = (*session)->run(white, kHeight, kMinWidth);
  if (!tried) return tried.error();
  if (static_cast<std::size_t>(tried->classes) != signs.size() + 1) {
    return ocr_error(ErrorCode::ModelMissing, files.keys + " does not belong to " + files.model);
  }
  return std::unique_ptr<Reader>(std::make_unique<OnnxReader>(std::move(*session), std::move(signs)));
}

}  // namespace ziping::ocr
