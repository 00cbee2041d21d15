#include "ocr/tesseract_reader.h"

#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <new>

#include "base/utf8.h"
#include "ocr/edges.h"
#include "ocr/ocr_error.h"

namespace ziping::ocr {
namespace {

constexpr std::size_t kAlternatives = 4;
/// A runner-up less likely than this is noise, not another reading.
constexpr double kRunnerUp = 0.02;

/// Narrower than this part of the line's height is no sign.
constexpr double kNoWidth = 0.1;
/// Its places are wrong by less than this part of the line's height.
constexpr int kNear = 6;

/// Tesseract splits a line's work over OpenMP threads and is seven times slower for it. Only the setting of the very
/// thread that reads counts, whatever stands in the environment. Found at run time: Tesseract may be built without
/// OpenMP, and then there is nothing to do.
void forbid_threads() {
  static thread_local const bool once = [] {
    using SetLevels = void (*)(int);
    void* symbol = ::dlsym(RTLD_DEFAULT, "omp_set_max_active_levels");
    if (symbol != nullptr) reinterpret_cast<SetLevels>(symbol)(0);
    return true;
  }();
  static_cast<void>(once);
}

struct Sign {
  std::u32string text;
  double left = 0;
  double right = 0;
  double score = 0;
  bool after_space = false;
  std::u32string runner_up;
  double runner_up_score = 0;
};

std::u32string taken(const char* text) {
  return text != nullptr ? utf8::decode(text) : std::u32string();
}

Sign sign_at(const tesseract::ResultIterator& at) {
  Sign sign;
  const std::unique_ptr<const char[]> text(at.GetUTF8Text(tesseract::RIL_SYMBOL));
  sign.text = taken(text.get());
  int top = 0;
  int bottom = 0;
  int left = 0;
  int right = 0;
  if (at.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) {
    sign.left = left;
    sign.right = right;
  }
  sign.score = at.Confidence(tesseract::RIL_SYMBOL) / 100.0;
  tesseract::ChoiceIterator choices(at);
  do {
    const std::u32string other = taken(choices.GetUTF8Text());
    const double score = choices.Confidence() / 100.0;
    if (!other.empty() && other != sign.text && score > sign.runner_up_score) {
      sign.runner_up = other;
      sign.runner_up_score = score;
    }
  } while (choices.Next());
  return sign;
}

std::u32string spell(const std::vector<Sign>& signs, std::size_t replaced) {
  std::u32string text;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].after_space && i > 0) text.push_back(U' ');
    text += i == replaced ? signs[i].runner_up : signs[i].text;
  }
  return text;
}

/// Begin of each code point, and the end of the last; a space lies in the gap before its sign.
std::vector<double> edges_of(const std::vector<Sign>& signs) {
  std::vector<double> edges;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const Sign& sign = signs[i];
    if (sign.after_space && i > 0) edges.push_back(signs[i - 1].right);
    const double count = static_cast<double>(sign.text.size());
    for (std::size_t k = 0; k < sign.text.size(); ++k) {
      edges.push_back(sign.left + (sign.right - sign.left) * static_cast<double>(k) / count);
    }
  }
  if (!signs.empty()) edges.push_back(signs.back().right);
  for (std::size_t i = 1; i < edges.size(); ++i) edges[i] = std::max(edges[i], edges[i - 1]);
  return edges;
}

LineText line_of(const std::vector<Sign>& signs) {
  LineText line;
  if (signs.empty()) return line;
  line.text = utf8::encode(spell(signs, signs.size()));
  line.edges = edges_of(signs);
  line.confidence = 1;
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    line.confidence = std::min(line.confidence, signs[i].score);
    if (signs[i].runner_up_score >= kRunnerUp) doubtful.push_back(i);
  }
  line.confidence = std::clamp(line.confidence, 0.0, 1.0);
  std::stable_sort(doubtful.begin(), doubtful.end(), [&signs](std::size_t a, std::size_t b) {
    return signs[a].runner_up_score * signs[b].score > signs[b].runner_up_score * signs[a].score;
  });
  if (doubtful.size() > kAlternatives) doubtful.resize(kAlternatives);
  for (const std::size_t i : doubtful) line.alternatives.push_back(utf8::encode(spell(signs, i)));
  return line;
}

class TesseractReader : public Reader {
 public:
  explicit TesseractReader(TesseractModel model) : model_(std::move(model)) {}
  ~TesseractReader() override { api_.End(); }

  bool open(const std::string& folder) {
    forbid_threads();
    const char* path = folder.empty() ? nullptr : folder.c_str();
    if (api_.Init(path, model_.name.c_str(), tesseract::OEM_LSTM_ONLY) != 0) return false;
    api_.SetPageSegMode(model_.raw_line ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
    // Crops are dark on white: without this each unsure line is read a second time as its negative.
    api_.SetVariable("tessedit_do_invert", "0");
    api_.SetVariable("debug_file", "/dev/null");
    api_.SetVariable("lstm_choice_mode", "2");
    return true;
  }

  std::string name() const override { return model_.name; }
  double margin() const override { return model_.margin; }
  int height() const override { return model_.height; }

  Result<LineText> read(const Raster& line) override {
    if (line.empty() || line.channels() != 1) {
      return ocr_error(ErrorCode::Internal, "Tesseract reads grey lines");
    }
    forbid_threads();
    try {
      api_.SetImage(line.pixels().data(), line.width(), line.height(), 1, line.width());
      api_.SetSourceResolution(std::clamp(static_cast<int>(line.dpi()), 70, 1200));
      if (api_.Recognize(nullptr) != 0) {
        return ocr_error(ErrorCode::Internal, "Tesseract could not read a line");
      }
      LineText said = line_of(signs());
      spread_collapsed(utf8::decode(said.text), kNoWidth * line.height(), &said.edges);
      snap_to_gaps(line, std::max(2, line.height() / kNear), &said.edges);
      return said;
    } catch (const std::bad_alloc&) {
      return ocr_error(ErrorCode::OutOfMemory, "Tesseract ran out of memory");
    } catch (const std::exception& problem) {
      return ocr_error(ErrorCode::Internal, std::string("Tesseract failed: ") + problem.what());
    }
  }

 private:
  std::vector<Sign> signs() {
    std::vector<Sign> out;
    const std::unique_ptr<tesseract::ResultIterator> at(api_.GetIterator());
    if (at == nullptr || at->Empty(tesseract::RIL_SYMBOL)) return out;
    do {
      Sign sign = sign_at(*at);
      if (sign.text.empty() || sign.text == U" ") continue;
      sign.after_space = at->IsAtBeginningOf(tesseract::RIL_WORD);
      out.push_back(std::move(sign));
    } while (at->Next(tesseract::RIL_SYMBOL));
    return out;
  }

  TesseractModel model_;
  tesseract::TessBaseAPI api_;
};

}  // namespace

Result<std::unique_ptr<Reader>> make_tesseract_reader(const std::string& folder, const TesseractModel& model) {
  try {
    auto reader = std::make_unique<TesseractReader>(model);
    if (!reader->open(folder)) {
      return ocr_error(ErrorCode::TessdataMissing, "Tesseract has no model " + model.name);
    }
    return std::unique_ptr<Reader>(std::move(reader));
  } catch (const std::exception& problem) {
    return ocr_error(ErrorCode::TessdataMissing, "Tesseract cannot load " + model.name + ": " + problem.what());
  }
}

std::string tesseract_version() {
  return tesseract::TessBaseAPI::Version();
}

}  // namespace ziping::ocr
