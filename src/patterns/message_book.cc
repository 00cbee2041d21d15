#include "patterns/message_book.h"

#include <set>

#include "patterns/toml_reader.h"

namespace ziping::patterns {
namespace {

// The names in braces that are filled in when the string is shown.
std::set<std::string_view> places_of(std::string_view text) {
  std::set<std::string_view> names;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(text.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace

Result<MessageBook> load_messages(const std::filesystem::path& file) {
  const auto toml = TomlFile::read(file);
  if (!toml) return toml.error();
  MessageBook book;
  const TomlRecord root = toml->root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  for (const std::string& section : root.keys()) {
    if (section == "schema") continue;
    const TomlRecord strings = root.table(section);
    for (const std::string& key : strings.keys()) {
      const TomlRecord entry = strings.table(key);
      const std::string chinese = entry.text("zh");
      const std::string english = entry.text("en");
      if (chinese.empty() || english.empty()) strings.fail(key, "needs a text in zh and one in en");
      if (places_of(chinese) != places_of(english)) strings.fail(key, "zh and en have different {places}");
      book.chinese_[section + "." + key] = chinese;
      book.english_[section + "." + key] = english;
    }
  }
  if (Status read = toml->status(); !read) return read.error();
  return book;
}

}  // namespace ziping::patterns
