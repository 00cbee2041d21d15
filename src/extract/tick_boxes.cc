#include "extract/tick_boxes.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::extract {
namespace {

struct BoxSign {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ticked = false;
};

bool starts_with_one(std::string_view text, const std::vector<std::string>& signs, std::size_t* length) {
  for (const std::string& sign : signs) {
    if (sign.empty() || !text.starts_with(sign)) continue;
    *length = sign.size();
    return true;
  }
  return false;
}

// Whether a new word begins at `at`: the end, a space, a numeral, a mark.
bool word_ends(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char32_t code = utf8::next(text, at);
  return !(code >= 0x4E00 && code <= 0x9FFF);
}

std::vector<BoxSign> boxes_of(std::string_view text, const patterns::Marks& marks) {
  std::vector<BoxSign> boxes;
  std::vector<BoxSign> like;  // characters that a box is misread as: boxes only beside others
  bool box_before = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    const std::string_view rest = text.substr(at);
    const bool ticked = starts_with_one(rest, marks.ticked, &length);
    if (ticked || starts_with_one(rest, marks.unticked, &length)) {
      // A tick printed into its box: "□√" is one ticked box.
      if (box_before && ticked && !boxes.empty() && !boxes.back().ticked) {
        boxes.back().ticked = true;
        boxes.back().end = at + length;
      } else {
        boxes.push_back({at, at + length, ticked});
      }
      at += length;
      box_before = true;
      continue;
    }
    box_before = false;
    if (starts_with_one(rest, marks.like_unticked, &length) && word_ends(text, at + length)) {
      like.push_back({at, at + length, false});
    }
    utf8::next(text, at);
  }
  if (!boxes.empty()) {
    boxes.insert(boxes.end(), like.begin(), like.end());
    std::sort(boxes.begin(), boxes.end(), [](const BoxSign& a, const BoxSign& b) { return a.begin < b.begin; });
  }
  return boxes;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!utf8::is_space(utf8::next(text, at))) return false;
  }
  return true;
}

std::string name_of(std::string_view printed, const patterns::Marks& marks, const text::Language& language) {
  const std::string label = language.label_form(printed);
  return patterns::take_apart(label, marks).whole;
}

}  // namespace

std::vector<Choice> choices_in(std::string_view printed, const patterns::Marks& marks, const text::Language& language,
                               std::string* label) {
  std::vector<Choice> choices;
  const std::vector<BoxSign> boxes = boxes_of(printed, marks);
  const bool empty_one = std::any_of(boxes.begin(), boxes.end(), [](const BoxSign& box) { return !box.ticked; });
  if (boxes.size() < 2 || !empty_one) return choices;
  std::size_t begin = 0;
  const text::NormalText front = language.normalise(printed.substr(0, boxes.front().begin));
  for (const std::string& colon : marks.colons) {
    const auto at = front.utf8.find(colon);
    if (at == std::string::npos) continue;
    if (label) *label = name_of(printed.substr(0, front.origin[at]), marks, language);
    begin = front.origin[at + colon.size()];
    break;
  }
  const bool before = is_blank(printed.substr(begin, boxes.front().begin - begin));
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const BoxSign& box = boxes[i];
    Choice choice;
    choice.ticked = box.ticked;
    std::string_view option;
    if (before) {
      choice.begin = box.begin;
      choice.end = i + 1 < boxes.size() ? boxes[i + 1].begin : printed.size();
      option = printed.substr(box.end, choice.end - box.end);
    } else {
      choice.begin = i > 0 ? boxes[i - 1].end : begin;
      choice.end = box.end;
      option = printed.substr(choice.begin, box.begin - choice.begin);
    }
    choice.name = name_of(option, marks, language);
    if (!choice.name.empty()) choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<Choice> ticked_in(std::string_view printed, const patterns::Marks& marks, const text::Language& language,
                              std::string* label) {
  std::vector<Choice> choices = choices_in(printed, marks, language, label);
  std::erase_if(choices, [](const Choice& choice) { return !choice.ticked; });
  return choices;
}

}  // namespace ziping::extract
