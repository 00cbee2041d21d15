// Failures that libraries do not tell: each must leave a diagnostic, and never a page or document that is `ok`.
#include <gmock/gmock.h>

#include "batch/interpret.h"
#include "batch/read_page.h"
#include "batch/run_fixture.h"
#include "pdf/pdf_text.h"

namespace ziping::batch {
namespace {

using testing::one_page;
using testing::pdf_of;
using testing::stream_of;
using testing::TemporaryFile;

/// Limits of this process as they were, whatever a test makes of them.
class LimitsKept {
 public:
  LimitsKept() : before_(limits()) {}
  ~LimitsKept() { set_limits(before_); }
  LimitsKept(const LimitsKept&) = delete;
  LimitsKept& operator=(const LimitsKept&) = delete;

 private:
  Limits before_;
};

/// Status and codes of a page of these bytes, read with --ocr never: "partial page_ink_without_words".
std::string read(const std::string& bytes, int number = 1) {
  const TemporaryFile file(bytes);
  auto document = pdf::Document::open(file.path());
  if (!document) return "refused " + std::string(to_string(document.error().code));
  LazyReader reader{{}};
  ReadOptions options;
  options.ocr = OcrMode::Never;
  const layout::PageReading page = read_page(*document, number, options, reader);
  const store::DocumentRecord record = interpret({page}, *shipped_patterns());
  std::string text = record.row.status;
  for (const Diagnostic& diagnostic : page.diagnostics) text += " " + diagnostic.code;
  for (const Diagnostic& diagnostic : record.reading.diagnostics) text += " " + diagnostic.code;
  return text;
}

TEST(QuietFailures, APageWithWordsIsOk) {
  EXPECT_EQ(read(one_page("BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET")), "ok");
}

TEST(QuietFailures, InkWithoutWords) {
  EXPECT_EQ(read(one_page("72 700 100 20 re f")), "partial page_ink_without_words page_unreadable");
}

TEST(QuietFailures, ADocumentOfNoPages) {
  EXPECT_EQ(read(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"})),
            "refused pdf_no_pages");
  EXPECT_EQ(read(pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 2000000000 >>"})),
            "refused pdf_no_pages");
}

TEST(QuietFailures, APageThatIsNotThere) {
  const std::string text = pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [9 0 R] /Count 1 >>"});
  EXPECT_THAT(read(text), ::testing::AnyOf("failed page_unreadable", "refused pdf_no_pages"));
}

TEST(QuietFailures, APageWithoutExtent) {
  EXPECT_EQ(read(one_page("BT /F1 12 Tf 72 700 Td (Total) Tj ET", "/MediaBox [0 0 0 0]")), "failed page_box_invalid");
}

// Poppler draws a page that is too large for its numbers as one white pixel and calls it well.
TEST(QuietFailures, APictureOfAnotherSizeThanItsPage) {
  const LimitsKept kept;
  Limits wide = limits();
  wide.max_pixels = 1e10;
  wide.max_side_pixels = 100000;
  set_limits(wide);
  const TemporaryFile file(one_page("0 0 100 100 re f", "/MediaBox [0 0 14400 14400]"));
  auto document = pdf::Document::open(file.path());
  ASSERT_TRUE(document);
  const auto raster = document->render(1, 300, false);
  ASSERT_FALSE(raster);
  EXPECT_THAT(raster.error().code, ::testing::AnyOf(ErrorCode::PageBlankRender, ErrorCode::PageRenderFailed));
}

TEST(QuietFailures, ADocumentWithoutAWord) {
  layout::PageReading blank;
  blank.number = 1;
  blank.source = Source::Blank;
  const store::DocumentRecord record = interpret({blank}, *shipped_patterns());
  EXPECT_EQ(record.row.status, "partial");
  ASSERT_EQ(record.reading.diagnostics.size(), 1U);
  EXPECT_EQ(record.reading.diagnostics[0].code, "page_unreadable");
}

// Whoever recorded the error, the page is not ok.
TEST(QuietFailures, AnErrorBesideAnOkStatus) {
  layout::PageReading page;
  page.number = 1;
  page.lines.emplace_back();
  page.lines[0].text = "x";
  page.diagnostics = {{"page_render_failed", "x", 1, "pdf"}};
  EXPECT_EQ(interpret({page}, *shipped_patterns()).row.status, "partial");
}

}  // namespace
}  // namespace ziping::batch
