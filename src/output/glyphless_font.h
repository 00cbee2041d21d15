#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ziping::output {

/// A font for text that is searched and copied but never seen: its glyphs have no shape but the character's box. (With
/// none at all PDFium, and so Chromium, takes a character that stands alone for nothing and cannot mark what it finds.)
/// It holds the given characters: codes from 1, those of half the em's width first. Everything a PDF needs of it comes
/// as bytes.
class GlyphlessFont {
 public:
  static constexpr const char* kName = "ZipingGlyphless";
  static constexpr int kAscent = 880;
  static constexpr int kDescent = -120;

  explicit GlyphlessFont(const std::set<char32_t>& characters);

  /// 0 for characters it does not hold.
  std::uint16_t code(char32_t character) const;
  /// In thousandths of the em.
  static int width(char32_t character);
  /// Codes 1 to this are half an em wide, the others a whole one.
  int last_narrow() const { return narrow_; }

  /// The TrueType program: an empty glyph, one half an em wide and one a whole em.
  static std::string program();
  /// Two bytes a code: the glyph.
  std::string glyph_map() const;
  /// The CMap from codes to Unicode.
  std::string to_unicode() const;

 private:
  /// characters_[code - 1].
  std::vector<char32_t> characters_;
  int narrow_ = 0;
};

}  // namespace ziping::output
