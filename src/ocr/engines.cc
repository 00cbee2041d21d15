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
constexpr const char* kHans = "HanS";
constexpr const char* kChiSim = "chi_sim";
constexpr const char* kEng = "eng";
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

/// The first folder that has the recogniser; empty if none has.
fs::path onnx_folder(const EngineOptions& options) {
  for (const fs::path& folder : onnx_folders(options)) {
    if (is_file(folder / kRecogniser)) return folder;
  }
  return {};
}

fs::path model_file(const std::string& folder, const char* name) {
  return folder.empty() ? fs::path() : fs::path(folder) / (std::string(name) + kEnding);
}

class Loader {
 public:
  explicit Loader(const EngineOptions& options) : options_(options), tessdata_(tessdata_folder(options)) {}

  Result<Engines> load() {
    engines_.identity = "tesseract " + tesseract_version();
    load_onnx();
    engines_.hans = load_model(tessdata_, {kHans, true, calibration::kCellMargin, 0});
    engines_.chi_sim = defer_model(tessdata_, {kChiSim, true, calibration::kTextMargin, 0});
    engines_.eng = defer_model(tessdata_, {kEng, false, calibration::kCellMargin, 64});
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
    const fs::path file = model_file(folder, model.name.c_str());
    // Asked first: Tesseract writes to stderr about a model it does not find.
    if (!is_file(file)) return nullptr;
    auto reader = make_tesseract_reader(folder, model);
    if (!reader) {
      engines_.notices.push_back(to_diagnostic(reader.error()));
      return nullptr;
    }
    remember(file);
    return std::move(*reader);
  }

  std::unique_ptr<Reader> defer_model(const std::string& folder, const TesseractModel& model) {
    const fs::path file = model_file(folder, model.name.c_str());
    if (!is_file(file)) return nullptr;
    remember(file);
    return std::make_unique<DeferredReader>(folder, model);
  }

  void load_onnx() {
    if (const fs::path folder = onnx_folder(options_); !folder.empty()) {
      const fs::path library = folder / kLibrary;
      const fs::path model = folder / kRecogniser;
      const fs::path keys = folder / kKeys;
      auto reader = make_onnx_reader({library.string(), model.string(), keys.string()});
      if (!reader) {
        engines_.notices.push_back(to_diagnostic(reader.error()));
        return;
      }
      engines_.pp = std::move(*reader);
      for (const fs::path& file : {library, model, keys}) remember(file);
      return;
    }
    miss("PP-OCR's recogniser (tools/get-models fetches it)");
  }

  EngineOptions options_;
  std::string tessdata_;
  Engines engines_;
};

}  // namespace

std::vector<std::string> model_files(const EngineOptions& options) {
  std::vector<fs::path> wanted;
  if (const fs::path folder = onnx_folder(options); !folder.empty()) {
    for (const char* name : {kLibrary, kRecogniser, kKeys}) wanted.push_back(folder / name);
  }
  for (const char* name : {kHans, kChiSim, kEng}) wanted.push_back(model_file(tessdata_folder(options), name));
  wanted.push_back(model_file(options.models, kFiguresModel));
  std::vector<std::string> files;
  for (const fs::path& file : wanted) {
    if (is_file(file)) files.push_back(file.string());
  }
  return files;
}

Result<Engines> load_engines(const EngineOptions& options) {
  return Loader(options).load();
}

}  // namespace ziping::ocr
