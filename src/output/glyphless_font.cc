#include "output/glyphless_font.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "output/big_endian.h"
#include "output/terminal_text.h"

namespace ziping::output {
namespace {

// Codes have two bytes, and 0 is no character.
constexpr std::size_t kMostCharacters = 0xFFFF;

std::string words(std::initializer_list<int> values) {
  std::string bytes;
  for (const int value : values) put16(bytes, static_cast<unsigned>(value));
  return bytes;
}

std::string head_table() {
  std::string table;
  put32(table, 0x00010000);  // version
  put32(table, 0x00010000);  // revision
  put32(table, 0);           // checksum adjustment, which embedded fonts do not need
  put32(table, 0x5F0F3CF5);  // magic number
  // flags, units per em, two dates of 8 bytes, box, style, smallest size, direction, short offsets, glyph format
  table += words({0, 1000, 0, 0, 0, 0, 0, 0, 0, 0});
  table += words({0, GlyphlessFont::kDescent, 1000, GlyphlessFont::kAscent, 0, 8, 2, 0, 0});
  return table;
}

std::string hhea_table() {
  std::string table;
  put32(table, 0x00010000);
  // ascent, descent, gap, widest, bearings and extent, caret, reserved, format, number of widths
  table += words({GlyphlessFont::kAscent, GlyphlessFont::kDescent, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3});
  return table;
}

std::string maxp_table() {
  std::string table;
  put32(table, 0x00010000);
  // glyphs, points and contours of one, then what has no meaning for such
  table += words({3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
  return table;
}

/// A glyph that is its character's box: from the left to the width, from the descent to the ascent.
std::string box_glyph(int width) {
  constexpr char kOnCurve = 0x01;
  constexpr char kSameX = 0x10;
  constexpr char kSameY = 0x20;
  // contours, box, last point of the contour, length of instructions
  std::string glyph = words({1, 0, GlyphlessFont::kDescent, width, GlyphlessFont::kAscent, 3, 0});
  for (const char same : {kSameX, kSameY, kSameX, kSameY}) glyph += static_cast<char>(kOnCurve | same);
  const int height = GlyphlessFont::kAscent - GlyphlessFont::kDescent;
  // Steps in x, then in y: down to the descent, right, up, left.
  return glyph + words({width, -width, GlyphlessFont::kDescent, height});
}

std::uint32_t checksum(std::string_view table) {
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < table.size(); ++at) {
    sum += static_cast<std::uint32_t>(static_cast<unsigned char>(table[at])) << (8U * (3 - at % 4));
  }
  return sum;
}

std::string utf16_hex(char32_t character) {
  if (character <= 0xFFFF) return fmt::format("{:04X}", static_cast<std::uint32_t>(character));
  const std::uint32_t rest = character - 0x10000;
  return fmt::format("{:04X}{:04X}", 0xD800 + (rest >> 10U), 0xDC00 + (rest & 0x3FFU));
}

}  // namespace

GlyphlessFont::GlyphlessFont(const std::set<char32_t>& characters) : characters_(characters.begin(), characters.end()) {
  if (characters_.size() > kMostCharacters) characters_.resize(kMostCharacters);
  const auto wide = std::stable_partition(characters_.begin(), characters_.end(),
                                          [](char32_t character) { return width(character) == 500; });
  narrow_ = static_cast<int>(wide - characters_.begin());
}

int GlyphlessFont::width(char32_t character) {
  return display_width(character) == 1 ? 500 : 1000;
}

std::uint16_t GlyphlessFont::code(char32_t character) const {
  const auto middle = characters_.begin() + narrow_;
  const auto begin = width(character) == 500 ? characters_.begin() : middle;
  const auto end = width(character) == 500 ? middle : characters_.end();
  const auto found = std::lower_bound(begin, end, character);
  if (found == end || *found != character) return 0;
  return static_cast<std::uint16_t>(found - characters_.begin() + 1);
}

std::string GlyphlessFont::program() {
  const std::string narrow = box_glyph(500);
  const std::string wide = box_glyph(1000);
  // Offsets in pairs of bytes.
  const int second = static_cast<int>(narrow.size() / 2);
  const std::pair<const char*, std::string> tables[] = {{"glyf", narrow + wide},
                                                        {"head", head_table()},
                                                        {"hhea", hhea_table()},
                                                        {"hmtx", words({1000, 0, 500, 0, 1000, 0})},
                                                        {"loca", words({0, 0, second, 2 * second})},
                                                        {"maxp", maxp_table()}};
  std::string directory;
  put32(directory, 0x00010000);
  directory += words({6, 64, 2, 32});
  std::string bodies;
  const std::size_t start = 12 + 16 * std::size(tables);
  for (const auto& [tag, body] : tables) {
    directory += tag;
    put32(directory, checksum(body));
    put32(directory, static_cast<std::uint32_t>(start + bodies.size()));
    put32(directory, static_cast<std::uint32_t>(body.size()));
    bodies += body;
    bodies.resize((bodies.size() + 3) / 4 * 4, '\0');
  }
  return directory + bodies;
}

std::string GlyphlessFont::glyph_map() const {
  std::string map;
  put16(map, 0);
  for (int i = 0; i < static_cast<int>(characters_.size()); ++i) put16(map, i < narrow_ ? 1 : 2);
  return map;
}

std::string GlyphlessFont::to_unicode() const {
  // No more than 100 ranges may stand in one block, and a range must keep its codes' first byte.
  constexpr std::size_t kRow = 256;
  constexpr std::size_t kMostRanges = 100;
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  const std::size_t rows = characters_.size() / kRow + 1;
  for (std::size_t row = 0; row < rows; ++row) {
    if (row % kMostRanges == 0) map += fmt::format("{} beginbfrange\n", std::min(kMostRanges, rows - row));
    // Code 0 is no character.
    const std::size_t first = std::max<std::size_t>(1, row * kRow);
    const std::size_t last = std::max(first, std::min(characters_.size(), row * kRow + kRow - 1));
    map += fmt::format("<{:04X}> <{:04X}> [", first, last);
    for (std::size_t code = first; code <= last; ++code) {
      map += fmt::format("<{}>", code <= characters_.size() ? utf16_hex(characters_[code - 1]) : "FFFD");
    }
    map += "]\n";
    if (row % kMostRanges == kMostRanges - 1 || row == rows - 1) map += "endbfrange\n";
  }
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace ziping::output
