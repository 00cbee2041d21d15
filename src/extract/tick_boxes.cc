#include "extract/tick_boxes.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::extract {
namespace {

struct BoxSign {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool ticked = false;
  /// A character that a box is misread as.
  bool like = false;
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

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!utf8::is_space(utf8::next(text, at))) return false;
  }
  return true;
}

// All signs that are boxes or may be misread ones, in order. A tick printed into its box makes one ticked box.
std::vector<BoxSign> signs_of(std::string_view text, const patterns::Marks& marks) {
  std::vector<BoxSign> signs;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    const std::string_view rest = text.substr(at);
    BoxSign sign{at, at, false, false};
    if (starts_with_one(rest, marks.ticked, &length)) {
      sign.ticked = true;
    } else if (starts_with_one(rest, marks.unticked, &length)) {
    } else if (starts_with_one(rest, marks.like_ticked, &length)) {
      sign.ticked = sign.like = true;
    } else if (starts_with_one(rest, marks.like_unticked, &length)) {
      sign.like = true;
    } else {
      utf8::next(text, at);
      continue;
    }
    at = sign.end = at + length;
    const bool into_box = sign.ticked && !sign.like && !signs.empty() && signs.back().end == sign.begin &&
                          !signs.back().ticked && !signs.back().like;
    if (into_box) {
      signs.back().ticked = true;
      signs.back().end = sign.end;
    } else {
      signs.push_back(sign);
    }
  }
  return signs;
}

// Boxes of a text. Characters they are misread as count only beside a real one (or, where boxes stand in front, a
// ticked one at the very beginning), and where an option, of more than one character, stands where it should.
std::vector<BoxSign> boxes_of(std::string_view text, const patterns::Marks& marks) {
  std::vector<BoxSign> signs = signs_of(text, marks);
  if (signs.empty()) return signs;
  const bool in_front = is_blank(text.substr(0, signs.front().begin));
  const bool real = std::any_of(signs.begin(), signs.end(), [](const BoxSign& sign) { return !sign.like; });
  const bool led = in_front && signs.front().ticked;
  std::vector<BoxSign> boxes;
  for (std::size_t i = 0; i < signs.size(); ++i) {
    const BoxSign& sign = signs[i];
    if (!sign.like) {
      boxes.push_back(sign);
      continue;
    }
    constexpr std::size_t kShortestOption = 2;
    const auto is_option = [&](std::size_t from, std::size_t to) {
      return utf8::length(text.substr(from, to - from)) >= kShortestOption;
    };
    // A misread sign too near to be the next box is a character of the option.
    std::size_t next = i + 1;
    while (next < signs.size() && signs[next].like && !is_option(sign.end, signs[next].begin)) ++next;
    const bool option_behind = is_option(sign.end, next < signs.size() ? signs[next].begin : text.size());
    const bool option_before = is_option(boxes.empty() ? 0 : boxes.back().end, sign.begin);
    const bool fits = in_front ? option_behind && (boxes.empty() || option_before)
                               : option_before && !sign.ticked && word_ends(text, sign.end);
    if ((real || led) && fits) boxes.push_back(sign);
  }
  return boxes;
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
