#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "patterns/label_parts.h"
#include "text/language.h"

namespace ziping::extract {

/// An option printed with a box; [begin, end) are the bytes of option and box.
struct Choice {
  std::string name;
  bool ticked = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The options of a text in which boxes stand before or behind them ("优□良☑", "□是 ☑否", "类型：1、常年性 √ 2、一次性
/// □"); none where there are fewer than two boxes or no empty one: a tick alone may be a bullet. `label` becomes what
/// stands before a colon in front of them.
std::vector<Choice> choices_in(std::string_view printed, const patterns::Marks& marks, const text::Language& language,
                               std::string* label = nullptr);

/// The ticked options' names, in order.
std::vector<Choice> ticked_in(std::string_view printed, const patterns::Marks& marks, const text::Language& language,
                              std::string* label = nullptr);

}  // namespace ziping::extract
