#include "ocr/engines.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "base/file_digest.h"
#include "ocr/calibration.h"
#include "ocr/deferred_reader.h"
#include "ocr/ocr_error.h"
#include "ocr/onnx_reader.h"
#include "ocr/tesseract_reader.h"

namespace ziping::ocr {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLibrary = "libonnxruntime.so";
constexpr const char* kRecogniser = "pp-ocr-rec.onnx";
constexpr const char* kKeys = "pp-ocr-keys.txt";
constexpr const char* kFiguresModel = "zipingnum";
constexpr const char* kEnding = ".traineddata";
/// Debian's place for Tesseract's models, used where the environment names none.
constexpr const char* kDebianTessdata = "/usr/share/tesseract-ocr/5/tessdata";

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

std::string tessdata_folder(const EngineOptions& options) {
  if (!options.tessdata.empty()) return options.tessdata;
  if (auto named = environment("TESSDATA_PREFIX"); !named.empty()) return named;
  return kDebianTessdata;
}

/// Where tools/get-models and packages put the files, in the order in which they are looked for.
std::vector<fs::path> onnx_folders(const EngineOptions& options) {
  if (!options.onnx_models.empty()) return {options.onnx_models};
  std::vector<fs::path> folders;
  if (auto named = environment("ZIPING_MODELS"); !named.empty()) folders.emplace_back(named);
  if (auto data = environment("XDG_DATA_HOME"); !data.empty()) {
    folders.push_back(fs::path(data) / "ziping/models");
  } else if (auto home = environment("HOME"); !home.empty()) {
    folders.push_back(fs::path(home) / ".local/share/ziping/models");
  }
  folders.emplace_back("/usr/local/share/ziping/models");
  folders.emplace_back("/usr/share/ziping/models");
  return folders;
}

class Loader {
 public:
  explicit Loader(const EngineOptions& options) : options_(options), tessdata_(tessdata_folder(options)) {}

  Result<Engines> load() {
    engines_.identity = "tesseract " + tesseract_version();
    load_onnx();
    engines_.hans = load_model(tessdata_, {"HanS", true, calibration::kCellMargin, 0});
    engines_.chi_sim = defer_model(tessdata_, {"chi_sim", true, calibration::kTextMargin, 0});
    engines_.eng = defer_model(tessdata_, {"eng", false, calibration::kCellMargin, 64});
    engines_.figures = load_model(options_.models, {kFiguresModel, true, calibration::kCellMargin, 0});
    if (engines_.hans == nullptr && engines_.chi_sim == nullptr && engines_.pp == nullptr) {
      return ocr_error(ErrorCode::TessdataMissing,
                       fmt::format("no model that reads Chinese in {} (Debian: tesseract-ocr-script-hans, "
                                   "tesseract-ocr-chi-sim)",
                                   tessdata_));
    }
    if (engines_.hans == nullptr) miss("HanS (Debian: tesseract-ocr-script-hans)");
    return std::move(engines_);
  }

 private:
  void miss(const std::string& what) {
    engines_.notices.push_back(to_diagnostic(
        ocr_error(ErrorCode::ModelMissing, "not installed: " + what + "; the other readers do its work")));
  }

  void remember(const fs::path& file) {
    const auto digest = digest_of_file(file.string());
    engines_.identity += fmt::format("; {} {}", file.filename().string(), digest ? digest->sha256 : "unreadable");
  }

  std::unique_ptr<Reader> load_model(const std::string& folder, const TesseractModel& model) {
    const fs::path file = fs::path(folder) / (model.name + kEnding);
    // Asked first: Tesseract writes to stderr about a model it does not find.
    if (folder.empty() || !is_file(file)) return nullptr;
    auto reader = make_tesseract_reader(folder, model);
    if (!reader) {
      engines_.notices.push_back(to_diagnostic(reader.error()));
      return nullptr;
    }
    remember(file);
    return std::move(*reader);
  }

  std::unique_ptr<Reader> defer_model(const std::string& folder, const TesseractModel& model) {
    const fs::path file = fs::path(folder) / (model.name + kEnding);
    if (!is_file(file)) return nullptr;
    remember(file);
    return std::make_unique<DeferredReader>(folder, model);
  }

  void load_onnx() {
    for (const fs::path& folder : onnx_folders(options_)) {
      const fs::path model = folder / kRecogniser;
      if (!is_file(model)) continue;
      auto reader = make_onnx_reader({(folder / kLibrary).string(), model.string(), (folder / kKeys).string()});
      if (!reader) {
        engines_.notices.push_back(to_diagnostic(reader.error()));
        return;
      }
      engines_.pp = std::move(*reader);
      remember(folder / kLibrary);
      remember(model);
      remember(folder / kKeys);
      return;
    }
    miss("PP-OCR's recogniser (tools/get-models fetches it)");
  }

  EngineOptions options_;
  std::string tessdata_;
  Engines engines_;
};

}  // namespace

Result<Engines> load_engines(const EngineOptions& options) {
  return Loader(options).load();
}

}  // namespace ziping::ocr
