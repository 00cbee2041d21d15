#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace ziping::output {

/// A font whose glyphs have widths but no outlines, for text that is searched and copied but never seen. It holds the
/// given characters: codes from 1, those of half the em's width first. Everything a PDF needs of it comes as bytes.
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

  /// The TrueType program: three empty glyphs, of which 1 is half an em wide and 2 a whole one.
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
