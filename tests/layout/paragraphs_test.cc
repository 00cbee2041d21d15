#include <gtest/gtest.h>

#include "layout/reading.h"
#include "layout/written_page.h"

namespace ziping::layout {
namespace {

using test::line;
using test::page;

/// Lines of running text from x = 100 to at most 500, 20 pt apart; each '>' at a line's beginning is an indent of one
/// em, '|' stands for centred.
std::vector<TextLine> text(const std::vector<std::string>& lines, double top = 80) {
  std::vector<TextLine> result;
  for (const std::string& one : lines) {
    std::size_t indent = 0;
    while (indent < one.size() && one[indent] == '>') ++indent;
    const bool centred = !one.empty() && one[0] == '|';
    const std::string words = one.substr(centred ? 1 : indent);
    const double x =
        centred ? 300 - 5.0 * static_cast<double>(utf8::length(words)) : 100 + 10.0 * static_cast<double>(indent);
    result.push_back(line(words, x, top));
    top += 20;
  }
  return result;
}

std::string full(const std::string& begin) {
  std::string result = begin;
  while (utf8::length(result) < 40) result += "文";
  return result;
}
std::string full_indented(const std::string& begin) {
  std::string result = begin;
  while (utf8::length(result) < 38) result += "文";
  return result;
}

std::vector<std::string> paragraphs(const DocumentReading& document) {
  std::vector<std::string> result;
  for (const Paragraph& one : document.paragraphs) {
    if (one.kind != ParagraphKind::PageNumber && one.kind != ParagraphKind::RunningHead) result.push_back(one.text);
  }
  return result;
}

TEST(Paragraphs, LinesJoinUntilAnIndentOrAShortLine) {
  const auto document =
      assemble({page(1, text({">>" + full_indented("一是"), full("续"), "完。", ">>" + full_indented("二是"),
                              full("再续"), full("满"), ">>" + full_indented("三是"), "毕。"}))});
  EXPECT_EQ(paragraphs(document), (std::vector<std::string>{full_indented("一是") + full("续") + "完。",
                                                            full_indented("二是") + full("再续") + full("满"),
                                                            full_indented("三是") + "毕。"}));
}

TEST(Paragraphs, AFigureThatDidNotFitLeavesTheLineAboveShort) {
  const std::string shorter = "流动资产" + full("其").substr(0, 3 * 31);
  const auto document = assemble({page(1, text({">>" + full_indented("一是"), shorter, "1,230.66万元，毕。",
                                                ">>" + full_indented("二是"), full("续"), "完。"}))});
  EXPECT_EQ(paragraphs(document), (std::vector<std::string>{full_indented("一是") + shorter + "1,230.66万元，毕。",
                                                            full_indented("二是") + full("续") + "完。"}));
}

TEST(Paragraphs, AFigureBehindTheEndOfASentenceMayBeginTheNextParagraph) {
  const std::string shorter = full("其").substr(0, 3 * 34) + "。";
  const auto document = assemble({page(1, text({">>" + full_indented("一是"), shorter, "2022.12.31",
                                                ">>" + full_indented("二是"), full("续"), "完。"}))});
  EXPECT_EQ(paragraphs(document)[1], "2022.12.31");
}

// Neither the quotes nor the mark behind them may begin or end a line: all of it goes to the next one.
TEST(Paragraphs, WhatStandsInQuotesMayNotHaveFittedOnTheLineAbove) {
  const std::string shorter = "评定等次为" + full("其").substr(0, 3 * 31);
  const auto document = assemble({page(1, text({">>" + full_indented("一是"), shorter, "“优”。投入得分高，毕。",
                                                ">>" + full_indented("二是"), full("续"), "完。"}))});
  EXPECT_EQ(paragraphs(document), (std::vector<std::string>{full_indented("一是") + shorter + "“优”。投入得分高，毕。",
                                                            full_indented("二是") + full("续") + "完。"}));
}

TEST(Paragraphs, ANumberedLineOfAnotherSizeIsNoPartOfTheTitleAbove) {
  std::vector<TextLine> lines{line(full("柳溪县林业局年度部门整体支出绩效自评报").substr(0, 3 * 31), 100, 80, 12.8)};
  lines.push_back(line("1、部门概况", 100, 100, 11));
  for (const TextLine& more : text({full("甲"), full("乙"), full("丙"), full("丁")}, 120)) lines.push_back(more);
  const std::vector<std::string> read = paragraphs(assemble({page(1, lines)}));
  ASSERT_EQ(read.size(), 3);
  EXPECT_EQ(read[1], "1、部门概况");
}

TEST(Paragraphs, ANumberBehindAWholeSentenceBeginsAnItemWithoutIndent) {
  const std::string first = ">>" + full_indented("一是");
  std::string sentence = full("续");
  sentence.replace(sentence.size() - 3, 3, "。");
  const auto with = [&](const std::string& last) {
    return paragraphs(assemble({page(1, text({first, full("再续"), sentence, last, ">>" + full_indented("二是"),
                                              full("三续"), full("四续"), "毕。"}))}))
        .size();
  };
  EXPECT_EQ(with("3.行政效能完成。"), 3U);
  EXPECT_EQ(with("行政效能完成。"), 2U);
  EXPECT_EQ(with("3.5万元。"), 2U);
}

TEST(Paragraphs, GoOnOverThePageBreak) {
  const auto document =
      assemble({page(1, text({">>" + full_indented("首"), full("甲"), full("乙"), full("丙"), full("丁"), full("戊")})),
                page(2, text({full("己"), "完。", ">>" + full_indented("二是"), full("庚"), full("辛"), "毕。"}))});
  ASSERT_EQ(document.paragraphs.size(), 2U);
  EXPECT_EQ(document.paragraphs[0].lines.size(), 8U);
  EXPECT_EQ(page_text(document, 1),
            full_indented("首") + full("甲") + full("乙") + full("丙") + full("丁") + full("戊"));
  EXPECT_EQ(page_text(document, 2), full("己") + "完。\n" + full_indented("二是") + full("庚") + full("辛") + "毕。");
}

TEST(Paragraphs, PageNumbersAndHeadsAreSetAside) {
  std::vector<PageReading> pages;
  for (int number = 1; number <= 3; ++number) {
    auto lines = text({">>" + full_indented("甲"), full("乙"), full("丙"), full("丁"), full("戊"), "毕。"});
    lines.insert(lines.begin(), line("某县某局绩效自评报告", 240, 40, 9));
    lines.push_back(line("第 " + std::to_string(number) + " 页", 280, 800, 9));
    pages.push_back(page(number, std::move(lines)));
  }
  LayoutHints hints;
  hints.page_words = {"第", "页"};
  const auto document = assemble(std::move(pages), hints);
  EXPECT_EQ(paragraphs(document).size(), 3U);
  EXPECT_EQ(page_text(document, 2), full_indented("甲") + full("乙") + full("丙") + full("丁") + full("戊") + "毕。");
  ASSERT_EQ(document.paragraphs.size(), 9U);
  EXPECT_EQ(document.paragraphs[0].kind, ParagraphKind::RunningHead);
  EXPECT_EQ(document.paragraphs[2].kind, ParagraphKind::PageNumber);
}

TEST(Paragraphs, ALoneFigureAmongTextIsNoPageNumber) {
  const auto document =
      assemble({page(1, text({">>" + full_indented("甲"), full("乙"), "2023", ">>" + full_indented("丙")}, 300))});
  EXPECT_NE(page_text(document, 1).find("2023"), std::string::npos);
}

TEST(Paragraphs, CentredLinesAndSignaturesStandAlone) {
  auto lines = text({"|部门整体支出绩效自评报告", ">>" + full_indented("甲"), full("乙"), full("丙"), "毕。"});
  lines.push_back(line("某县某局", 420, 400));
  lines.push_back(line("2024年4月12日", 400, 420));
  const auto document = assemble({page(1, std::move(lines))});
  EXPECT_EQ(page_text(document, 1), "部门整体支出绩效自评报告\n" + full_indented("甲") + full("乙") + full("丙") +
                                        "毕。\n某县某局\n2024年4月12日");
}

TEST(Paragraphs, SpacesBetweenChineseCharactersGo) {
  auto lines = text({"预 算 数为 12 万元 ABC def"});
  const auto document = assemble({page(1, lines)});
  EXPECT_EQ(page_text(document, 1), "预算数为 12 万元 ABC def");
  const TextLine& kept = document.paragraphs.at(0).lines.at(0);
  EXPECT_EQ(kept.edges.size(), utf8::length(kept.text) + 1);
}

TEST(Paragraphs, NumberedShortLinesAreHeadings) {
  LayoutHints hints;
  hints.numerals = "一二三四五六七八九十";
  auto lines = text({">>一、部门概况", ">>" + full_indented("甲"), full("乙"), full("丙"), full("丁"), "毕。",
                     ">>（二）机构人员", ">>12.5万元由县级安排", ">>" + full_indented("戊")});
  const auto document = assemble({page(1, std::move(lines))}, hints);
  ASSERT_GE(document.paragraphs.size(), 5U);
  EXPECT_EQ(document.paragraphs[0].kind, ParagraphKind::Heading);
  EXPECT_EQ(document.paragraphs[1].kind, ParagraphKind::Body);
  EXPECT_EQ(document.paragraphs[2].kind, ParagraphKind::Heading);
  EXPECT_EQ(document.paragraphs[3].kind, ParagraphKind::Body);
}

TEST(Locate, BoxOfAFigureInALine) {
  const auto document = assemble({page(
      1, text({">>" + full_indented("甲"), full("预算数为12.5万元"), full("乙"), full("丙"), full("丁"), "毕。"}))});
  const Paragraph& paragraph = document.paragraphs.at(0);
  const std::size_t begin = paragraph.text.find("12.5");
  const Place place = locate(paragraph, begin, begin + 4);
  EXPECT_EQ(place.page, 1);
  EXPECT_EQ(place.box, (Box{140, 100, 180, 110}));
}

TEST(Locate, TakesTheLineOnWhichItBegins) {
  const auto document =
      assemble({page(1, text({">>" + full_indented("甲"), full("乙"), full("丙"), full("丁"), full("戊"), "毕。"}))});
  const Paragraph& paragraph = document.paragraphs.at(0);
  const std::size_t begin = paragraph.starts.at(1) - 3;
  const Place place = locate(paragraph, begin, begin + 9);
  EXPECT_EQ(place.box, (Box{490, 80, 500, 90}));
  EXPECT_EQ(locate(paragraph, 100000, 100001).page, 1);
  EXPECT_EQ(locate(Paragraph{}, 0, 1).page, 0);
}

TEST(ToDisplayed, PutsTheSkewBackIn) {
  PageReading reading;
  reading.width = 600;
  reading.height = 800;
  reading.skew = 1;
  // Print that ran down to the right: the right end of a line lies lower than where it stands straightened.
  const Box right = to_displayed({590, 400, 600, 400}, reading);
  EXPECT_NEAR(right.y1, 400 + 300 * 0.017452, 0.01);
  const Box left = to_displayed({0, 400, 10, 400}, reading);
  EXPECT_NEAR(left.y0, 400 - 300 * 0.017452, 0.01);
  const Box bottom = to_displayed({300, 790, 300, 800}, reading);
  EXPECT_NEAR(bottom.x0, 300 - 400 * 0.017452, 0.01);
  reading.skew = 0;
  EXPECT_EQ(to_displayed({1, 2, 3, 4}, reading), (Box{1, 2, 3, 4}));
}

TEST(Paragraphs, TheShortLinesOfACoverStayApart) {
  // The longest line of the page reaches nowhere near where lines of text would end.
  const auto document =
      assemble({page(1, text({"名称：柳溪县林业局造林站", "编码：906017", "方式：自评", "日期：二月"}))});
  EXPECT_EQ(paragraphs(document),
            (std::vector<std::string>{"名称：柳溪县林业局造林站", "编码：906017", "方式：自评", "日期：二月"}));
}

TEST(Paragraphs, CentredLinesOfTwoSizesAreTwoTitles) {
  std::vector<TextLine> lines{line(std::string("柳溪县林业和草原局机关"), 300 - 143, 80, 26)};
  lines.push_back(line("某年度林业和草原局", 300 - 99, 125, 22));
  const auto document = assemble({page(1, lines), page(2, text({full("甲"), full("乙"), full("丙"), full("丁")}))});
  EXPECT_EQ(paragraphs(document)[0], "柳溪县林业和草原局机关");
  EXPECT_EQ(paragraphs(document)[1], "某年度林业和草原局");
}

TEST(Paragraphs, CentredLinesAsWideAsTheTextAreTwoTitlesToo) {
  std::vector<TextLine> lines{line(std::string("柳溪县自然资源和林业草原管理局"), 300 - 195, 80, 26)};
  lines.push_back(line("某某年度自然资源和林业草原管理局", 300 - 176, 130, 22));
  const auto document = assemble({page(1, lines), page(2, text({full("甲"), full("乙"), full("丙"), full("丁")}))});
  EXPECT_EQ(paragraphs(document)[0], "柳溪县自然资源和林业草原管理局");
  EXPECT_EQ(paragraphs(document)[1], "某某年度自然资源和林业草原管理局");
}

}  // namespace
}  // namespace ziping::layout
