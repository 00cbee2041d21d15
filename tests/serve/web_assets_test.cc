// The desk's pages as files: what they weigh, what they say, and what they must never do.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "patterns/message_book.h"

namespace ziping::serve {
namespace {

namespace fs = std::filesystem;

// Without pictures; what the list of documents needs must be far below what the whole desk may weigh.
constexpr std::size_t kFirstPageBytes = 100'000;
constexpr std::size_t kAllBytes = 150'000;

fs::path sources() {
  return fs::path(ZIPING_SOURCE_DIR) / "src";
}

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

std::map<std::string, std::string> assets() {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(sources() / "serve" / "web")) {
    files[entry.path().filename().string()] = bytes_of(entry.path());
  }
  return files;
}

/// What a module loads at once (not what it loads when it is needed).
std::set<std::string> needed_by(const std::string& name, const std::map<std::string, std::string>& files) {
  std::set<std::string> all{name};
  const std::string& text = files.at(name);
  for (std::size_t at = text.find(" from \"./"); at != std::string::npos; at = text.find(" from \"./", at + 1)) {
    const std::size_t from = at + 9;
    all.merge(needed_by(text.substr(from, text.find('"', from) - from), files));
  }
  return all;
}

/// The literal keys of t("..."), in modules, or of ui("..."), in what writes pages as files.
std::set<std::string> keys_in(const std::string& text, const std::string& call) {
  std::set<std::string> keys;
  for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
    if (at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0)) continue;
    const std::size_t from = at + call.size();
    const std::size_t end = text.find('"', from);
    // "count." + name: a beginning, not a key.
    if (text[end + 1] == ' ' && text.compare(end + 1, 3, " + ") == 0) continue;
    keys.insert(text.substr(from, end - from));
  }
  return keys;
}

const patterns::MessageBook& book() {
  static const auto kBook =
      patterns::load_messages(fs::path(ZIPING_SOURCE_DIR) / "patterns" / "desk" / "messages.toml");
  return *kBook;
}

TEST(WebAssets, WeighLittle) {
  const auto files = assets();
  std::size_t messages = 0;
  for (const auto& [key, text] : book().texts("zh")) messages += key.size() + text.size() + 6;
  std::size_t all = messages;
  for (const auto& [name, bytes] : files) all += bytes.size();
  EXPECT_LT(all, kAllBytes);
  std::size_t first = messages + files.at("index.html").size() + files.at("style.css").size();
  std::set<std::string> modules = needed_by("app.js", files);
  modules.merge(needed_by("documents.js", files));
  for (const std::string& name : modules) first += files.at(name).size();
  EXPECT_LT(first, kFirstPageBytes);
}

TEST(WebAssets, HaveAStringForEveryKey) {
  const auto& texts = book().texts("en");
  int seen = 0;
  for (const auto& [name, bytes] : assets()) {
    for (const std::string& key : keys_in(bytes, "t(\"")) {
      EXPECT_TRUE(texts.contains("ui." + key)) << name << ": " << key;
      ++seen;
    }
  }
  for (const auto& entry : fs::directory_iterator(sources() / "output")) {
    if (!entry.path().filename().string().starts_with("html_")) continue;
    for (const std::string& key : keys_in(bytes_of(entry.path()), ".ui(\"")) {
      EXPECT_TRUE(texts.contains("ui." + key)) << entry.path() << ": " << key;
      ++seen;
    }
  }
  EXPECT_GT(seen, 100);
}

TEST(WebAssets, NeverMakeMarkupOfTextNorAskElsewhere) {
  for (const auto& [name, bytes] : assets()) {
    for (const char* banned :
         {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "srcdoc",
          "cssText", " style=\"", "onclick=", "https://", "@import", "javascript:"}) {
      EXPECT_EQ(bytes.find(banned), std::string::npos) << name << ": " << banned;
    }
    // The one address: the name of SVG.
    for (std::size_t at = bytes.find("http://"); at != std::string::npos; at = bytes.find("http://", at + 1)) {
      EXPECT_EQ(bytes.compare(at, 26, "http://www.w3.org/2000/svg"), 0) << name;
    }
  }
}

}  // namespace
}  // namespace ziping::serve
