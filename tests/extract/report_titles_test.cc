#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Extraction of(const DocumentDrawing& drawing) {
  return extract(drawing.reading(), product_patterns());
}

TEST(ReportTitles, ATitleOnTwoLinesIsRead) {
  DocumentDrawing drawing;
  drawing.title("柳溪市教育局2023年部门整体支出").title("绩效自评报告");
  const Extraction extraction = of(drawing);
  EXPECT_THAT(fact_lines(extraction, "report"), ElementsAre("report.kind : 整体支出", "report.year : 2023"));
  EXPECT_THAT(fact_lines(extraction, "entity"), ElementsAre("entity.name : 柳溪市教育局"));
}

TEST(ReportTitles, LinesThatSayNothingTogetherStayApart) {
  DocumentDrawing drawing;
  drawing.title("柳溪市教育局").title("2023年度工作总结").title("关于学校的说明");
  EXPECT_THAT(fact_lines(of(drawing), "report.kind"), IsEmpty());
}

TEST(ReportTitles, AReportAboutAProjectMayBearItsNameAlone) {
  DocumentDrawing drawing;
  drawing.title("耕地质量提升与化肥减量增效项目").title("绩效自评报告");
  drawing.text("（2023年度）", layout::ParagraphKind::TableTitle);
  const Extraction extraction = of(drawing);
  EXPECT_THAT(fact_lines(extraction, "report"), ElementsAre("report.kind : 项目支出", "report.year : 2023"));
}

TEST(ReportTitles, AFormByItselfIsNoReport) {
  DocumentDrawing drawing;
  drawing.text("（2023年度）", layout::ParagraphKind::TableTitle);
  drawing.table(drawn_table({"项目名称|苗圃补助|<", "三级指标|指标值|完成值", "育苗|3亩|3亩"}, "项目支出绩效自评表"));
  EXPECT_THAT(fact_lines(of(drawing), "report.year"), IsEmpty());
}

// What kind of report it is decides how its sentences are read, also where the title does not spell the kind out.
TEST(ReportTitles, TheBudgetOfADepartmentIsKnownBelowSuchATitle) {
  DocumentDrawing drawing;
  drawing.title("柳溪县县级部门整体绩效自评报告")
      .text("2024年年初支出预算184.6万元，其中：基本支出97.4万元；项目支出87.2万元。");
  EXPECT_THAT(fact_lines(of(drawing), "budget"),
              ElementsAre("budget.total : 184.6 万元", "budget.basic : 97.4 万元", "budget.project : 87.2 万元"));
}

TEST(ReportTitles, TheDateBehindTheNamesThatSignIsTheReports) {
  DocumentDrawing drawing;
  drawing.text("单位负责人（签字）：柳青山 填表人（签字）：石小舟 2025年2月17日", layout::ParagraphKind::Note);
  EXPECT_THAT(fact_lines(of(drawing), "report.date"), ElementsAre("report.date : 2025-02-17"));
}

TEST(ReportTitles, ACoverMayBeATable) {
  DocumentDrawing drawing;
  drawing.text("2023年度省级部门整体绩效自评报告", layout::ParagraphKind::TableTitle);
  drawing.table(drawn_table({"单位名称|柳溪职业技术学院", "填报人|石小舟"}));
  drawing.text("2023年学院年初预算支出283.5万元，其中基本支出172.6万元、项目支出110.9万元。");
  EXPECT_THAT(fact_lines(of(drawing), "budget"),
              ElementsAre("budget.total : 283.5 万元", "budget.basic : 172.6 万元", "budget.project : 110.9 万元"));
}

TEST(ReportTitles, AYearBesideTheTitleOfAFormIsItsYear) {
  DocumentDrawing drawing;
  drawing.text("（2022年度）", layout::ParagraphKind::TableTitle);
  drawing.table(drawn_table({"项目名称|苗圃补助|<", "三级指标|指标值|完成值", "育苗|3亩|3亩"}, "项目支出绩效自评表"));
  EXPECT_EQ(of(drawing).year, 2022);
}

// The title names the year behind the money, or behind who reports; in both it is the report of a project.
TEST(ReportTitles, AReportAboutMoneyIsThatOfAProject) {
  for (const char* title :
       {"农村公路养护补助经费转移支付2023年度绩效自评报告", "柳溪县公安局2023年度协管员经费绩效自评工作报告"}) {
    DocumentDrawing drawing;
    drawing.heading(title).text("全年预算数86.3万元，全年执行数85.2万元，预算执行率98.73%。");
    const Extraction extraction = of(drawing);
    EXPECT_THAT(fact_lines(extraction, "report"), ElementsAre("report.kind : 项目支出", "report.year : 2023")) << title;
    EXPECT_THAT(fact_lines(extraction, "spending"), ElementsAre("spending.project : 85.2 万元")) << title;
  }
}

TEST(ReportTitles, PublishedAccountsNameWhoseTheyAre) {
  DocumentDrawing drawing;
  drawing.heading("柳溪县文化广播电视和旅游局2022年度单位决算").heading("第一部分 单位概况");
  const Extraction extraction = of(drawing);
  EXPECT_EQ(extraction.entity, "柳溪县文化广播电视和旅游局");
  EXPECT_EQ(extraction.year, 2022);
}

TEST(ReportTitles, AttachmentsMayBeListedOneBelowTheOther) {
  DocumentDrawing drawing;
  drawing.text("附件：1.部门整体支出绩效评价基础数据表").text("2.部门整体支出绩效自评表").text("3.项目支出绩效自评表");
  EXPECT_THAT(fact_lines(of(drawing), "attachment"), ElementsAre("attachment : 1", "attachment : 2", "attachment : 3"));
}

TEST(ReportTitles, TheWordForAttachmentsMayStandAlone) {
  DocumentDrawing drawing;
  drawing.text("附件：").text("1.基础数据表").text("2.自评表").text("3、本年投入86万元。");
  EXPECT_THAT(fact_lines(of(drawing), "attachment"), ElementsAre("attachment : 1", "attachment : 2"));
}

TEST(ReportTitles, NumberedParagraphsAreNoAttachments) {
  DocumentDrawing drawing;
  drawing.text("一、主要工作").text("1.整理报表").text("2.完善材料");
  EXPECT_THAT(fact_lines(of(drawing), "attachment"), IsEmpty());
}

}  // namespace
}  // namespace ziping::extract
