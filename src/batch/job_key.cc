#include "batch/job_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/file_digest.h"
#include "base/sha256.h"

namespace ziping::batch {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// To be raised when the same input would yield another reading or result than before: stored ones are then redone.
constexpr int kReadingVersion = 1;
constexpr int kResultVersion = 1;

constexpr const char* kDebianTessdata = "/usr/share/tesseract-ocr/5/tessdata";

std::string_view mode_name(OcrMode mode) {
  switch (mode) {
    case OcrMode::Auto:
      return "auto";
    case OcrMode::Always:
      return "always";
    case OcrMode::Never:
      return "never";
  }
  return "auto";
}

std::string tessdata_folder(const ocr::EngineOptions& options) {
  if (!options.tessdata.empty()) return options.tessdata;
  const char* prefix = std::getenv("TESSDATA_PREFIX");
  return prefix != nullptr && *prefix != '\0' ? prefix : kDebianTessdata;
}

/// "name:digest" of the regular files directly in a folder, by name.
std::vector<std::string> models_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code code;
  for (fs::directory_iterator entry(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored)) names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string> models;
  for (const std::string& name : names) {
    const Result<FileDigest> digest = digest_of_file((fs::path(folder) / name).string());
    models.push_back(fmt::format("{}:{}", name, digest ? digest->sha256.substr(0, 16) : "unreadable"));
  }
  return models;
}

json reading_options(const JobContext& context) {
  return {{"ocr", mode_name(context.read.ocr)}, {"rules_dpi", context.read.rules_dpi},
          {"pages", context.pages.to_string()}, {"engines", context.engines},
          {"max_dpi", context.max_dpi},         {"reading_version", kReadingVersion}};
}

}  // namespace

std::string engine_identity(const ocr::EngineOptions& options, OcrMode mode) {
  if (mode == OcrMode::Never) return "none";
  std::string identity;
  for (const std::string& folder : {tessdata_folder(options), options.models, options.onnx_models}) {
    if (folder.empty()) continue;
    for (const std::string& model : models_in(folder)) identity += (identity.empty() ? "" : " ") + model;
  }
  return identity.empty() ? "none" : identity;
}

std::string reading_key(const std::string& sha256, const JobContext& context) {
  json value = reading_options(context);
  value["sha256"] = sha256;
  return sha256_hex(value.dump());
}

std::string job_key(const std::string& sha256, const JobContext& context) {
  json value = reading_options(context);
  value["sha256"] = sha256;
  value["patterns"] = context.patterns;
  value["result_version"] = kResultVersion;
  return sha256_hex(value.dump());
}

std::string generator_json(const JobContext& context) {
  const json value = {
      {"program", "ziping"},
      {"version", ZIPING_VERSION},
      {"reading_version", kReadingVersion},
      {"result_version", kResultVersion},
      {"patterns", context.patterns},
      {"engines", context.engines},
      {"options",
       {{"ocr", mode_name(context.read.ocr)}, {"pages", context.pages.to_string()}, {"max_dpi", context.max_dpi}}}};
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace ziping::batch
