#include "batch/inputs.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/ascii.h"

namespace ziping::batch {
namespace {

namespace fs = std::filesystem;

Error input_error(ErrorCode code, const std::string& path, std::string message) {
  Origin origin;
  origin.stage = "input";
  origin.file = path;
  return {code, std::move(message), origin};
}

bool named_pdf(const fs::path& path) {
  return ascii::lower(path.extension().string()) == ".pdf";
}

void search_folder(const std::string& folder, Inputs& inputs) {
  const std::size_t before = inputs.files.size();
  std::error_code code;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::none, code);
  if (code) {
    inputs.errors.push_back(
        input_error(ErrorCode::InputUnreadable, folder, fmt::format("cannot be listed: {}", code.message())));
    return;
  }
  for (; entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    if (code) {
      inputs.errors.push_back(
          input_error(ErrorCode::InputUnreadable, folder, fmt::format("cannot be listed: {}", code.message())));
      break;
    }
    std::error_code ignored;
    if (named_pdf(entry->path()) && entry->is_regular_file(ignored)) inputs.files.push_back(entry->path().string());
  }
  if (inputs.files.size() == before) {
    inputs.errors.push_back(input_error(ErrorCode::NoPdfFound, folder, "there is no PDF file in this folder"));
  }
}

}  // namespace

Inputs collect_inputs(const std::vector<std::string>& arguments) {
  Inputs inputs;
  for (const std::string& argument : arguments) {
    std::error_code code;
    const fs::file_status status = fs::status(argument, code);
    if (status.type() == fs::file_type::directory) {
      search_folder(argument, inputs);
    } else if (status.type() == fs::file_type::not_found) {
      inputs.errors.push_back(input_error(ErrorCode::InputMissing, argument, "there is no such file or folder"));
    } else {
      inputs.files.push_back(argument);
    }
  }
  std::sort(inputs.files.begin(), inputs.files.end());
  inputs.files.erase(std::unique(inputs.files.begin(), inputs.files.end()), inputs.files.end());
  return inputs;
}

}  // namespace ziping::batch
