#include <gmock/gmock.h>

#include "output/glyphless_font.h"
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
  EXPECT_THAT(map, HasSubstr("<0001> <0031>"));
  EXPECT_THAT(map, HasSubstr("<0002> <4E00>"));
  EXPECT_THAT(map, HasSubstr("<D842DFB7>"));
  EXPECT_THAT(map, HasSubstr("100 beginbfchar"));
  EXPECT_THAT(map, HasSubstr("52 beginbfchar"));
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
  EXPECT_TRUE(text.starts_with("q BT 3 Tr ")) << text;
  EXPECT_THAT(text, HasSubstr("/Z 10.00 Tf"));
  EXPECT_THAT(text, HasSubstr("200.0 Tz<00010001>Tj"));
  EXPECT_TRUE(text.ends_with("ET Q\n"));
  line.text.clear();
  EXPECT_EQ(invisible_text({line}, frame, font, "/Z"), "");
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
