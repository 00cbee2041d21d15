#include "output/html_words.h"

namespace ziping::output {

std::string HtmlWords::ui(std::string_view key, Places places) const {
  const auto found = texts_.find("ui." + std::string(key));
  std::string text = found == texts_.end() ? std::string(key) : found->second;
  for (const auto& [name, value] : places) {
    const std::string place = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
      text.replace(at, place.size(), value);
    }
  }
  return text;
}

std::string HtmlWords::name(std::string_view section, std::string_view id) const {
  const auto found = texts_.find(std::string(section) + "." + std::string(id));
  return found == texts_.end() ? std::string(id) : found->second;
}

}  // namespace ziping::output
