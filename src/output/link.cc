#include "output/link.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace ziping::output {
namespace {

std::string escaped(std::string_view path) {
  static constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string result;
  for (const char byte : path) {
    if (kPlain.find(byte) != std::string_view::npos) {
      result += byte;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    }
  }
  return result;
}

}  // namespace

std::string link_to_page(const std::string& file, const std::string& folder, int page) {
  namespace fs = std::filesystem;
  if (folder.empty() || file.empty()) return {};
  std::error_code failed;
  const fs::path target = fs::absolute(file, failed).lexically_normal();
  const fs::path relative = target.lexically_relative(fs::absolute(folder, failed).lexically_normal());
  std::string address;
  if (failed || relative.empty()) {
    address = "file://" + escaped(target.generic_string());
  } else {
    const std::string path = escaped(relative.generic_string());
    address = path.starts_with("../") ? path : "./" + path;
  }
  return fmt::format("{}#page={}", address, page);
}

}  // namespace ziping::output
