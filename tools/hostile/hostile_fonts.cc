#include <fmt/format.h>

#include "families.h"
#include "pdf_writer.h"

namespace ziping::hostile {
namespace {

constexpr const char* kText = "BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET ";

/// The page's line is set in /T, which is object 6.
std::string with_font(const std::string& font, const std::vector<std::string>& more = {},
                      const std::string& codes = "(Total 100.00)") {
  std::vector<std::string> objects = {font};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf_with({.content = kText + ("BT /T 12 Tf 72 600 Td " + codes + " Tj ET"),
                   .resources = "/Font << /F1 5 0 R /T 6 0 R >>",
                   .catalogue = {},
                   .more = objects,
                   .trailer = {}});
}

std::string simple(const std::string& entries) {
  return "<< /Type /Font /Subtype /TrueType /BaseFont /Strange /FirstChar 32 /LastChar 34 /Widths [500 500 500] " +
         entries + " >>";
}

std::string composite(const std::string& entries, const std::string& descendant = "") {
  return "<< /Type /Font /Subtype /Type0 /BaseFont /Strange /Encoding /Identity-H " + entries +
         " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Strange /CIDSystemInfo << /Registry "
         "(Adobe) /Ordering (Identity) /Supplement 0 >> " +
         descendant + " >>] >>";
}

std::string map_of(const std::string& ranges) {
  return stream_object("/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n" + ranges + "\nendcmap end end");
}

std::string with_map(const std::string& ranges) {
  return with_font(composite("/ToUnicode 7 0 R"), {map_of(ranges)}, "<00410042FFFF>");
}

std::string with_program(const std::string& key, const std::string& bytes) {
  return with_font(simple("/FontDescriptor << /Type /FontDescriptor /FontName /Strange /Flags 4 /" + key + " 7 0 R >>"),
                   {stream_object(bytes)});
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

std::vector<HostilePdf> hostile_fonts() {
  const std::string self_drawing =
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths "
      "[1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 7 0 R >> /Resources << /Font << /T 6 0 R >> >> >>";
  const std::string offsets = std::string("\0\1\0\0\0\x20\0\0\0\0\0\0", 12) +
                              repeated(std::string("glyf\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 16), 32);
  return {
      {"font-draws-itself", with_font(self_drawing, {stream_object("1 0 d0 BT /T 1 Tf (aa) Tj ET")}, "(aaaa)")},
      {"font-matrix-none", with_font("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] "
                                     "/FirstChar 97 /LastChar 97 /Widths [1e30] /Encoding << /Differences [97 /a] >> "
                                     "/CharProcs << /a 7 0 R >> >>",
                                     {stream_object("1e30 0 d0 0 0 1e30 1e30 re f")}, "(aaaa)")},
      {"font-descends-from-itself",
       with_font("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R] >>")},
      {"font-without-kind", with_font("<< /Type /Font >>")},
      {"font-is-a-page", with_font("3 0 R")},
      {"font-codes-beyond", with_font("<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar -9 /LastChar 2000000000 "
                                      "/Widths [1 2] /Encoding << /Differences [1000000000 /a -5 /b] >> >>")},
      {"font-widths-endless", with_font(composite("", "/W [0 2000000000 500] /DW 1e30"), {}, "<00410042>")},
      {"font-widths-many", with_font(composite("", "/W [0 [" + repeated("500 ", 300'000) + "]]"), {}, "<00410042>")},
      {"font-glyph-map-short", with_font(composite("", "/CIDToGIDMap 7 0 R"), {stream_object("x")}, "<00410042>")},
      {"font-program-rubbish", with_program("FontFile2", std::string(5000, 'x'))},
      {"font-program-offsets", with_program("FontFile2", offsets)},
      {"font-program-empty", with_program("FontFile3", "")},
      {"font-program-of-type-1",
       with_program("FontFile", "%!PS-AdobeFont-1.0\n/CharStrings 999999999 dict dup begin\n")},
      {"font-program-packed-huge",
       with_font(simple("/FontDescriptor << /FontName /Strange /Flags 4 /FontFile2 7 0 R >>"),
                 {packed_object(std::string(100'000'000, '\0'))})},
      {"map-everything", with_map("1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <00000000> "
                                  "<FFFFFFFF> <0000> endbfrange")},
      {"map-reversed", with_map("1 beginbfrange <FFFF> <0000> <0041> endbfrange")},
      {"map-long-texts", with_map("1 beginbfchar <0041> <" + repeated("4E00", 200'000) + "> endbfchar")},
      {"map-many-ranges", with_map(repeated("1 beginbfrange <0000> <FFFF> <4E00> endbfrange ", 3000))},
      {"map-surrogates", with_map("2 beginbfchar <0041> <D800> <0042> <DC00D800> endbfchar")},
      {"map-controls", with_map("3 beginbfchar <0041> <0000> <0042> <202E> <FFFF> <001B> endbfchar")},
      {"map-cut", with_map("100 beginbfrange <00")},
      {"map-uses-itself",
       with_font("<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding 7 0 R /DescendantFonts [<< /Type "
                 "/Font /Subtype /CIDFontType2 /BaseFont /S /CIDSystemInfo << /Registry (Adobe) "
                 "/Ordering (Identity) /Supplement 0 >> >>] >>",
                 {stream_object("begincmap 1 begincodespacerange <00> <FFFFFFFF> endcodespacerange "
                                "1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange endcmap",
                                "/Type /CMap /CMapName /S /UseCMap 7 0 R")},
                 "<00410042>")},
  };
}

}  // namespace ziping::hostile
