// What ISO 19005-2 asks of a file's objects, looked up in the copies themselves.
#include <gmock/gmock.h>

#include "base/file_digest.h"
#include "output/pdf_objects.h"
#include "output/searchable_pdf.h"
#include "pdf/pdf_text.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using testing::PdfObjects;
using testing::TemporaryFile;

std::string scanned(const std::string& catalogue = "", const std::string& page = "", const std::string& picture = "",
                    const std::string& resources = "", const std::string& content = "") {
  const std::string draws = "q 595 0 0 842 0 0 cm /Im Do Q " + content;
  return testing::pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] " + page +
           " /Contents 4 0 R /Resources << /XObject << /Im "
           "5 0 R >> " +
           resources + " >> >>",
       testing::stream_of(draws),
       "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /Interpolate "
       "true " +
           picture + " /Length 4 >>\nstream\n\xFF\x80\x40\xFF\nendstream",
       "<< /Producer (scanner) /Title (Scan 17) /CreationDate (D:20240131120507+08'00') /ModDate (nonsense) >>"},
      "/Info 6 0 R");
}

SearchableSource source_of(const TemporaryFile& file) {
  layout::PageReading page;
  page.number = 1;
  page.source = Source::Ocr;
  page.width = 595;
  page.height = 842;
  layout::TextLine line;
  line.text = "三公经费";
  line.page = 1;
  line.box = {60, 100, 120, 114};
  page.lines = {line};
  SearchableSource source{.path = file.path(), .sha256 = digest_of_file(file.path())->sha256, .pages = {page}};
  source.title = "绩效自评报告";
  source.entity = "松岭县交通局";
  source.year = 2023;
  source.archival = true;
  return source;
}

std::string copy_of(const std::string& pdf, bool attached = false) {
  const TemporaryFile file(pdf);
  SearchableSource source = source_of(file);
  if (attached) source.attachment = NamedFile{"reading.json", "{\"figures\":[]}"};
  const auto bytes = searchable_pdf(source);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
  return bytes ? *bytes : scanned();
}

TEST(Archival, ACopyHasWhatTheStandardAsksFor) {
  const std::string bytes =
      copy_of(scanned("/OpenAction << /S /JavaScript /JS (x) >> /AA << >> /Names << /JavaScript "
                      "<< >> >> /AcroForm << /XFA (x) /NeedAppearances true /Fields [] >>",
                      "/AA << >> /Annots [<< /Type /Annot /Subtype /Link /Rect [1 1 9 9] /A << /S "
                      "/Launch /F (x) >> >>]"));
  EXPECT_TRUE(bytes.starts_with("%PDF-1.7\n"));
  EXPECT_GT(static_cast<unsigned char>(bytes.at(10)), 127);
  PdfObjects copy(bytes);
  QPDFObjectHandle root = copy.root();
  EXPECT_TRUE(copy.pdf().getTrailer().getKey("/ID").isArray());
  for (const char* key : {"/OpenAction", "/AA"}) EXPECT_FALSE(root.hasKey(key)) << key;
  EXPECT_FALSE(root.getKey("/Names").hasKey("/JavaScript"));
  EXPECT_FALSE(root.getKey("/AcroForm").hasKey("/XFA"));
  EXPECT_FALSE(root.getKey("/AcroForm").hasKey("/NeedAppearances"));
  QPDFObjectHandle link = copy.page().getKey("/Annots").getArrayItem(0);
  EXPECT_FALSE(link.hasKey("/A"));
  EXPECT_EQ(link.getKey("/F").getIntValue() & 4, 4);
  QPDFObjectHandle intent = root.getKey("/OutputIntents").getArrayItem(0);
  EXPECT_TRUE(intent.getKey("/S").isNameAndEquals("/GTS_PDFA1"));
  EXPECT_EQ(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue(), 3);
  EXPECT_EQ(PdfObjects::bytes_of(intent.getKey("/DestOutputProfile")).substr(36, 4), "acsp");
  QPDFObjectHandle picture = copy.page().getKey("/Resources").getKey("/XObject").getKey("/Im");
  EXPECT_FALSE(picture.getDict().getKey("/Interpolate").getBoolValue());
  // Every font in sight is embedded, and its widths are those that the page is set with.
  QPDFObjectHandle fonts = copy.page().getKey("/Resources").getKey("/Font");
  for (const std::string& name : fonts.getKeys()) {
    QPDFObjectHandle below = fonts.getKey(name).getKey("/DescendantFonts").getArrayItem(0);
    EXPECT_TRUE(below.getKey("/FontDescriptor").hasKey("/FontFile2"));
    EXPECT_TRUE(below.getKey("/CIDToGIDMap").isStream());
  }
}

TEST(Archival, MetadataAgreeWithTheInformationDictionary) {
  PdfObjects copy(copy_of(scanned()));
  QPDFObjectHandle metadata = copy.root().getKey("/Metadata");
  EXPECT_FALSE(metadata.getDict().hasKey("/Filter"));
  const std::string packet = PdfObjects::bytes_of(metadata);
  EXPECT_THAT(packet, HasSubstr("<pdfaid:part>2</pdfaid:part>"));
  EXPECT_THAT(packet, HasSubstr(">绩效自评报告</rdf:li>"));
  EXPECT_THAT(packet, HasSubstr("<pdf:Producer>scanner</pdf:Producer>"));
  EXPECT_THAT(packet, HasSubstr("<xmp:CreateDate>2024-01-31T12:05:07+08:00</xmp:CreateDate>"));
  QPDFObjectHandle information = copy.pdf().getTrailer().getKey("/Info");
  EXPECT_EQ(information.getKey("/Title").getUTF8Value(), "绩效自评报告");
  EXPECT_FALSE(information.hasKey("/ModDate")) << "a date that is none cannot agree with anything";
}

TEST(Archival, AnAttachedFileMakesItPartThree) {
  PdfObjects copy(copy_of(scanned(), true));
  EXPECT_THAT(PdfObjects::bytes_of(copy.root().getKey("/Metadata")), HasSubstr("<pdfaid:part>3</pdfaid:part>"));
  ASSERT_TRUE(copy.root().getKey("/AF").isArray());
  QPDFObjectHandle file = copy.root().getKey("/AF").getArrayItem(0);
  EXPECT_TRUE(file.getKey("/AFRelationship").isNameAndEquals("/Data"));
  EXPECT_EQ(file.getKey("/UF").getUTF8Value(), "reading.json");
  EXPECT_EQ(file.getKey("/F").getUTF8Value(), "reading.json");
  QPDFObjectHandle stream = file.getKey("/EF").getKey("/F");
  EXPECT_TRUE(stream.getDict().getKey("/Subtype").isNameAndEquals("/application/json"));
  EXPECT_TRUE(stream.getDict().getKey("/Params").hasKey("/ModDate"));
  EXPECT_EQ(PdfObjects::bytes_of(stream), "{\"figures\":[]}");
  EXPECT_TRUE(copy.root().getKey("/Names").hasKey("/EmbeddedFiles"));
}

TEST(Archival, EqualSourcesGiveEqualBytes) {
  EXPECT_EQ(copy_of(scanned(), true), copy_of(scanned(), true));
}

TEST(Archival, ATextLayerOfOthersGoesWithItsFonts) {
  const std::string pdf = scanned("", "", "", "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
                                  "BT 3 Tr /F1 9 Tf 100 700 Td (garbage) Tj ET");
  PdfObjects copy(copy_of(pdf));
  EXPECT_EQ(copy.page().getKey("/Resources").getKey("/Font").getKeys().size(), 1U);
}

TEST(Archival, SaysWhatStandsAgainstIt) {
  const std::string helvetica = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
  const struct {
    std::string pdf;
    const char* complaint;
  } cases[] = {
      {scanned("", "", "", helvetica, "BT /F1 9 Tf 100 700 Td (no font) Tj ET"),
       "page 1: the font Helvetica is not embedded"},
      {scanned("", "", "", "", "0 0 0 1 k"), "page 1: it has colours of printing inks"},
      {scanned("", "", "", "/ColorSpace << /C [/Separation /Gold /DeviceCMYK << >>] >>"), "printing inks"},
      {scanned("", "", "/Filter /FlateDecode /F (elsewhere)"), "a stream lies in another file"},
      {scanned("", "", "", "/ExtGState << /G << /TR /Identity >> >>"), "transfer function"},
      {scanned("", "/Annots [<< /Type /Annot /Subtype /Movie /Rect [1 1 9 9] >>]"), "Movie"},
      {scanned("", "/Annots [<< /Type /Annot /Subtype /Square /Rect [1 1 9 9] >>]"), "no look of its own"},
      {scanned("/Names << /EmbeddedFiles << /Names [] >> >>"), "it has files attached"},
  };
  for (const auto& it : cases) {
    const TemporaryFile file(it.pdf);
    const auto bytes = searchable_pdf(source_of(file));
    ASSERT_FALSE(bytes) << it.complaint;
    EXPECT_EQ(bytes.error().code, ErrorCode::PdfOpenFailed);
    EXPECT_THAT(bytes.error().message, HasSubstr(it.complaint));
  }
}

}  // namespace
}  // namespace ziping::output
