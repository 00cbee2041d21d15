#include "pdf/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/limits.h"
#include "pdf/pdf_text.h"

namespace ziping::pdf {
namespace {

using ::testing::HasSubstr;
using ziping::testing::one_page;
using ziping::testing::pdf_of;
using ziping::testing::TemporaryFile;

ErrorCode open_error(const std::string& path) {
  const auto document = Document::open(path);
  EXPECT_FALSE(document.has_value());
  return document ? ErrorCode::Internal : document.error().code;
}

/// Limits as they were before, whatever the test does to them.
class LimitsGuard {
 public:
  ~LimitsGuard() { set_limits(saved_); }

 private:
  Limits saved_ = limits();
};

TEST(OpenDocument, SaysWhatIsWrongWithTheInput) {
  EXPECT_EQ(open_error("/nonexistent/report.pdf"), ErrorCode::InputMissing);
  EXPECT_EQ(open_error("/"), ErrorCode::InputUnreadable);
  const TemporaryFile empty("");
  EXPECT_EQ(open_error(empty.path()), ErrorCode::PdfOpenFailed);
  const TemporaryFile text("no pdf at all\n");
  EXPECT_EQ(open_error(text.path()), ErrorCode::PdfOpenFailed);
}

TEST(OpenDocument, DoesNotFollowALinkNorWaitForAPipe) {
  const TemporaryFile file(one_page(""));
  const std::string link = file.path() + ".link";
  ASSERT_EQ(symlink(file.path().c_str(), link.c_str()), 0);
  EXPECT_EQ(open_error(link), ErrorCode::InputUnreadable);
  unlink(link.c_str());
  const std::string pipe = file.path() + ".pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(open_error(pipe), ErrorCode::InputUnreadable);
  unlink(pipe.c_str());
}

TEST(OpenDocument, RefusesWhatNeedsAPassword) {
  const std::string nonsense(64, 'A');
  const TemporaryFile file(
      pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
              "<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + nonsense + "> /U <" + nonsense + "> >>"},
             "/Encrypt 3 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"));
  EXPECT_EQ(open_error(file.path()), ErrorCode::PdfEncrypted);
}

TEST(OpenDocument, RefusesADocumentWithoutPages) {
  const TemporaryFile file(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"}));
  EXPECT_EQ(open_error(file.path()), ErrorCode::PdfNoPages);
}

TEST(OpenDocument, KeepsTheLimits) {
  const LimitsGuard guard;
  const TemporaryFile file(one_page(""));
  Limits tight = limits();
  tight.max_file_bytes = 100;
  set_limits(tight);
  EXPECT_EQ(open_error(file.path()), ErrorCode::FileTooLarge);
  tight = Limits{};
  tight.max_pages = 0;
  set_limits(tight);
  EXPECT_EQ(open_error(file.path()), ErrorCode::TooManyPages);
}

TEST(OpenDocument, NamesTheBytesByTheirDigest) {
  const TemporaryFile a(one_page("0 0 m"));
  const TemporaryFile b(one_page("0 0 m"));
  const TemporaryFile c(one_page("1 0 m"));
  EXPECT_EQ(Document::open(a.path())->sha256(), Document::open(b.path())->sha256());
  EXPECT_NE(Document::open(a.path())->sha256(), Document::open(c.path())->sha256());
}

TEST(Page, HasTheSizeItIsDisplayedIn) {
  const TemporaryFile file(one_page("", "/MediaBox [0 0 595 842] /CropBox [10 20 510 720] /Rotate 90"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto facts = document->page_facts(1);
  ASSERT_TRUE(facts);
  EXPECT_DOUBLE_EQ(facts->width, 700);
  EXPECT_DOUBLE_EQ(facts->height, 500);
  EXPECT_EQ(facts->rotate, 90);
  const auto raster = document->render(1, 144, false);
  ASSERT_TRUE(raster);
  EXPECT_EQ(raster->width(), 1400);
  EXPECT_EQ(raster->height(), 1000);
}

TEST(Page, OutsideTheDocumentIsUnreadable) {
  const TemporaryFile file(one_page(""));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  for (const int page : {0, 2, -1}) {
    EXPECT_EQ(document->page_facts(page).error().code, ErrorCode::PageUnreadable);
    EXPECT_EQ(document->render(page, 72, false).error().code, ErrorCode::PageUnreadable);
  }
}

struct BoxCase {
  const char* page;
  ErrorCode code;
};

class PageBox : public ::testing::TestWithParam<BoxCase> {};

TEST_P(PageBox, WithoutExtentOrBeyondTheLimitIsNeverDrawn) {
  const TemporaryFile file(one_page("0 0 100 100 re f", GetParam().page));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto facts = document->page_facts(1);
  ASSERT_FALSE(facts);
  EXPECT_EQ(facts.error().code, GetParam().code);
  const auto raster = document->render(1, 300, false);
  ASSERT_FALSE(raster);
  EXPECT_EQ(raster.error().code, GetParam().code);
  EXPECT_EQ(raster.error().origin.page, 1);
}

INSTANTIATE_TEST_SUITE_P(Boxes, PageBox,
                         ::testing::Values(BoxCase{"/MediaBox [0 0 0 0]", ErrorCode::PageBoxInvalid},
                                           BoxCase{"/MediaBox [10 10 10 800]", ErrorCode::PageBoxInvalid},
                                           BoxCase{"/MediaBox [0 0 (a) 842]", ErrorCode::PageBoxInvalid},
                                           BoxCase{"/MediaBox [0 0 595]", ErrorCode::PageBoxInvalid},
                                           BoxCase{"/MediaBox [0 0 595 842] /CropBox [700 900 800 1000]",
                                                   ErrorCode::PageBoxInvalid},
                                           BoxCase{"/MediaBox [0 0 1000000 1000000]", ErrorCode::PageTooLarge},
                                           BoxCase{"/MediaBox [0 0 1000000000000 800]", ErrorCode::PageTooLarge}));

TEST(Render, LowersTheResolutionToTheLimitAndSaysSo) {
  const LimitsGuard guard;
  Limits tight = limits();
  tight.max_pixels = 2e6;
  set_limits(tight);
  const TemporaryFile file(one_page("", "/MediaBox [0 0 595 842]"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto raster = document->render(1, 300, false);
  ASSERT_TRUE(raster);
  EXPECT_LT(raster->dpi(), 160);
  EXPECT_GT(raster->dpi(), 100);
  EXPECT_LE(static_cast<double>(raster->pixels().size()), 2.01e6);
  tight.max_pixels = 1e5;
  set_limits(tight);
  EXPECT_EQ(document->render(1, 300, false).error().code, ErrorCode::PageTooLarge);
  EXPECT_TRUE(document->render(1, 30, false)) << "a lower resolution that was asked for is no limit";
}

TEST(Render, DrawsInGreyAndInColour) {
  const TemporaryFile file(one_page("1 0 0 rg 0 421 595 421 re f"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto colour = document->render(1, 72, true);
  ASSERT_TRUE(colour);
  ASSERT_EQ(colour->channels(), 3);
  const std::uint8_t* red = colour->row(100) + 300;
  EXPECT_THAT((std::vector<int>{red[0], red[1], red[2]}), ::testing::ElementsAre(255, 0, 0));
  const auto grey = document->render(1, 72, false);
  ASSERT_TRUE(grey);
  ASSERT_EQ(grey->channels(), 1);
  EXPECT_LT(grey->row(100)[100], 128);
  EXPECT_EQ(grey->row(700)[100], 255);
}

TEST(PageFacts, FindThePictureThatIsThePage) {
  const std::string picture = "BI /W 8 /H 4 /CS /RGB /BPC 8 /F /AHx ID " + std::string(192, '8') + "> EI";
  const TemporaryFile file(one_page("q 576 0 0 288 0 0 cm " + picture + " Q", "/MediaBox [0 0 576 320]"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto facts = document->page_facts(1);
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->images.size(), 1U);
  EXPECT_DOUBLE_EQ(facts->images[0].dpi, 1);
  EXPECT_TRUE(facts->images[0].colour);
  EXPECT_FALSE(facts->images[0].bilevel);
  EXPECT_NEAR(facts->picture_coverage, 0.9, 0.03);
  EXPECT_DOUBLE_EQ(facts->picture_dpi, 1);
  EXPECT_EQ(facts->characters, 0);
}

TEST(PageFacts, ALogoIsNotThePage) {
  const std::string picture = "BI /W 8 /H 4 /CS /G /BPC 8 /F /AHx ID " + std::string(64, '8') + "> EI";
  const TemporaryFile file(one_page("q 60 0 0 30 50 700 cm " + picture + " Q BT /F1 12 Tf 50 600 Td (x) Tj ET"));
  auto document = Document::open(file.path());
  ASSERT_TRUE(document);
  const auto facts = document->page_facts(1);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->picture_dpi, 0);
  EXPECT_LT(facts->picture_coverage, 0.05);
  EXPECT_TRUE(document->text_layer(1)->trusted);
}

}  // namespace
}  // namespace ziping::pdf
