// Searchable copies, read back through Poppler, which had no part in making them.
#include "output/searchable_pdf.h"

#include <gmock/gmock.h>

#include "base/file_digest.h"
#include "output/pdf_objects.h"
#include "pdf/document.h"
#include "pdf/pdf_text.h"
#include "store/sample_record.h"

namespace ziping::output {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::TemporaryFile;

constexpr double kWidth = 595;
constexpr double kHeight = 842;

layout::TextLine line_at(const std::string& text, const Box& box) {
  layout::TextLine line;
  line.text = text;
  line.page = 1;
  line.box = box;
  line.em = 12;
  return line;
}

/// How a page lies in its file, and how it was scanned.
struct Lie {
  int rotate = 0;    // the page's own /Rotate
  int rotation = 0;  // the turn needed to read it
  double skew = 0;
  bool cropped = false;
};

std::string page_entry(const Lie& lie) {
  const std::string box =
      lie.cropped ? "/MediaBox [-10 0 700 900] /CropBox [50 20 645 862]" : "/MediaBox [0 0 595 842]";
  return box + " /Rotate " + std::to_string(lie.rotate);
}

layout::PageReading reading_of(const Lie& lie, std::vector<layout::TextLine> lines) {
  layout::PageReading page;
  page.number = 1;
  page.source = Source::Ocr;
  page.rotation = lie.rotation;
  page.skew = lie.skew;
  const bool lies = (lie.rotate + lie.rotation) % 180 != 0;
  page.width = lies ? kHeight : kWidth;
  page.height = lies ? kWidth : kHeight;
  page.lines = std::move(lines);
  return page;
}

SearchableSource source_of(const std::string& path, std::vector<layout::PageReading> pages) {
  const auto digest = digest_of_file(path);
  return {.path = path, .sha256 = digest ? digest->sha256 : "", .pages = std::move(pages)};
}

std::string copy_of(const SearchableSource& source) {
  const auto bytes = searchable_pdf(source);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
  return bytes ? *bytes : std::string();
}

pdf::TextLayer layer_of(const std::string& path) {
  auto document = pdf::Document::open(path);
  if (!document) return {};
  auto layer = document->text_layer(1);
  return layer ? std::move(*layer) : pdf::TextLayer();
}

class Lies : public ::testing::TestWithParam<Lie> {};

TEST_P(Lies, TextIsFoundWhereItsInkIs) {
  const Lie lie = GetParam();
  // A page that leaves a changed state behind: it must not carry the text along.
  const TemporaryFile original(testing::one_page("0 g 100 100 80 30 re f q 0.5 0 0 0.5 9 9 cm", page_entry(lie)));
  const std::string text = "部门整体支出绩效自评报告共1,234.56万元";
  layout::PageReading page =
      reading_of(lie, {line_at(text, {60, 100, 400, 114}), line_at("第二行", {60, 130, 110, 143})});
  const TemporaryFile copy(copy_of(source_of(original.path(), {page})));
  const pdf::TextLayer layer = layer_of(copy.path());
  EXPECT_EQ(layer.quarter_turns * 90, lie.rotation);
  ASSERT_EQ(layer.words.size(), 2U);
  EXPECT_EQ(layer.words[0].word.text, text);
  EXPECT_EQ(layer.words[1].word.text, "第二行");
  for (std::size_t i = 0; i < 2; ++i) {
    const Box expected = layout::to_displayed(page.lines[i].box, page);
    const Box& found = layer.words[i].word.box;
    // Poppler's boxes of words do not follow the skew; their middles do.
    EXPECT_NEAR(found.centre_x(), expected.centre_x(), 2) << i;
    EXPECT_NEAR(found.centre_y(), expected.centre_y(), 2) << i;
    EXPECT_NEAR(found.width(), expected.width(), 3) << i;
  }
}

TEST_P(Lies, WhatIsSeenStaysTheSame) {
  const Lie lie = GetParam();
  const TemporaryFile original(testing::one_page("0 g 100 100 80 30 re f q 0.5 0 0 0.5 9 9 cm", page_entry(lie)));
  const TemporaryFile copy(
      copy_of(source_of(original.path(), {reading_of(lie, {line_at("合计", {60, 100, 400, 114})})})));
  auto before = pdf::Document::open(original.path());
  auto after = pdf::Document::open(copy.path());
  ASSERT_TRUE(before && after);
  const auto a = before->render(1, 100, true);
  const auto b = after->render(1, 100, true);
  ASSERT_TRUE(a && b);
  EXPECT_TRUE(a->pixels() == b->pixels());
}

INSTANTIATE_TEST_SUITE_P(AllWays, Lies,
                         ::testing::Values(Lie{}, Lie{90}, Lie{180}, Lie{270}, Lie{0, 90}, Lie{0, 180}, Lie{0, 270},
                                           Lie{90, 90}, Lie{270, 180}, Lie{90, 270}, Lie{0, 0, 1.5}, Lie{0, 0, -2},
                                           Lie{90, 270, 1}, Lie{0, 90, -1}, Lie{0, 0, 0, true}, Lie{90, 90, 0, true},
                                           Lie{270, 0, 0.5, true}));

TEST(SearchablePdf, EveryCharacterLiesOnItsOwnEdges) {
  const TemporaryFile original(testing::one_page("", page_entry({})));
  layout::TextLine line = line_at("年初7.5万", {100, 100, 200, 112});
  line.edges = {100, 112, 130, 135, 137, 150, 200};
  const TemporaryFile copy(copy_of(source_of(original.path(), {reading_of({}, {line})})));
  const pdf::TextLayer layer = layer_of(copy.path());
  ASSERT_EQ(layer.words.size(), 1U);
  ASSERT_EQ(layer.words[0].edges.size(), line.edges.size());
  for (std::size_t i = 0; i < line.edges.size(); ++i) EXPECT_NEAR(layer.words[0].edges[i], line.edges[i], 3.7) << i;
}

TEST(SearchablePdf, LinesThatRunDownAndCellsAreWrittenToo) {
  const TemporaryFile original(testing::one_page("", page_entry({})));
  layout::TextLine down = line_at("产出指标", {60, 300, 72, 350});
  down.edges = {300, 312, 325, 337, 350};
  layout::PageReading page = reading_of({}, {});
  layout::Table table;
  layout::Cell tall = testing::sample_cell(0, 0, "产出指标");
  tall.lines = {down};
  // Settled otherwise than its line was read.
  layout::Cell figure = testing::sample_cell(0, 1, "43.20");
  figure.lines = {line_at("43.2O", figure.ink)};
  layout::Cell blank = testing::sample_cell(1, 0, "");
  table.cells = {tall, figure, blank};
  table.notes = {line_at("注：无", {60, 700, 120, 712})};
  page.tables = {table};
  page.lines = {table.notes[0]};
  const TemporaryFile copy(copy_of(source_of(original.path(), {page})));
  std::vector<std::string> texts;
  for (const pdf::LayerWord& word : layer_of(copy.path()).words) texts.push_back(word.word.text);
  EXPECT_THAT(texts, ::testing::UnorderedElementsAre("产出指标", "43.20", "注：无"));
}

TEST(SearchablePdf, OnlyPagesReadFromPicturesAreTouched) {
  const TemporaryFile original(testing::one_page("BT /F1 12 Tf 72 770 Td (Total 100.00) Tj ET"));
  layout::PageReading page = reading_of({}, {line_at("Total", {72, 60, 110, 72})});
  page.source = Source::TextLayer;
  const std::string bytes = copy_of(source_of(original.path(), {page}));
  EXPECT_EQ(testing::PdfObjects(bytes).with_key("/FontFile2"), 0);
  const TemporaryFile copy(bytes);
  EXPECT_EQ(layer_of(copy.path()).words.size(), 2U);
}

TEST(SearchablePdf, ACopyOfACopyHoldsTheTextOnce) {
  const TemporaryFile original(testing::one_page("0 g 100 100 80 30 re f"));
  const layout::PageReading page = reading_of({}, {line_at("合计", {60, 100, 100, 114})});
  const TemporaryFile once(copy_of(source_of(original.path(), {page})));
  const std::string again = copy_of(source_of(once.path(), {page}));
  EXPECT_EQ(testing::PdfObjects(again).with_key("/ZipingLayer"), 1);
  EXPECT_EQ(testing::PdfObjects(again).with_key("/FontFile2"), 1);
  const TemporaryFile twice(again);
  EXPECT_EQ(layer_of(twice.path()).words.size(), 1U);
}

/// The titles below an entry, those below each of them in brackets behind it.
std::string outline_of(QPDFObjectHandle entry) {
  std::string text = "[";
  for (QPDFObjectHandle item = entry.getKey("/First"); item.isDictionary(); item = item.getKey("/Next")) {
    text += item.getKey("/Title").getUTF8Value();
    if (item.hasKey("/First")) text += outline_of(item);
  }
  return text + "]";
}

TEST(SearchablePdf, TellsWhatItIsAbout) {
  const TemporaryFile original(testing::one_page("", page_entry({})));
  SearchableSource source = source_of(original.path(), {});
  source.title = "A <b> & c";
  source.entity = "松岭县交通局";
  source.year = 2023;
  source.bookmarks = {{"One", 1, 0}, {"nowhere", 7, 0}, {"1.1", 1, 1}, {"1.1.1", 1, 2}, {"1.2", 1, 1}, {"二", 1, 0}};
  const std::string bytes = copy_of(source);
  EXPECT_THAT(bytes, HasSubstr("A &lt;b&gt; &amp; c"));
  EXPECT_THAT(bytes, HasSubstr("<ziping:entity>松岭县交通局</ziping:entity>"));
  EXPECT_THAT(bytes, HasSubstr("<ziping:year>2023</ziping:year>"));
  testing::PdfObjects copy(bytes);
  EXPECT_EQ(outline_of(copy.root().getKey("/Outlines")), "[One[1.1[1.1.1]1.2]二]");
  EXPECT_EQ(copy.root().getKey("/Outlines").getKey("/Count").getIntValue(), 5);
  EXPECT_EQ(copy_of(source), bytes) << "equal sources give equal bytes";
}

/// A page of one picture, with text before and behind it. /Fm is a form that shows text, /Fs a stamp over the page
/// that lets it through.
std::string page_with_picture(const std::string& before, const std::string& behind,
                              const std::string& picture_more = "",
                              const std::string& form = "BT 3 Tr /F1 9 Tf 50 50 Td (formgarbage) Tj ET") {
  const std::string helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
  const std::string content = before + "\nq 595 0 0 842 0 0 cm /Im Do Q\n" + behind;
  return testing::pdf_of(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
       "/XObject << /Im 6 0 R /Fm 7 0 R >> /ExtGState << /Half << /ca 0.5 >> >> >> >>",
       testing::stream_of(content), helvetica,
       "<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray " +
           picture_more + " /Length 4 >>\nstream\n\xFF\x80\x40\xFF\nendstream",
       "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Length " +
           std::to_string(form.size()) + " >>\nstream\n" + form + "\nendstream"});
}

struct Layer {
  const char* name;
  std::string pdf;
  /// The words that stay beside ours.
  std::vector<std::string> left;
};

std::vector<Layer> layers() {
  const std::string garbage = "BT 3 Tr /F1 12 Tf 100 700 Td (garbage) Tj ET";
  return {
      {"invisible text behind the picture", page_with_picture("", garbage), {}},
      {"invisible text before it", page_with_picture(garbage, ""), {}},
      {"text under it", page_with_picture("BT /F1 12 Tf 100 700 Td (covered) Tj ET", ""), {}},
      {"text over it", page_with_picture("", "BT /F1 12 Tf 100 700 Td (seen) Tj ET"), {"seen"}},
      {"text beside it that is seen",
       page_with_picture("", garbage + " BT 0 Tr /F1 12 Tf 100 600 Td (stamp) Tj ET"),
       {"stamp"}},
      {"both in one text object",
       page_with_picture("", "BT /F1 12 Tf 3 Tr 100 700 Td (garbage) Tj 0 Tr 0 -50 Td (seen) Tj ET"),
       {"seen"}},
      {"text whose place depends on it",
       page_with_picture("", "BT /F1 12 Tf 3 Tr 100 700 Td (kept) Tj 0 Tr ( seen) Tj ET"),
       {"kept", "seen"}},
      {"a mode that is taken back", page_with_picture("", "q 3 Tr Q BT /F1 12 Tf 100 700 Td (seen) Tj ET"), {"seen"}},
      {"text under a picture that lets it through",
       page_with_picture("BT /F1 12 Tf 100 700 Td (through) Tj ET q /Half gs", "Q"),
       {"through"}},
      {"text under a mask",
       page_with_picture("BT /F1 12 Tf 100 700 Td (through) Tj ET", "", "/Mask [0 1]"),
       {"through"}},
      {"text under a clipped picture",
       page_with_picture("BT /F1 12 Tf 100 700 Td (through) Tj ET q 0 0 300 300 re W n", "Q"),
       {"through"}},
      {"a form with invisible text", page_with_picture("", "/Fm Do"), {}},
      {"a form that takes over the mode",
       page_with_picture("", "q 3 Tr /Fm Do Q", "", "BT /F1 9 Tf 50 50 Td (formgarbage) Tj ET"),
       {}},
      {"a form with text under the picture", page_with_picture("/Fm Do", "", "", "BT /F1 9 Tf (covered) Tj ET"), {}},
      {"a form that is seen", page_with_picture("", "/Fm Do", "", "BT /F1 9 Tf 50 50 Td (seen) Tj ET"), {"seen"}},
      {"lines that move on by showing",
       page_with_picture("",
                         "BT 3 Tr /F1 12 Tf 14 TL 100 700 Td (a) ' 1 2 (garbage) \" ET "
                         "BT 0 Tr 100 600 Td (seen) Tj ET"),
       {"seen"}},
  };
}

TEST(SearchablePdf, UnseenTextOfOthersGoesAndNothingElse) {
  for (const Layer& layer : layers()) {
    const TemporaryFile original(layer.pdf);
    const std::string bytes =
        copy_of(source_of(original.path(), {reading_of({}, {line_at("绩效自评合计金额", {60, 100, 180, 114})})}));
    const TemporaryFile copy(bytes);
    std::vector<std::string> found;
    for (const pdf::LayerWord& word : layer_of(copy.path()).words) {
      // Whether ours are told depends on what else is on the page: the reader leaves out unseen text beside seen.
      if (word.word.text != "绩效自评合计金额") found.push_back(word.word.text);
    }
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(layer.left)) << layer.name;
    auto before = pdf::Document::open(original.path());
    auto after = pdf::Document::open(copy.path());
    ASSERT_TRUE(before && after);
    const auto a = before->render(1, 100, true);
    const auto b = after->render(1, 100, true);
    ASSERT_TRUE(a && b);
    EXPECT_TRUE(a->pixels() == b->pixels()) << layer.name;
  }
}

TEST(SearchablePdf, UnseenTextOfATrustedPageStays) {
  const TemporaryFile original(page_with_picture("", "BT 3 Tr /F1 12 Tf 100 700 Td (trusted) Tj ET"));
  layout::PageReading page = reading_of({}, {});
  page.source = Source::TextLayer;
  const TemporaryFile copy(copy_of(source_of(original.path(), {page})));
  EXPECT_EQ(layer_of(copy.path()).words.size(), 1U);
}

TEST(SearchablePdf, RefusesWhatItCannotCopy) {
  const TemporaryFile original(testing::one_page(""));
  SearchableSource source = source_of(original.path(), {});
  source.sha256 = std::string(64, '0');
  const auto changed = searchable_pdf(source);
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::InputChanged);
  const TemporaryFile no_pdf("no PDF at all");
  const auto broken = searchable_pdf(source_of(no_pdf.path(), {}));
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::PdfOpenFailed);
  const auto missing = searchable_pdf(source_of("/nowhere/at/all.pdf", {}));
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::InputMissing);
}

}  // namespace
}  // namespace ziping::output
