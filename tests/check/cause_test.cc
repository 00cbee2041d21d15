#include <gtest/gtest.h>

#include <algorithm>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

const Finding& failed(const std::vector<Finding>& findings, const char* check) {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.check == check && finding.verdict == Verdict::Fail;
  });
  EXPECT_NE(found, findings.end()) << check;
  static const Finding none;
  return found == findings.end() ? none : *found;
}

FactBuilder assets(const char* total) {
  FactBuilder b;
  b.fact("assets.total", total);
  b.fact("assets.current", "236.92万元");
  b.fact("assets.fixed", "171.58万元");
  return b;
}

TEST(Cause, EverythingSureBlamesTheReport) {
  FactBuilder b = assets("480.50万元");
  const Finding finding = failed(b.run(), "asset-parts");
  EXPECT_EQ(finding.cause, Cause::Report);
  EXPECT_FALSE(finding.suggestion);
}

Cause cause_below_a_head(Source source, double confidence) {
  FactBuilder b;
  layout::PageReading page;
  page.number = 1;
  page.source = source;
  b.document().pages.push_back(page);
  layout::Cell& head = b.put("t1", 0, 0, "head");
  head.page = 1;
  head.confidence = confidence;
  b.cell("t1", 1, 3, "assets.total", "480.50万元");
  b.cell("t1", 2, 3, "assets.current", "236.92万元");
  b.cell("t1", 3, 3, "assets.fixed", "171.58万元");
  return failed(b.run(), "asset-parts").cause;
}

TEST(Cause, NothingBelowAHeadThatCouldNotBeReadIsBlamedOnTheReport) {
  EXPECT_EQ(cause_below_a_head(Source::Ocr, 0.98), Cause::Report);
  EXPECT_EQ(cause_below_a_head(Source::Ocr, 0.65), Cause::Report);
  EXPECT_EQ(cause_below_a_head(Source::Ocr, 0.3), Cause::Unknown);
  EXPECT_EQ(cause_below_a_head(Source::TextLayer, 0.3), Cause::Report);
}

TEST(Cause, AnotherReadingThatMakesItHoldIsSuggested) {
  FactBuilder b = assets("408.50万元");
  extract::Fact& fixed = b.extraction().facts[2];
  fixed.value = Decimal::parse("177.58");
  fixed.base_value = Decimal::parse("1775800");
  fixed.sure = false;
  fixed.confidence = 0.6;
  fixed.alternatives = {"117.58", "171.58"};
  const Finding finding = failed(b.run(), "asset-parts");
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_EQ(finding.suggestion, "171.58");
  EXPECT_EQ(finding.facts.front(), "f3");
}

TEST(Cause, AReadingThatBreaksAnotherCheckIsNotSuggested) {
  FactBuilder b;
  // The budget also stands in a table that confirms it: only the parts can be wrong.
  extract::Fact& total = b.fact("budget.total", "612.40万元");
  total.sure = false;
  total.alternatives = {"615.40"};
  b.fact("budget.basic", "483.15万元");
  b.fact("budget.project", "132.25万元");
  b.cell("t1", 2, 3, "funds.initial", "612.40万元").item = "年度资金总额";
  const auto findings = b.run();
  const Finding finding = failed(findings, "budget-parts");
  EXPECT_EQ(finding.cause, Cause::Unknown);
  EXPECT_FALSE(finding.suggestion);
}

TEST(Cause, WithoutAReadingThatFitsItStaysOpen) {
  FactBuilder b = assets("480.50万元");
  b.extraction().facts[0].sure = false;
  b.extraction().facts[0].alternatives = {"480.60"};
  EXPECT_EQ(failed(b.run(), "asset-parts").cause, Cause::Unknown);
}

TEST(Cause, KeepingALimitIsNoEvidenceForAReading) {
  for (const auto& [other, cause] : {std::pair("7180.88", Cause::Unknown), {"2188.98", Cause::Reading}}) {
    FactBuilder b;
    b.cell("t1", 1, 4, "funds.executed", "2188.98万元").item = "年度资金总额";
    extract::Fact& budget = b.cell("t1", 1, 3, "funds.budget", "2180.88万元");
    budget.item = "年度资金总额";
    budget.sure = false;
    budget.alternatives = {other};
    EXPECT_EQ(failed(b.run(), "executed-over-budget").cause, cause) << other;
  }
}

TEST(UnitSlip, APowerOfTenIsNamed) {
  FactBuilder b;
  b.fact("spending.running", "34.28元");
  extract::Fact& listed = b.cell("t2", 3, 2, "expense.final", "34.28万元");
  listed.item = "公用经费";
  listed.period = 2023;
  const Finding finding = failed(b.run(), "unit-slip");
  EXPECT_NE(finding.message_en.find("10^4"), std::string::npos) << finding.message_en;
}

/// A scanned page with one line of text, as it was read and as other readers saw it.
void scanned_line(FactBuilder& b, const std::string& text, const std::vector<std::string>& others) {
  layout::PageReading page;
  page.number = 1;
  page.source = Source::Ocr;
  b.document().pages = {page};
  b.paragraph(text);
  layout::TextLine line;
  line.page = 1;
  line.text = text;
  for (const std::string& other : others) line.readings.push_back({other, "second", 0.8});
  b.document().paragraphs.back().lines = {line};
  b.document().paragraphs.back().starts = {0};
}

void told(FactBuilder& b, const char* concept_id, const std::string& text) {
  extract::Fact& fact = b.fact(concept_id, text);
  fact.value.reset();
  fact.base_value.reset();
  fact.value_text = text;
  fact.page = 1;
}

TEST(TextCause, ANumberThatAnotherReaderSawWholeIsOurMisreading) {
  FactBuilder b;
  scanned_line(b, "联系电话:191000029", {"联系电话:19100000029"});
  told(b, "contact.phone", "191000029");
  const Finding finding = failed(b.run(), "phone-digits");
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_EQ(finding.suggestion, "19100000029");
}

TEST(TextCause, ANumberThatAllReadersSawAlikeStaysOpen) {
  FactBuilder b;
  scanned_line(b, "联系电话:191000029", {"联系电活:191000029"});
  told(b, "contact.phone", "191000029");
  const Finding finding = failed(b.run(), "phone-digits");
  EXPECT_EQ(finding.cause, Cause::Unknown);
  EXPECT_FALSE(finding.suggestion);
}

TEST(TextCause, ANameThatAnotherReaderSawAsElsewhereIsOurMisreading) {
  FactBuilder b;
  scanned_line(b, "松岭县水利和湖治局是一级预算单位", {"松岭县水利和湖泊局是一级预算单位"});
  told(b, "entity.name", "松岭县水利和湖泊局");
  told(b, "entity.name", "松岭县水利和湖治局");
  const Finding finding = failed(b.run(), "name-agreement");
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_EQ(finding.suggestion, "松岭县水利和湖泊局");
}

/// Two lines with a name each, as their readers saw them.
Finding two_names(const std::string& one, const std::vector<layout::Reading>& said_of_one, const std::string& other,
                  const std::vector<layout::Reading>& said_of_other) {
  FactBuilder b;
  scanned_line(b, one, {});
  b.document().paragraphs.back().lines.front().readings = said_of_one;
  layout::Paragraph second = b.document().paragraphs.back();
  second.text = second.lines.front().text = other;
  second.lines.front().readings = said_of_other;
  b.document().paragraphs.push_back(second);
  told(b, "entity.name", one);
  told(b, "entity.name", other);
  return failed(b.run(), "name-agreement");
}

TEST(TextCause, NamesThatDifferWhereEachReaderSeesAnotherCharacterAreMisread) {
  const Finding finding =
      two_names("云濛县卫生健康局", {{"云濛县卫生健康局", "a", 0.45}, {"云河县卫生健康局", "b", 0.6}},
                "云漾县卫生健康局", {{"云漾县卫生健康局", "a", 0.3}, {"云注县卫生健康局", "b", 0.8}});
  EXPECT_EQ(finding.cause, Cause::Reading);
  EXPECT_FALSE(finding.suggestion);
}

TEST(TextCause, ANameThatTwoReadersSeeAlikeIsNoGuess) {
  const std::vector<layout::Reading> guess{{"云濛县卫生健康局", "a", 0.45}, {"云河县卫生健康局", "b", 0.6}};
  const Finding alike = two_names("云濛县卫生健康局", guess, "云山县卫生健康局",
                                  {{"云山县卫生健康局", "a", 0.8}, {"云山县卫生健康局", "b", 0.8}});
  EXPECT_EQ(alike.cause, Cause::Unknown);
  const Finding certain = two_names("云濛县卫生健康局", guess, "云山县卫生健康局", {{"云山县卫生健康局", "a", 0.98}});
  EXPECT_EQ(certain.cause, Cause::Unknown);
}

TEST(TextCause, OneReaderTwiceIsOneReader) {
  const Finding finding =
      two_names("云濛县卫生健康局", {{"云濛县卫生健康局", "a", 0.45}, {"云河县卫生健康局", "b", 0.6}},
                "云漾县卫生健康局", {{"云漾县卫生健康局", "a", 0.3}, {"云漾县卫生健康局", "a", 0.4}});
  EXPECT_EQ(finding.cause, Cause::Reading);
}

}  // namespace
}  // namespace ziping::check::testing
