#include <fmt/format.h>

#include "families.h"
#include "pdf_writer.h"

namespace ziping::hostile {
namespace {

constexpr const char* kCatalogue = "<< /Type /Catalog /Pages 2 0 R >>";
constexpr const char* kFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string page_of(const std::string& entries) {
  return "<< /Type /Page /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> " + entries + " >>";
}

std::string with_tree(const std::string& root,
                      const std::string& page = page_of("/Parent 2 0 R /MediaBox [0 0 595 842]"),
                      const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {kCatalogue, root, page,
                                      stream_object("BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET"), kFont};
  objects.insert(objects.end(), more.begin(), more.end());
  return assembled(objects);
}

std::string with_page(const std::string& entries) {
  return pdf_with({.page = entries, .resources = {}, .catalogue = {}, .more = {}, .trailer = {}});
}

std::string with_catalogue(const std::string& entries, const std::vector<std::string>& more,
                           const std::string& page = "") {
  return pdf_with(
      {.page = "/MediaBox [0 0 595 842] " + page, .resources = {}, .catalogue = entries, .more = more, .trailer = {}});
}

/// A tree of pages so deep.
std::string deep_tree(int levels) {
  std::vector<std::string> more;
  for (int i = 0; i < levels; ++i) {
    more.push_back(fmt::format("<< /Type /Pages /Parent {} 0 R /Kids [{} 0 R] /Count 1 >>", i == 0 ? 2 : kMore + i - 1,
                               i + 1 == levels ? 3 : kMore + i + 1));
  }
  return with_tree("<< /Type /Pages /Kids [6 0 R] /Count 1 >>",
                   page_of(fmt::format("/Parent {} 0 R /MediaBox [0 0 595 842]", kMore + levels - 1)), more);
}

}  // namespace

std::vector<HostilePdf> hostile_trees() {
  const std::string text_note = "<< /Type /Annot /Subtype /Text /Rect [1 1 2 2] /Contents (x) >> ";
  return {
      {"pages-cycle", with_tree("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")},
      {"pages-one-shared", with_tree("<< /Type /Pages /Kids [" + repeated("3 0 R ", 60) + "] /Count 60 >>")},
      {"pages-not-pages", with_tree("<< /Type /Pages /Kids [null 7 (x) 1 0 R 5 0 R 99 0 R 3 0 R] /Count 7 >>")},
      {"pages-count-negative", with_tree("<< /Type /Pages /Kids [3 0 R] /Count -3 >>")},
      {"pages-count-lies", with_tree("<< /Type /Pages /Kids [3 0 R] /Count 40 >>")},
      {"pages-count-is-text", with_tree("<< /Type /Pages /Kids [3 0 R] /Count (many) >>")},
      {"pages-deep", deep_tree(3000)},
      {"pages-parent-cycle",
       with_tree("<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 6 0 R >>", page_of("/Parent 2 0 R"),
                 {"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"})},
      {"pages-no-root", assembled({"<< /Type /Catalog >>"})},
      {"pages-root-is-a-page", assembled({kCatalogue, page_of("/MediaBox [0 0 595 842]"), "null",
                                          stream_object("BT /F1 12 Tf 72 700 Td (Total) Tj ET"), kFont})},
      {"box-far-away", with_page("/MediaBox [1000000000 1000000000 1000000595 1000000842]")},
      {"box-cut-far-away", with_page("/MediaBox [0 0 595 842] /CropBox [-1e9 -1e9 1e9 1e9]")},
      {"box-reversed", with_page("/MediaBox [595 842 0 0]")},
      {"box-refers-to-itself", with_page("/MediaBox 3 0 R")},
      {"box-not-finite", with_page("/MediaBox [0 0 1e400 nan]")},
      {"box-a-hair", with_page("/MediaBox [0 0 14000 0.01]")},
      {"unit-huge", with_page("/MediaBox [0 0 595 842] /UserUnit 1e10")},
      {"unit-negative", with_page("/MediaBox [0 0 595 842] /UserUnit -1")},
      {"turn-odd", with_page("/MediaBox [0 0 595 842] /Rotate 45")},
      {"turn-huge", with_page("/MediaBox [0 0 595 842] /Rotate 2147483610")},
      {"notes-a-million", with_page("/MediaBox [0 0 595 842] /Annots [" + repeated("6 0 R ", 1'000'000) + "]")},
      {"notes-many", with_page("/MediaBox [0 0 595 842] /Annots [" + repeated(text_note, 100'000) + "]")},
      {"notes-themselves",
       with_catalogue("",
                      {"[6 0 R 7 0 R]",
                       "<< /Type /Annot /Subtype /Widget /Rect [0 0 99 99] /Parent 7 0 R /AP << /N 7 "
                       "0 R >> /Kids [7 0 R] >>"},
                      "/Annots 6 0 R")},
      {"fields-cycle",
       with_catalogue("/AcroForm << /Fields [6 0 R] /DR 6 0 R >>", {"<< /T (a) /FT /Tx /Kids [7 0 R] /Parent 7 0 R >>",
                                                                    "<< /T (b) /Kids [6 0 R] /Parent 6 0 R >>"})},
      {"form-of-xml",
       with_catalogue("/AcroForm << /XFA 6 0 R /Fields [] >> /NeedsRendering true",
                      {stream_object("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'xxxxxxxxxx'>]><xdp:xdp>&x;")})},
      {"outline-cycle", with_catalogue("/Outlines 6 0 R", {"<< /First 7 0 R /Last 7 0 R /Count 9 >>",
                                                           "<< /Title (a) /Parent 7 0 R /Next 7 0 R /First 7 0 R >>"})},
      {"names-cycle", with_catalogue("/Names << /Dests 6 0 R /EmbeddedFiles 6 0 R >> /Dests 6 0 R",
                                     {"<< /Kids [6 0 R 6 0 R] /Limits [(a) (z)] >>"})},
      {"layers-all-hidden",
       pdf_with({.content = "/OC /L BDC BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET EMC",
                 .resources = "/Properties << /L 6 0 R >>",
                 .catalogue = "/OCProperties << /OCGs [6 0 R] /D << /BaseState /OFF /OFF [6 0 R] >> >>",
                 .more = {"<< /Type /OCG /Name (x) >>"},
                 .trailer = {}})},
      {"layers-cycle", pdf_with({.content = "/OC /L BDC BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET EMC",
                                 .resources = "/Properties << /L 6 0 R >>",
                                 .catalogue = "/OCProperties << /OCGs [6 0 R] /D << /Order 7 0 R >> >>",
                                 .more = {"<< /Type /OCMD /OCGs 6 0 R /VE 7 0 R >>", "[/And 7 0 R 7 0 R]"},
                                 .trailer = {}})},
      {"portfolio",
       with_catalogue("/Collection << /View /D >> /Names << /EmbeddedFiles << /Names [(a.pdf) 6 0 R] >> >>",
                      {"<< /Type /Filespec /F (../../a.pdf) /EF << /F 7 0 R >> >>",
                       stream_object(pdf_with({}), "/Type /EmbeddedFile")})},
      {"metadata-huge",
       with_catalogue("/Metadata 6 0 R", {packed_object(std::string(50'000'000, ' '), "/Type /Metadata")})},
      {"information-surrogates",
       pdf_with({.resources = {},
                 .catalogue = {},
                 .more = {"<< /Title <FEFFD800D800DC00> /Author <FEFF00> /CreationDate (D:99999999999999) >>"},
                 .trailer = "/Info 6 0 R"})},
      {"name-with-zero", with_page("/MediaBox [0 0 595 842] /A#00B /C#00#00 /D#zz 1")},
      {"name-without-end", with_page("/MediaBox [0 0 595 842] /" + std::string(300'000, 'n') + " 1")},
      {"text-without-end", with_page("/MediaBox [0 0 595 842] /X (" + std::string(300'000, '('))},
      {"dictionaries-nested", with_page("/MediaBox [0 0 595 842] /X " + repeated("<< /X ", 100'000))},
  };
}

}  // namespace ziping::hostile
