// Searchable copies, read back through Poppler, which had no part in making them.
#include "output/searchable_pdf.h"

#include <gmock/gmock.h>

#include "base/file_digest.h"
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
  return {path, digest ? digest->sha256 : "", std::move(pages), {}, "", std::nullopt, std::nullopt};
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
  for (std::size_t i = 0; i < line.edges.size(); ++i) EXPECT_NEAR(layer.words[0].edges[i], line.edges[i], 1.6) << i;
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
  EXPECT_THAT(bytes, Not(HasSubstr("ZipingGlyphless")));
  const TemporaryFile copy(bytes);
  EXPECT_EQ(layer_of(copy.path()).words.size(), 2U);
}

int count_of(const std::string& part, const std::string& whole) {
  int count = 0;
  for (std::size_t at = whole.find(part); at != std::string::npos; at = whole.find(part, at + 1)) ++count;
  return count;
}

TEST(SearchablePdf, ACopyOfACopyHoldsTheTextOnce) {
  const TemporaryFile original(testing::one_page("0 g 100 100 80 30 re f"));
  const layout::PageReading page = reading_of({}, {line_at("合计", {60, 100, 100, 114})});
  const TemporaryFile once(copy_of(source_of(original.path(), {page})));
  const std::string again = copy_of(source_of(once.path(), {page}));
  EXPECT_EQ(count_of("/ZipingLayer", again), 1);
  EXPECT_EQ(count_of("/FontFile2", again), 1);
  const TemporaryFile twice(again);
  EXPECT_EQ(layer_of(twice.path()).words.size(), 1U);
}

TEST(SearchablePdf, TellsWhatItIsAbout) {
  const TemporaryFile original(testing::one_page("", page_entry({})));
  SearchableSource source = source_of(original.path(), {});
  source.title = "A <b> & c";
  source.entity = "松岭县交通局";
  source.year = 2023;
  source.bookmarks = {{"One", 1}, {"nowhere", 7}, {"二", 1}};
  const std::string bytes = copy_of(source);
  EXPECT_THAT(bytes, HasSubstr("A &lt;b&gt; &amp; c"));
  EXPECT_THAT(bytes, HasSubstr("<ziping:entity>松岭县交通局</ziping:entity>"));
  EXPECT_THAT(bytes, HasSubstr("<ziping:year>2023</ziping:year>"));
  EXPECT_THAT(bytes, HasSubstr("/Count 2"));
  EXPECT_THAT(bytes, HasSubstr("(One)"));
  EXPECT_THAT(bytes, Not(HasSubstr("nowhere")));
  EXPECT_EQ(copy_of(source), bytes) << "equal sources give equal bytes";
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
