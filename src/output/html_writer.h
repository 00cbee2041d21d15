#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ziping::output {

/// Writes HTML. Texts and attribute values are escaped here and nowhere else, characters that steer or turn the
/// direction of writing become spaces, bytes that are no UTF-8 become U+FFFD; elements are closed in the order in which
/// they were opened. Names of elements and attributes are the program's own, never a document's.
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  HtmlWriter& open(std::string_view tag, Attributes attributes = {});
  HtmlWriter& close(int levels = 1);
  HtmlWriter& text(std::string_view text);
  /// An element with nothing but text in it.
  HtmlWriter& element(std::string_view tag, Attributes attributes, std::string_view text);
  /// An element whose content is the program's own and not escaped: a style, a script, JSON without '<'.
  HtmlWriter& own(std::string_view tag, Attributes attributes, std::string_view content);
  /// An element that has no end: img, link, meta.
  HtmlWriter& empty(std::string_view tag, Attributes attributes);
  /// Closes what is open and yields the bytes.
  std::string finish();

 private:
  void start(std::string_view tag, Attributes attributes);

  std::string bytes_ = "<!doctype html>\n";
  std::vector<std::string> open_;
};

}  // namespace ziping::output
