#include <fmt/format.h>

#include "families.h"
#include "pdf_writer.h"

namespace ziping::hostile {
namespace {

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string drawn(const std::string& content, const std::string& resources = "",
                  const std::vector<std::string>& more = {}) {
  return pdf_with({.content = content, .resources = resources, .catalogue = {}, .more = more, .trailer = {}});
}

std::string form(const std::string& content, const std::string& resources) {
  return stream_object(content, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << " + resources + " >>");
}

/// Forms that each draw the next one twice.
std::vector<std::string> doubling(int levels) {
  std::vector<std::string> forms;
  for (int i = 0; i < levels; ++i) {
    forms.push_back(form("/A Do /A Do", fmt::format("/XObject << /A {} 0 R >>", kMore + i + 1)));
  }
  forms.push_back(form("0 0 1 1 re f", ""));
  return forms;
}

std::string tiling(const std::string& content, const std::string& resources, const std::string& step) {
  return stream_object(content,
                       fmt::format("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep {} "
                                   "/YStep {} /Resources << {} >>",
                                   step, step, resources));
}

/// The page's content is an array of so many references.
std::string in_parts(int parts) {
  std::string list;
  for (int i = 0; i < parts; ++i) list += "4 0 R ";
  return assembled({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [" + list +
                        "] /Resources << /Font << /F1 5 0 R >> >> >>",
                    stream_object("BT /F1 1 Tf 7 7 Td (Total 100.00) Tj ET"),
                    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

std::string with_content(const std::string& object) {
  return assembled({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 "
                    "0 R >> >> >>",
                    object, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
}

}  // namespace

std::vector<HostilePdf> hostile_contents() {
  const std::string text = "BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET ";
  const std::string itself = "/XObject << /A 6 0 R >>";
  return {
      {"form-draws-itself", drawn(text + "/A Do", itself, {form("/A Do", itself)})},
      {"forms-draw-each-other",
       drawn(text + "/A Do", itself, {form("/A Do", "/XObject << /A 7 0 R >>"), form("/A Do", itself)})},
      {"forms-double", drawn(text + "/A Do", itself, doubling(30))},
      {"pattern-fills-itself", drawn("/Pattern cs /A scn 0 0 500 500 re f " + text, "/Pattern << /A 6 0 R >>",
                                     {tiling("/Pattern cs /A scn 0 0 1 1 re f", "/Pattern << /A 6 0 R >>", "1")})},
      {"pattern-tiny-steps", drawn("/Pattern cs /A scn 0 0 500 500 re f " + text, "/Pattern << /A 6 0 R >>",
                                   {tiling("0 0 1 1 re f", "", "0.00001")})},
      {"pattern-no-steps", drawn("/Pattern cs /A scn 0 0 500 500 re f " + text, "/Pattern << /A 6 0 R >>",
                                 {tiling("0 0 1 1 re f", "", "0")})},
      {"shading-of-itself",
       drawn(text + "/S sh", "/Shading << /S 6 0 R >>",
             {"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function 7 0 R >>",
              "<< /FunctionType 3 /Domain [0 1] /Functions [7 0 R 7 0 R] /Bounds [0.5] /Encode [0 1 "
              "0 1] >>"})},
      {"shading-circles-huge", drawn(text + "/S sh", "/Shading << /S 6 0 R >>",
                                     {"<< /ShadingType 3 /ColorSpace /DeviceGray /Coords [0 0 1e9 9 9 1e-9] /Extend "
                                      "[true true] /Function << /FunctionType 2 /Domain [0 1] /N 1e9 >> >>"})},
      {"calculator-nested",
       drawn(text + "/S sh", "/Shading << /S 6 0 R >>",
             {"<< /ShadingType 1 /ColorSpace /DeviceGray /Function 7 0 R >>",
              stream_object("{ " + repeated("{ ", 50000), "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]")})},
      {"softmask-of-itself", drawn("/G gs " + text, "/ExtGState << /G 6 0 R >>",
                                   {"<< /SMask << /S /Luminosity /G 7 0 R >> >>",
                                    stream_object("/G gs 0 0 9 9 re f",
                                                  "/Subtype /Form /BBox [0 0 595 842] /Group << /S "
                                                  "/Transparency >> /Resources << /ExtGState << /G "
                                                  "6 0 R >> >>")})},
      {"states-saved-a-million", drawn(repeated("q ", 1'000'000) + text)},
      {"states-restored-a-million", drawn(repeated("Q ", 1'000'000) + text)},
      {"texts-nested", drawn(repeated("BT ", 200'000) + text)},
      {"marks-nested", drawn(repeated("/A BMC ", 300'000) + text)},
      {"dashes-tiny", drawn("[0.000001] 0 d 1 w 0 0 m 100000 100000 l S " + text)},
      {"dashes-none", drawn("[0 0] 0 d 1 w 0 0 m 500 500 l S [-1 2] 0 d 0 0 m 9 500 l S " + text)},
      {"lines-a-million", drawn(repeated("0 0 m 595 842 l S ", 300'000) + text)},
      {"curves-huge", drawn("0 0 m " + repeated("1e30 -1e30 -1e30 1e30 1e38 0 c ", 2000) + "S " + text)},
      {"clips-many", drawn(repeated("0 0 595 842 re W n ", 100'000) + text)},
      {"text-size-huge", drawn("BT /F1 1e30 Tf 72 700 Td (Total 100.00) Tj ET")},
      {"text-size-zero", drawn("BT /F1 0 Tf 72 700 Td (Total 100.00) Tj ET")},
      {"text-no-area", drawn("BT /F1 12 Tf 0 0 0 0 72 700 Tm (Total 100.00) Tj ET")},
      {"text-far-apart", drawn("BT /F1 12 Tf 1e9 Tc -1e9 Tw 0 Tz 72 700 Td (Total 100.00) Tj [(a) 1e30 (b)] TJ ET")},
      {"text-a-hundred-thousand-words", drawn("BT /F1 1 Tf 1 1 Td " + repeated("0.003 0 Td (w ) Tj ", 100'000) + "ET")},
      {"text-one-on-another", drawn("BT /F1 12 Tf 72 700 Td " + repeated("(Total) Tj -30 0 Td ", 60'000) + "ET")},
      {"text-long-string", drawn("BT /F1 12 Tf 72 700 Td (" + repeated("Total 100.00 ", 400'000) + ") Tj ET")},
      {"operands-a-million", drawn(repeated("1 ", 1'000'000) + "m " + text)},
      {"inline-picture-open", drawn(text + "BI /W 10 /H 10 /BPC 8 /CS /G ID xxxx")},
      {"inline-picture-huge", drawn(text + "BI /W 2000000000 /H 2000000000 /BPC 8 /CS /G ID x EI")},
      {"inline-pictures-many", drawn(text + repeated("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI ", 50'000))},
      {"content-in-parts", in_parts(20'000)},
      {"content-length-is-itself", with_content("<< /Length 4 0 R >>\nstream\n" + text + "\nendstream")},
      {"content-length-negative", with_content("<< /Length -1 >>\nstream\n" + text + "\nendstream")},
      {"content-length-huge", with_content("<< /Length 4294967297 >>\nstream\n" + text + "\nendstream")},
      {"content-open", with_content("<< /Length 50 >>\nstream\n" + text)},
      {"content-is-itself", with_content("[4 0 R]")},
      {"content-in-a-file", with_content("<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream")},
  };
}

}  // namespace ziping::hostile
