#pragma once
#include <string>
#include <string_view>

namespace ziping::ocr {

/// U+2265 and U+2264.
inline constexpr char32_t kAtLeast = 0x2265;
inline constexpr char32_t kAtMost = 0x2264;

/// The one sign that stands for all prints of it that a scan does not tell apart: full width becomes half width, all
/// dashes '-', all quotes '"' or '\'', all tildes '~', the Asian forms of at-least and at-most the plain ones.
char32_t folded(char32_t sign);
/// All signs folded, spaces dropped: two readings that are equal thus say the same.
std::u32string folded(std::u32string_view text);

/// What the stock models of Tesseract cannot say at all, and so replace by something else.
bool unknown_to_tesseract(char32_t sign);
bool is_comparison(char32_t sign);
/// Marks of punctuation (folded), which bear no figure and no word.
bool is_punctuation(char32_t sign);
/// Signs (folded) of which figures consist: digits, points, signs, brackets, comparison, marks of range and share.
bool is_figure_sign(char32_t sign);
/// Letters that readers put where a digit stands.
bool is_digit_look_alike(char32_t sign);

/// Signs that readers are known to put for another one that looks the same and alone makes sense where it stands: a
/// stroke of writing for the mark of enumeration, an X before a figure for the sign of multiplication, a degree for the
/// full stop at a line's end, a point for the comma inside a sentence, a colon for the semicolon before the second and
/// later items of a list, one bracket of a pair in half width. Digits stay.
void mend(std::u32string* text);

bool is_circled(char32_t sign);
/// Circled numbers look alike: in one list they do not go back, unless a new list begins. Those of `line` go on from
/// `last`, the last one above it (0 for none). Where a circle was `heard` at its front, a digit there that is the next
/// number gets it. Returns the last one so far.
char32_t number_items_on(std::u32string* line, char32_t last, bool heard);

/// What kind of thing a reading is, which decides how often it is read.
enum class Shape {
  Blank,
  /// Nothing but a figure, with at most a misread sign or two.
  Figure,
  /// Words with figures among them.
  Mixed,
  Words,
};
Shape shape_of(std::string_view text);

}  // namespace ziping::ocr
