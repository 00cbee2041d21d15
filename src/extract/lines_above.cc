#include "extract/lines_above.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace ziping::extract {
namespace {

// Lines of labels are short; running text is not.
constexpr std::size_t kLongestLine = 240;
constexpr std::size_t kLongestLabel = 14;

struct LabelledPlace {
  const patterns::PairLabel* label = nullptr;
  std::size_t begin = 0;
  std::size_t value = 0;
};

// The longest label that ends at a byte of a text; wide gaps between a value and the next label may be lost.
LabelledPlace label_before(std::string_view text, std::size_t from, std::size_t colon,
                           const patterns::LabelBook& labels, const text::Language& language) {
  std::vector<std::size_t> starts;
  for (std::size_t at = from; at < colon; utf8::next(text, at)) starts.push_back(at);
  const std::size_t first = starts.size() > kLongestLabel ? starts.size() - kLongestLabel : 0;
  for (std::size_t i = first; i < starts.size(); ++i) {
    const auto* label = labels.pair(language.label_form(text.substr(starts[i], colon - starts[i])), false);
    if (label != nullptr) return {label, starts[i], 0};
  }
  return {};
}

std::optional<std::string> subject_in(const std::string& printed, const patterns::LabelBook& labels,
                                      const patterns::PatternSet& patterns) {
  const text::NormalText normal = patterns.language().normalise(printed);
  const std::string_view text = normal.utf8;
  std::vector<LabelledPlace> places;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t colon = std::string_view::npos;
    std::size_t length = 0;
    for (const std::string& sign : patterns.marks().colons) {
      const auto at = text.find(sign, from);
      if (at < colon) {
        colon = at;
        length = sign.size();
      }
    }
    if (colon == std::string_view::npos) break;
    LabelledPlace place = label_before(text, from, colon, labels, patterns.language());
    from = place.value = colon + length;
    if (place.begin == 0 && place.label == nullptr) {
      // A label nobody knows begins behind the last gap.
      const auto gap = text.rfind(' ', colon);
      place.begin = gap == std::string_view::npos ? colon : gap;
    }
    places.push_back(place);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].label == nullptr || places[i].label->use != "subject") continue;
    const std::size_t end = i + 1 < places.size() ? std::max(places[i + 1].begin, places[i].value) : text.size();
    std::string_view name = std::string_view(printed).substr(normal.origin[places[i].value],
                                                             normal.origin[end] - normal.origin[places[i].value]);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    const std::string label = patterns.language().label_form(name);
    if (!label.empty() && !patterns::is_placeholder(label, patterns.marks())) return std::string(name);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> subject_above(const layout::DocumentReading& document, std::size_t table,
                                         const patterns::PatternSet& patterns) {
  const auto& forms = patterns.forms().records();
  const auto general = std::find_if(forms.begin(), forms.end(), [](const auto& form) { return !form.own_labels; });
  const auto& pages = document.tables[table].pages;
  if (general == forms.end() || pages.empty()) return std::nullopt;
  for (const layout::Paragraph& paragraph : document.paragraphs) {
    if (paragraph.before_table != table || paragraph.page() != pages.front()) continue;
    if (paragraph.text.empty() || paragraph.text.size() > kLongestLine) continue;
    if (auto subject = subject_in(paragraph.text, *general->labels, patterns)) return subject;
  }
  return std::nullopt;
}

}  // namespace ziping::extract
