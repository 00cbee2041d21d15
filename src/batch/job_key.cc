#include "batch/job_key.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/file_digest.h"
#include "base/sha256.h"
#include "ocr/engines.h"

namespace ziping::batch {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// To be raised when the same input would yield another reading or result than before: stored ones are then redone.
constexpr int kReadingVersion = 12;
constexpr int kResultVersion = 7;

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

/// "name:digest" of a model.
std::string model_name(const std::string& file) {
  const Result<FileDigest> digest = digest_of_file(file);
  return fmt::format("{}:{}", fs::path(file).filename().string(), digest ? digest->sha256.substr(0, 16) : "unreadable");
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
  for (const std::string& file : ocr::model_files(options)) {
    identity += (identity.empty() ? "" : " ") + model_name(file);
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
