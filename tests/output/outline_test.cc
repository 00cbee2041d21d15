#include "output/outline.h"

#include <gmock/gmock.h>

namespace ziping::output {
namespace {

using layout::ParagraphKind;
using ::testing::ElementsAre;

/// Levels and titles, a string each.
std::vector<std::string> outline_of(const std::vector<std::pair<ParagraphKind, const char*>>& paragraphs) {
  layout::DocumentReading reading;
  int page = 0;
  for (const auto& [kind, text] : paragraphs) {
    layout::Paragraph& paragraph = reading.paragraphs.emplace_back();
    paragraph.kind = kind;
    paragraph.text = text;
    layout::TextLine line;
    line.page = ++page;
    paragraph.lines = {line};
  }
  std::vector<std::string> lines;
  for (const Bookmark& bookmark : bookmarks_of(reading, "一二三四五六七八九十")) {
    lines.push_back(std::to_string(bookmark.level) + " " + bookmark.title);
  }
  return lines;
}

constexpr auto kTitle = ParagraphKind::Title;
constexpr auto kHead = ParagraphKind::Heading;
constexpr auto kBody = ParagraphKind::Body;
constexpr auto kTable = ParagraphKind::TableTitle;

TEST(Outline, NestsByTheWaysOfNumbering) {
  EXPECT_THAT(outline_of({{kTitle, "绩效自评报告"},
                          {kHead, "一、基本情况"},
                          {kHead, "（一）职能"},
                          {kHead, "1.机构"},
                          {kHead, "2.人员"},
                          {kBody, "正文"},
                          {kHead, "（二）预算"},
                          {kTable, "收支表"},
                          {kHead, "二、评价"},
                          {kTable, "自评表"},
                          {kTitle, "附件"},
                          {kHead, "1.说明"},
                          {kHead, "一、后面"}}),
              ElementsAre("0 绩效自评报告", "1 一、基本情况", "2 （一）职能", "3 1.机构", "3 2.人员", "2 （二）预算",
                          "3 收支表", "1 二、评价", "2 自评表", "0 附件", "1 1.说明", "2 一、后面"));
}

TEST(Outline, NumbersOfSeveralPartsAndWordsBeforeNumbersAreWaysToo) {
  EXPECT_THAT(
      outline_of({{kHead, "第一部分 概况"},
                  {kHead, "1.1 目标"},
                  {kHead, "1.1.1 细目"},
                  {kHead, "1.2 范围"},
                  {kHead, "第二部分 结果"},
                  {kHead, "附件１"}}),
      ElementsAre("0 第一部分 概况", "1 1.1 目标", "2 1.1.1 细目", "1 1.2 范围", "0 第二部分 结果", "1 附件１"));
}

TEST(Outline, NoEntryIsTwoLevelsDeeperThanTheOneBefore) {
  EXPECT_THAT(outline_of({{kTable, "表"}, {kHead, "无编号"}, {kHead, "也无"}, {kTitle, ""}}),
              ElementsAre("0 表", "0 无编号", "0 也无"));
  EXPECT_TRUE(outline_of({{kBody, "正文"}}).empty());
}

}  // namespace
}  // namespace ziping::output
