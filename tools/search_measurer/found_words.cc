#include "found_words.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace ziping::measure {
namespace {

std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> kEntities[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},
                                                                    {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}};
  std::string result;
  while (!text.empty()) {
    const auto entity = std::find_if(std::begin(kEntities), std::end(kEntities),
                                     [&](const auto& candidate) { return text.starts_with(candidate.first); });
    result += entity == std::end(kEntities) ? text.front() : entity->second;
    text.remove_prefix(entity == std::end(kEntities) ? 1 : entity->first.size());
  }
  return result;
}

double attribute(std::string_view tag, const std::string& name) {
  const std::size_t at = tag.find(" " + name + "=\"");
  if (at == std::string_view::npos) return 0;
  const char* begin = tag.data() + at + name.size() + 3;
  double value = 0;
  std::from_chars(begin, tag.data() + tag.size(), value);
  return value;
}

bool on_one_line(const Box& a, const Box& b) {
  const double both = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return both > 0.5 * std::min(a.height(), b.height());
}

}  // namespace

std::vector<FoundPage> found_pages(const std::string& xhtml) {
  std::vector<FoundPage> pages;
  const std::string_view all = xhtml;
  for (std::size_t at = all.find('<'); at != std::string_view::npos; at = all.find('<', at + 1)) {
    const std::string_view tag = all.substr(at, all.find('>', at) - at);
    if (tag.starts_with("<page ")) {
      pages.push_back({attribute(tag, "width"), attribute(tag, "height"), {}});
    } else if (tag.starts_with("<word ") && !pages.empty()) {
      const std::size_t begin = at + tag.size() + 1;
      const std::string_view text = all.substr(begin, all.find("</word>", begin) - begin);
      pages.back().words.push_back(
          {unescaped(text),
           {attribute(tag, "xMin"), attribute(tag, "yMin"), attribute(tag, "xMax"), attribute(tag, "yMax")}});
    }
  }
  return pages;
}

FoundPage turned(FoundPage page, int degrees) {
  for (int quarter = 0; quarter < ((degrees % 360) + 360) % 360 / 90; ++quarter) {
    for (FoundWord& word : page.words) {
      word.box = {page.height - word.box.y1, word.box.x0, page.height - word.box.y0, word.box.x1};
    }
    std::swap(page.width, page.height);
  }
  return page;
}

FoundText text_in(const FoundPage& page, const Box& place) {
  std::vector<const FoundWord*> words;
  for (const FoundWord& word : page.words) {
    const double x = word.box.centre_x();
    const double y = word.box.centre_y();
    if (x >= place.x0 && x <= place.x1 && y >= place.y0 && y <= place.y1) words.push_back(&word);
  }
  std::sort(words.begin(), words.end(), [](const FoundWord* a, const FoundWord* b) {
    return on_one_line(a->box, b->box) ? a->box.x0 < b->box.x0 : a->box.centre_y() < b->box.centre_y();
  });
  FoundText found;
  const FoundWord* before = nullptr;
  for (const FoundWord* word : words) {
    if (before != nullptr && on_one_line(before->box, word->box)) {
      const std::u32string left = utf8::decode(before->text);
      const std::u32string right = utf8::decode(word->text);
      found.gap =
          found.gap || (!left.empty() && !right.empty() && utf8::is_cjk(left.back()) && utf8::is_cjk(right.front()));
    }
    found.box = before == nullptr ? word->box
                                  : Box{std::min(found.box.x0, word->box.x0), std::min(found.box.y0, word->box.y0),
                                        std::max(found.box.x1, word->box.x1), std::max(found.box.y1, word->box.y1)};
    found.text += word->text;
    before = word;
  }
  return found;
}

}  // namespace ziping::measure
