#include <gmock/gmock.h>

#include "output/glyphless_font.h"
#include "output/icc_profile.h"
#include "output/invisible_text.h"
#include "output/xmp.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(GlyphlessFont, NumbersNarrowCharactersFirst) {
  const GlyphlessFont font({U'年', U'1', U'A', U'万'});
  EXPECT_EQ(font.last_narrow(), 2);
  EXPECT_EQ(font.code(U'1'), 1);
  EXPECT_EQ(font.code(U'A'), 2);
  EXPECT_EQ(font.code(U'万'), 3);
  EXPECT_EQ(font.code(U'年'), 4);
  EXPECT_EQ(font.code(U'月'), 0);
  EXPECT_EQ(font.glyph_map(), std::string("\0\0\0\1\0\1\0\2\0\2", 10));
}

TEST(GlyphlessFont, TellsUnicodeOfEveryCode) {
  std::set<char32_t> characters = {U'1', 0x20BB7};
  for (char32_t i = 0; i < 150; ++i) characters.insert(0x4E00 + i);
  const std::string map = GlyphlessFont(characters).to_unicode();
  EXPECT_THAT(map, HasSubstr("1 beginbfrange\n<0001> <0098> [<0031><4E00><4E01>"));
  EXPECT_THAT(map, HasSubstr("<D842DFB7>]"));
  // A range must not go over the end of a row of 256 codes.
  for (char32_t i = 0; i < 400; ++i) characters.insert(0x4E00 + i);
  const std::string longer = GlyphlessFont(characters).to_unicode();
  EXPECT_THAT(longer, HasSubstr("2 beginbfrange\n<0001> <00FF> [<0031><4E00>"));
  EXPECT_THAT(longer, HasSubstr("\n<0100> <0192> [<4EFE>"));
}

TEST(InvisibleText, IsNeverPainted) {
  layout::PageReading page;
  page.width = 100;
  page.height = 100;
  layout::TextLine line;
  line.text = "11";
  line.box = {10, 10, 30, 20};
  const GlyphlessFont font({U'1'});
  const PageFrame frame(page, {0, 0, 100, 100}, 0);
  const std::string text = invisible_text({line}, frame, font, "/Z");
  EXPECT_TRUE(text.starts_with("q 0.1 0 -0 0.1 0.00 100.00 cm BT 3 Tr ") ||
              text.starts_with("q 0.1 0 0 0.1 0.00 100.00 cm BT 3 Tr "))
      << text;
  EXPECT_THAT(text, HasSubstr("/Z 100 Tf\n100 -188 Td\n200 Tz("));
  EXPECT_TRUE(text.ends_with("ET Q\n"));
  line.text.clear();
  EXPECT_EQ(invisible_text({line}, frame, font, "/Z"), "");
}

// PDFium takes a text object without extent for nothing: every character needs a box.
TEST(GlyphlessFont, EveryGlyphIsItsCharactersBox) {
  const std::string program = GlyphlessFont::program();
  const auto number = [&](std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i)
      value = value << 8U | static_cast<unsigned char>(program.at(at + static_cast<std::size_t>(i)));
    return value;
  };
  const auto table = [&](std::string_view tag) { return number(program.find(tag) + 8, 4); };
  for (const std::size_t glyph : {1U, 2U}) {
    const std::size_t at = table("glyf") + std::size_t{2} * number(table("loca") + 2 * glyph, 2);
    const std::size_t end = table("glyf") + std::size_t{2} * number(table("loca") + 2 * glyph + 2, 2);
    EXPECT_EQ(number(at, 2), 1U) << "contours of glyph " << glyph;
    EXPECT_EQ(static_cast<std::int16_t>(number(at + 4, 2)), GlyphlessFont::kDescent);
    EXPECT_EQ(number(at + 6, 2), 500 * glyph);
    EXPECT_EQ(number(at + 8, 2), static_cast<std::uint32_t>(GlyphlessFont::kAscent));
    ASSERT_EQ(number(at + 10, 2), 3U);
    // Four flags behind the (no) instructions; then two steps in x and two in y, for a step of nothing has no bytes.
    std::size_t steps = at + 18;
    int x = 0, y = 0;
    const auto step = [&](unsigned same, std::size_t i) {
      if ((number(at + 14 + i, 1) & same) != 0) return 0;
      steps += 2;
      return static_cast<int>(static_cast<std::int16_t>(number(steps - 2, 2)));
    };
    int widest = 0, lowest = 0;
    for (std::size_t i = 0; i < 4; ++i) widest = std::max(widest, x += step(0x10, i));
    for (std::size_t i = 0; i < 4; ++i) lowest = std::min(lowest, y += step(0x20, i));
    EXPECT_EQ(steps, end);
    EXPECT_EQ(widest, static_cast<int>(500 * glyph));
    EXPECT_EQ(lowest, GlyphlessFont::kDescent);
    EXPECT_EQ(x, 0);
    EXPECT_EQ(y, GlyphlessFont::kAscent);
  }
}

TEST(InvisibleText, CodesAreLiteralBytes) {
  std::set<char32_t> characters;
  for (char32_t i = 0; i < 100; ++i) characters.insert(0x4E00 + i);
  const GlyphlessFont font(characters);
  layout::PageReading page;
  page.width = page.height = 100;
  layout::TextLine line;
  line.box = {10, 10, 90, 20};
  // The codes 13, 40, 41 and 92 are a line end, brackets and the escape itself.
  line.text = "\xE4\xB8\x8C\xE4\xB8\xA7\xE4\xB8\xA8\xE4\xB9\x9B";
  const std::string text = invisible_text({line}, PageFrame(page, {0, 0, 100, 100}, 0), font, "/Z");
  EXPECT_THAT(text, HasSubstr(std::string("(\0\\r\0\\(\0\\)\0\\\\)Tj", 15)));
}

TEST(SrgbProfile, IsOneThatReadersKnow) {
  const std::string profile = srgb_profile();
  const auto number = [&](std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(profile.at(at + i));
    return value;
  };
  EXPECT_EQ(number(0), profile.size());
  EXPECT_EQ(profile.substr(12, 12), "mntrRGB XYZ ");
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  double white[3] = {};
  std::set<std::string> names;
  for (std::uint32_t i = 0; i < number(128); ++i) {
    const std::size_t entry = 132 + std::size_t{12} * i;
    const std::string name = profile.substr(entry, 4);
    names.insert(name);
    ASSERT_LE(number(entry + 4) + number(entry + 8), profile.size()) << name;
    EXPECT_EQ(number(entry + 4) % 4, 0U) << name;
    if (!name.ends_with("XYZ")) continue;
    for (std::size_t k = 0; k < 3; ++k) white[k] += number(number(entry + 4) + 8 + 4 * k) / 65536.0;
  }
  for (const char* name : {"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}) {
    EXPECT_EQ(names.count(name), 1U) << name;
  }
  // The three primaries make white, that of the profile connection space.
  EXPECT_NEAR(white[0], 0.9642, 0.0005);
  EXPECT_NEAR(white[1], 1, 0.0005);
  EXPECT_NEAR(white[2], 0.8249, 0.0005);
}

TEST(Xmp, AnArchivalPacketSaysItsPartAndDescribesItsOwnProperties) {
  const std::string packet = archival_xmp({"title", "entity", 2023}, {.part = 3, .author = "A & B", .created = "2024"});
  EXPECT_THAT(packet, HasSubstr("<pdfaid:part>3</pdfaid:part>"));
  EXPECT_THAT(packet, HasSubstr("<pdfaid:conformance>B</pdfaid:conformance>"));
  EXPECT_THAT(packet, HasSubstr("<pdfaSchema:namespaceURI>urn:ziping:report:1<"));
  EXPECT_THAT(packet, HasSubstr("<rdf:li>A &amp; B</rdf:li>"));
  EXPECT_THAT(packet, HasSubstr("<xmp:CreateDate>2024<"));
  EXPECT_THAT(packet, Not(HasSubstr("ModifyDate")));
}

TEST(Xmp, DatesAreThoseOfIso8601) {
  EXPECT_EQ(iso_date("D:20240131120507+08'00'"), "2024-01-31T12:05:07+08:00");
  EXPECT_EQ(iso_date("D:20240131120507-03'30"), "2024-01-31T12:05:07-03:30");
  EXPECT_EQ(iso_date("D:20240131120507Z"), "2024-01-31T12:05:07Z");
  EXPECT_EQ(iso_date("20240131"), "2024-01-31");
  EXPECT_EQ(iso_date("D:2024"), "2024");
  EXPECT_EQ(iso_date("yesterday"), "");
  EXPECT_EQ(iso_date(""), "");
}

TEST(Xmp, APacketIsMadeOrAddedTo) {
  const Metadata metadata{"title", "entity", 2023};
  const std::string made = xmp_with("", metadata);
  EXPECT_THAT(made, HasSubstr("x-default\">title</rdf:li>"));
  const std::string old =
      "<x><rdf:RDF xmlns:rdf=\"r\"><rdf:Description><dc:title>mine</dc:title></rdf:Description></rdf:RDF></x>";
  const std::string more = xmp_with(old, metadata);
  EXPECT_THAT(more, HasSubstr("<dc:title>mine"));
  EXPECT_THAT(more, HasSubstr("<ziping:year>2023"));
  EXPECT_THAT(more, Not(HasSubstr("x-default")));
  EXPECT_TRUE(more.ends_with("</rdf:RDF></x>"));
  EXPECT_EQ(xmp_with("not understood", metadata), "not understood");
}

TEST(Xmp, NothingOfATextIsMarkup) {
  const std::string packet = xmp_with("", {"</rdf:RDF>\x1B&", "\"<x>", std::nullopt});
  EXPECT_THAT(packet, HasSubstr("&lt;/rdf:RDF&gt; &amp;"));
  EXPECT_THAT(packet, HasSubstr("&quot;&lt;x&gt;"));
  EXPECT_THAT(packet, Not(HasSubstr("ziping:year>")));
}

}  // namespace
}  // namespace ziping::output
