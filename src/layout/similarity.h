#pragma once
#include <string>
#include <string_view>

namespace ziping::layout {

/// Signs of full width as those of half width, spaces left out: print mixes them.
std::u32string half_width(std::string_view text);

/// How alike two texts are, in [0, 1]: 1 - edit distance / longer length on code points, spaces left out. Two empty
/// texts are alike.
double similarity(std::string_view a, std::string_view b);

/// True for a text that holds a figure and little else: digits with signs, units of one or two characters, percent.
bool is_figure(std::string_view text);

/// True for a text without any mark on the page.
bool is_blank(std::string_view text);

}  // namespace ziping::layout
