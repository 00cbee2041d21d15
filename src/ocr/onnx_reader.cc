#include "ocr/onnx_reader.h"

#include <algorithm>
#include <fstream>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/ctc.h"
#include "ocr/edges.h"
#include "ocr/left_out.h"
#include "ocr/long_line.h"
#include "ocr/ocr_error.h"
#include "ocr/onnx_session.h"

namespace ziping::ocr {
namespace {

/// The network's input height.
constexpr int kHeight = 48;
/// The network steps by eight pixels; narrower pictures than this give it nothing to slide over.
constexpr int kMinWidth = 48;
/// A whole line of A4 in 48 pixels' height takes 1800; beyond twice that it is no line of print.
constexpr int kMaxWidth = 4096;

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
    const auto look = [this](const Raster& picture, double scale) { return see(picture, scale); };
    auto path = line.width() > calibration::kLongLine ? see_long(line, signs_, look) : see(line, 1);
    if (!path) return path.error();
    LineText text = spelled(*path, signs_);
    text.incomplete = leaves_ink(line, *path) || leaves_a_place(line, *path, signs_);
    for (double& edge : text.edges) edge = std::min(edge, static_cast<double>(line.width()));
    snap_to_gaps(line, calibration::kNearStep, &text.edges);
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
