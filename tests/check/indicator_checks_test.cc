#include <gtest/gtest.h>

#include "check/fact_builder.h"
#include "check/rules.h"

namespace ziping::check::testing {
namespace {

const std::vector<std::string> kForm{"level1", "item", "target", "actual", "weight", "score", "reason"};

/// One indicator row and what one check says of it; no verdict: nothing.
struct Row {
  const char* block;
  const char* item;
  const char* target;
  const char* actual;
  const char* weight;
  const char* score;
  const char* reason;
  const char* check;
  std::optional<Verdict> verdict;
};

class Rows : public ::testing::TestWithParam<Row> {};

TEST_P(Rows, AreJudged) {
  const Row& row = GetParam();
  FactBuilder b;
  b.form("t1", "project_self_eval", kForm);
  b.indicator("t1", 1, row.block, row.item, row.target, row.actual, row.weight, row.score, row.reason);
  const auto found = of_check(b.run(), row.check);
  if (!row.verdict) {
    EXPECT_TRUE(found.empty()) << row.item << ": " << found.front().message_en;
    return;
  }
  ASSERT_FALSE(found.empty()) << row.item;
  EXPECT_EQ(found[0].verdict, *row.verdict) << row.item << ": " << found[0].message_en;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Rows,
    ::testing::Values(
        Row{"产出指标", "供水人口", "≥4754人", "4604人", "10分", "10分", "", "target-missed-full-score", Verdict::Fail},
        Row{"产出指标", "供水人口", "≥4604人", "4754人", "10分", "10分", "", "target-missed-full-score", Verdict::Pass},
        Row{"产出指标", "供水人口", "4754人", "4754人", "10分", "10分", "", "target-missed-full-score", Verdict::Pass},
        Row{"成本指标", "单位造价", "≤5300元", "5830元", "10分", "10分", "", "target-missed-full-score", Verdict::Fail},
        Row{"成本指标", "单位造价", "5300元", "5200元", "10分", "10分", "", "target-missed-full-score", Verdict::Pass},
        Row{"产出指标", "工作保障", "促进", "促进", "10分", "10分", "", "target-missed-full-score", std::nullopt},
        Row{"时效指标", "完成及时率", "100%", "100%", "10分", "7分", "", "target-met-points-lost", Verdict::Fail},
        Row{"时效指标", "完成及时率", "100%", "100%", "10分", "7分", "超前完成", "target-met-points-lost",
            Verdict::Fail},
        Row{"产出指标", "培训人数", "100人", "180人", "10分", "9分", "目标设定偏低", "target-met-points-lost",
            Verdict::Pass},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "9.5分", "缺席", "pro-rata-score", Verdict::Fail},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "缺席", "pro-rata-score", Verdict::Pass},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "8分", "缺席", "pro-rata-score", Verdict::Fail},
        Row{"产出指标", "培训人数", "100人", "97人", "10分", "9分", "缺席", "pro-rata-score", Verdict::Pass},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "", "reason-missing", Verdict::Fail},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "无", "reason-missing", Verdict::Fail},
        Row{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "天气影响", "reason-missing", Verdict::Pass},
        Row{"满意度指标", "群众满意度", "≥95%", "≥95%", "10分", "10分", "", "actual-is-comparator", Verdict::Fail},
        Row{"满意度指标", "群众满意度", "≤95%", "96%", "10分", "10分", "", "comparator-sense", Verdict::Fail},
        Row{"社会效益指标", "城镇登记失业率", "≤4%", "3.6%", "10分", "10分", "", "comparator-sense", std::nullopt},
        Row{"满意度指标", "群众满意度", "≥95%", "96%", "10分", "10分", "", "comparator-sense", Verdict::Pass},
        Row{"成本指标", "预算成本", "≥30万元", "30万元", "10分", "10分", "", "comparator-sense", Verdict::Fail},
        Row{"成本指标", "成本节约率", "≥5%", "6%", "10分", "10分", "", "comparator-sense", std::nullopt},
        Row{"满意度指标", "群众满意度", "≥90%", "120%", "10分", "10分", "", "rate-range", Verdict::Fail},
        Row{"产出指标", "任务完成率", "100%", "207%", "10分", "10分", "", "rate-range", std::nullopt},
        Row{"成本指标", "预算成本", "≤30万元", "36.67万元", "", "", "", "cost-indicator", Verdict::Fail},
        Row{"效益指标", "工业总产值", "8%", "8%", "10分", "10分", "", "unit-vs-indicator", Verdict::Fail},
        Row{"效益指标", "工业总产值增长率", "8%", "8%", "10分", "10分", "", "unit-vs-indicator", std::nullopt}));

FactBuilder with_rule(const char* item, const char* rule, const char* explanation, const char* weight,
                      const char* score) {
  FactBuilder b;
  b.form("t1", "dept_indicators", {"level1", "item", "rule", "explanation", "weight", "score", ""});
  b.indicator("t1", 1, "过程", item, "", "", weight, score);
  b.put("t1", 1, 2, rule);
  b.put("t1", 1, 3, explanation);
  return b;
}

TEST(RuleChecks, AScoreIsRecomputedByItsPrintedRule) {
  const char* rule = "预算控制率=0,计5分；0-10%(含),计4分；10-20%(含),计3分；20-30%(含),计2分；大于30%不得分。";
  const char* formula = "预算控制率=(本年追加预算/年初预算)×100%。";
  FactBuilder b = with_rule("预算控制率", rule, formula, "5分", "4分");
  b.cell("t2", 2, 2, "funds.initial", "596.39万元").item = "年度资金总额";
  b.cell("t2", 2, 3, "funds.budget", "1832万元").item = "年度资金总额";
  const auto found = of_check(b.run(), "score-rule");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_EQ(found[0].stated, "4");
  EXPECT_EQ(found[0].computed, "0");
  EXPECT_EQ(found[0].rule, rule);
  EXPECT_NE(found[0].message_en.find("x = 207.18"), std::string::npos) << found[0].message_en;
}

TEST(RuleChecks, WholeAndProportionalStepsBothPass) {
  const char* rule = "100%以下(含)计满分，每超出1%扣1分，扣完为止。";
  for (const auto& [score, verdict] :
       {std::pair("6分", Verdict::Pass), {"5.8分", Verdict::Pass}, {"5分", Verdict::Fail}, {"8分", Verdict::Fail}}) {
    FactBuilder b = with_rule("公用经费控制率", rule, "", "8分", score);
    for (const auto& [concept_id, amount] :
         {std::pair("expense.final", "1022.00万元"), {"expense.budget", "1000.00万元"}}) {
      extract::Fact& fact = b.cell("t2", 2, 2, concept_id, amount);
      fact.item = "公用经费";
      fact.period = 2023;
    }
    const auto found = of_check(b.run(), "score-rule");
    ASSERT_EQ(found.size(), 1U) << score;
    EXPECT_EQ(found[0].verdict, verdict) << score << ": " << found[0].message_en;
  }
}

TEST(RuleChecks, AMissingOperandIsNamedAsTheReportNamesIt) {
  FactBuilder b = with_rule("政府采购执行率", "100%计满分，每超过（降低）5%扣2分。扣完为止。",
                            "政府采购执行率=（实际政府采购金额/政府采购计划数）×100%", "6分", "6分");
  const auto found = of_check(b.run(), "score-rule");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Uncheckable);
  EXPECT_NE(found[0].message_zh.find("政府采购计划数"), std::string::npos) << found[0].message_zh;
}

TEST(RuleChecks, AChecklistAddsUpToItsWeight) {
  const char* rule = "①按规定内容公开预决算信息，1分；②按规定时限公开，1分；③真实，1分；④完整，1分；⑤准确，1分。";
  EXPECT_EQ(of_check(with_rule("信息公开性", rule, "", "5分", "5分").run(), "checklist-points").at(0).verdict,
            Verdict::Pass);
  const auto wrong = of_check(with_rule("信息公开性", rule, "", "6分", "5分").run(), "checklist-points").at(0);
  EXPECT_EQ(wrong.verdict, Verdict::Fail);
  EXPECT_EQ(wrong.computed, "5");
}

TEST(RuleChecks, ARuleThatCannotReachItsWeightSaysNothingOfTheScore) {
  FactBuilder b = with_rule("行政效能", "效果较好的计6分;一般3分;无效果或者效果不明显0分。", "", "8分", "8分");
  EXPECT_EQ(of_check(b.run(), "checklist-points").at(0).verdict, Verdict::Uncheckable);
  EXPECT_TRUE(of_check(b.run(), "score-rule").empty());
}

TEST(RuleChecks, TiersAllowTheirOwnScoresOnly) {
  const char* rule = "效果较好的计6分;一般3分;无效果或者效果不明显0分。";
  EXPECT_EQ(of_check(with_rule("行政效能", rule, "", "6分", "3分").run(), "score-rule").at(0).verdict, Verdict::Pass);
  EXPECT_EQ(of_check(with_rule("行政效能", rule, "", "6分", "5分").run(), "score-rule").at(0).verdict, Verdict::Fail);
}

TEST(RuleChecks, NothingToMeasureIsFullOnlyIfTheRuleSaysSo) {
  const char* formula = "面积控制率=实际建设面积/批准建设面积×100%。";
  const char* plain = "100%以下(含)计满分，每超出5%扣2分，扣完为止。";
  for (const auto& [rule, verdict] : {std::pair(std::string(plain), Verdict::Fail),
                                      {std::string(plain) + "没有楼堂馆所项目的部门按满分计算。", Verdict::Pass}}) {
    FactBuilder b = with_rule("面积控制率", rule.c_str(), formula, "5分", "5分");
    b.cell("t2", 2, 1, "building.approved_area", "0");
    b.cell("t2", 2, 2, "building.actual_area", "0");
    const auto found = of_check(b.run(), "default-full-score");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, verdict);
  }
}

TEST(ReadRules, TellsWhatWasUnderstood) {
  FactBuilder b =
      with_rule("在职人员控制率", "以100%为标准。在职人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
                "在职人员控制率=(在职人员数/编制数)×100%", "5分", "5分");
  b.cell("t2", 1, 1, "staff.established", "34人");
  b.cell("t2", 1, 2, "staff.actual", "35人");
  const auto rules = read_rules(b.document(), b.extraction(), product_patterns());
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].value->to_string(), "102.9412");
  ASSERT_EQ(rules[0].allowed.size(), 2U);
  EXPECT_EQ(rules[0].allowed[0].to_string(), "4");
  EXPECT_EQ(rules[0].allowed[1].to_string(), "3.5294");
  EXPECT_EQ(rules[0].words_en, "5 points where x ≤ 100; 0.5 off for each 1 above 100; never below 0");
}

}  // namespace
}  // namespace ziping::check::testing
