#include <gtest/gtest.h>

#include <algorithm>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

using patterns::RuleFamily;
using patterns::ScoringRule;
using enum patterns::RuleFamily;

ScoringRule parsed(const char* text) {
  const auto& patterns = product_patterns();
  return patterns.scoring().parse(patterns.language().normalise(text).utf8);
}

Rational number(const std::string& text) {
  return Rational(*Decimal::parse(text));
}

/// x, the score by whole steps, and the one by proportional steps (empty where there is only one).
struct Point {
  const char* x;
  const char* whole;
  const char* proportional = "";
};

/// A phrase of the official texts, the families it must be read as, the best score it can give (weight 10 where the
/// text names none; empty: none can be said), and the score at and around each of its bounds.
struct Phrase {
  int number;
  const char* text;
  std::vector<RuleFamily> families;
  const char* best;
  std::vector<Point> points = {};
  const char* target = "";
};

// The phrases are those of published rule texts; the numbers are their places in the collection they come from.
const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> kPhrases{
      {1,
       "在职人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止",
       {Bands, Linear, Terms},
       "5",
       {{"99.9", "5"},
        {"100", "5"},
        {"100.01", "5", "4.995"},
        {"101", "4.5"},
        {"102.5", "4", "3.75"},
        {"110", "0"},
        {"111", "0"}}},
      {2,
       "“三公经费”变动率≤0,计5分；“三公经费”>0, 每超过一个百分点扣0.5分",
       {Bands, Linear},
       "5",
       {{"-3", "5"}, {"0", "5"}, {"0.5", "5", "4.75"}, {"1", "4.5"}, {"20", "0"}}},
      {3,
       "三公经费>0,每超过一个百分点扣0.8分,扣完为止",
       {Linear, Terms},
       "10",
       {{"0", "10"}, {"1", "9.2"}, {"1.5", "9.2", "8.8"}, {"13", "0"}}},
      {4, "每超过一个百分点扣0.1分", {Linear}, "10", {{"100", "10"}, {"101", "9.9"}}, "100"},
      {5,
       "100%计满分，每低于5%扣2分，扣完为止",
       {Bands, Linear, Terms},
       "10",
       {{"100", "10"},
        {"104", "10"},
        {"96", "10", "8.4"},
        {"95", "8"},
        {"94.9", "8", "7.96"},
        {"75", "0"},
        {"60", "0"}}},
      {6,
       "100%以下(含)计满分，每超出5%扣2分，扣完为止",
       {Bands, Linear, Terms},
       "10",
       {{"80", "10"}, {"100", "10"}, {"104.9", "10", "8.04"}, {"105", "8"}, {"126", "0"}}},
      {7,
       "100%以下(含)计满分，每超出1%扣1分，扣完为止",
       {Bands, Linear, Terms},
       "10",
       {{"100", "10"}, {"101", "9"}, {"102.4", "8", "7.6"}, {"110", "0"}}},
      {8,
       "100%计满分，每超过（降低）5%扣2分",
       {Bands, Linear},
       "10",
       {{"100", "10"}, {"105", "8"}, {"95", "8"}, {"97", "10", "8.8"}}},
      {9,
       "建成面积低于年度任务的，每减少1%，扣1分",
       {Linear},
       "10",
       {{"100", "10"}, {"99", "9"}, {"98.5", "9", "8.5"}},
       "100"},
      {10,
       "比例不足90%时，每减少5%，扣1分，扣完为止",
       {Linear, Terms},
       "10",
       {{"91", "10"}, {"90", "10"}, {"86", "10", "9.2"}, {"85", "9"}, {"40", "0"}}},
      {11,
       "没有完成的扣分，每低于目标值2%扣1分，最低为零分",
       {Linear, Terms},
       "10",
       {{"100", "10"}, {"98", "9"}, {"97", "9", "8.5"}, {"70", "0"}},
       "100"},
      {12, "每少于100公斤扣5分", {Linear}, "10", {{"1000", "10"}, {"900", "5"}, {"700", "0"}}, "1000"},
      {13,
       "公务招待费变动率≤0,计2分；>0,每超过一个百分点扣0.2分,扣完为止",
       {Bands, Linear, Terms},
       "2",
       {{"0", "2"}, {"1", "1.8"}, {"10", "0"}, {"11", "0"}}},
      {14,
       "预算控制率=0,计5分；0-10%(含),计4分；10-20%(含),计3分；20-30%(含),计2分；大于30%不得分",
       {Bands},
       "5",
       {{"0", "5"},
        {"0.1", "4"},
        {"10", "4"},
        {"10.01", "3"},
        {"20", "3"},
        {"20.5", "2"},
        {"30", "2"},
        {"30.01", "0"}}},
      {15,
       "预算控制率=0,计8分;0-10%(含),计6分;10-20%(含),计4分;20-30%(含),计2分;大于30%不得分",
       {Bands},
       "8",
       {{"0", "8"}, {"5", "6"}, {"20", "4"}, {"207", "0"}}},
      {16,
       "90%（含）以上计6分；80%（含）-90%，计4分；70%（含）-80%，计2分；低于70%计0分",
       {Bands},
       "6",
       {{"90", "6"}, {"89.99", "4"}, {"80", "4"}, {"79.9", "2"}, {"70", "2"}, {"69.9", "0"}}},
      {17,
       "种植面积达到可种面积的100%得20分，达到90%得10分",
       {Bands},
       "20",
       {{"100", "20"}, {"99.9", "10"}, {"90", "10"}}},
      {18,
       "±30%（含）以内得3分，±30%-±35%（含）以内得2分",
       {Bands},
       "3",
       {{"30", "3"}, {"-30", "3"}, {"30.1", "2"}, {"-35", "2"}}},
      {19, "达到年度任务90%及以上的，得4分", {Bands}, "4", {{"90", "4"}, {"120", "4"}}},
      {20,
       "①有内部财务管理制度，2分；②有本部门厉行节约制度，2分；③相关管理制度合法、合规、完整，2分；④得到有效执行，2分",
       {Checklist},
       "8"},
      {21, "①按规定内容公开预决算信息，1分；②按规定时限公开，1分", {Checklist}, "2"},
      {22, "1、基础数据信息是否真实(1分);2、是否完整(1分);3、是否准确(1分)", {Checklist}, "3"},
      {23, "1、单位财务管理制度1分;2、项目管理制度1分;3、有制度执行佐证资料1分。没有不得分", {Checklist, YesNo}, "3"},
      {24, "1、设置年度绩效目标(2分,其中单位整体绩效目标1分,项目绩效目标1分,若单位无项目,得2分)", {Checklist}, "2"},
      {25, "4、未设置绩效目标,该栏不得分", {Terms}, ""},
      {26, "①有制度1分；②有方案1分；③有记录1分，每少一项扣1分，扣完为止", {Checklist, PerInstance, Terms}, "3"},
      {27, "以上情况每出现一例不符合要求的扣1分，扣完为止", {PerInstance, Terms}, "10"},
      {28, "每发现一处管理不到位扣1分", {PerInstance}, "10"},
      {29, "每发现一项质量未达到设计要求的，扣1分，最多扣6分", {PerInstance, Terms}, "10"},
      {30, "项目绩效目标全申报的1分,缺一项扣0.5分,扣完为止", {YesNo, PerInstance, Terms}, "1"},
      {31, "绩效目标规范1分,不规范扣0.5分", {YesNo}, "1"},
      {32, "按时申报绩效目标计2分,逾期扣1分", {YesNo}, "2"},
      {33, "得分（20分*执行率）", {ProRata}, "20"},
      {34, "正向指标(即目标值为≥X,得分=权重*B/A)", {ProRata}, "10"},
      {35, "反向指标(即目标值为≤X,得分=权重*A/B),得分不得突破权重总额", {ProRata, Terms}, "10"},
      {36, "该项得分=（绩效办对应部分考核得分/该部分总分）*8", {ProRata}, "8"},
      {37, "按完成比例计算得分,满分为止", {ProRata, Terms}, "10"},
      {38, "没有完成的，按实际完成值占目标值的比重计算得分，最低为零分", {ProRata, Terms}, "10"},
      {39, "二者择其一进行考核,按完成比例计算得分", {Terms, ProRata}, "10"},
      {40, "按年度上图入库面积占全省总任务的比例折算", {ProRata}, "10"},
      {41, "三级指标分值按三级指标个数平均确定(15分÷三级指标个数),四舍五入保留整数", {Terms}, ""},
      {42, "相对值按照资金额度加权平均计算；绝对值直接累加计算", {Terms}, ""},
      {43, "分别按照100%—80%（含）、80%—60%（含）、60%—0%合理填写完成比例", {Tiers}, ""},
      {44, "100-80%(含80%)、80-60%(含60%)、60-0%合理确定得分", {Tiers}, ""},
      {45, "100%-80%(含80%)、80%-50%(含50%)、50%-0%合理确定分值", {Tiers}, ""},
      {46, "得分最高不能超过该指标分值上限", {Terms}, ""},
      {47, "效果较好的计6分;一般3分;无效果或者效果不明显0分", {Tiers}, "6"},
      {48, "没有楼堂馆所项目的部门按满分计算", {Terms}, ""},
      {49, "有项目年度工作计划或有上级文件或审批报告计2分,没有不得分", {YesNo}, "2"},
      {50, "有明确的绩效管理机构或专人负责2分。没有不得分", {YesNo}, "2"},
      {51, "年度工作计划是否完整可行(3分)", {YesNo}, "3"},
      {52, "绩效目标明确,且细化、量化(2分)", {YesNo}, "2"},
      {53, "按要求将年度任务分解落实到项目区的，得2分；未完成的，不得分", {YesNo}, "2"},
      {54, "按时完成的，得2分，否则不得分", {YesNo}, "2"},
      {55, "占比排名前5名的得满分，6-10名的扣0.5分，11名以后扣1分，占比为0的不得分", {Rank, Terms}, "10"},
      {56, "预算执行率未达到90%的需说明原因", {Terms}, ""},
      {57, "1、除上级政策性因素影响外,年度无预算追加", {Terms}, ""},
      {58, "根据部门自评材料评定", {Judgement}, ""},
      {59, "90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差", {Bands}, ""},
      {60, "其中:预算执行情况20分，产出指标40分、效益指标和满意度指标40分", {Terms}, ""},
      {61,
       "完成值每低于目标值5%或降低1单位,在100分标准分基础上降低5分,最低零分，其他情况按线性计算",
       {Linear, Terms},
       "10",
       {{"100", "10"}, {"95", "5"}, {"97.5", "10", "7.5"}},
       "100"},
      {62,
       "一级指标分值统一设置为:产出指标50分、效益指标30分、服务对象满意度指标10分、预算资金执行率10分。",
       {Terms},
       ""},
  };
  return kPhrases;
}

class RulePhrases : public ::testing::TestWithParam<Phrase> {};

TEST_P(RulePhrases, IsReadAsItsFamilies) {
  const ScoringRule rule = parsed(GetParam().text);
  for (const RuleFamily family : GetParam().families) {
    EXPECT_TRUE(rule.is(family)) << static_cast<int>(family) << " missing in: " << GetParam().text;
  }
  EXPECT_EQ(rule.families.size(), GetParam().families.size()) << GetParam().text << " rest: " << rule.rest;
}

TEST_P(RulePhrases, ReachesItsBestScore) {
  const auto best = reachable(parsed(GetParam().text), Rational(10));
  if (std::string(GetParam().best).empty()) {
    EXPECT_FALSE(best) << GetParam().text;
  } else {
    ASSERT_TRUE(best) << GetParam().text;
    EXPECT_EQ(*best, number(GetParam().best)) << GetParam().text;
  }
}

TEST_P(RulePhrases, ScoresAtAndAroundItsBounds) {
  const ScoringRule rule = parsed(GetParam().text);
  const std::string target = GetParam().target;
  for (const Point& point : GetParam().points) {
    const auto found =
        scores(rule, number(point.x), Rational(10), target.empty() ? std::nullopt : std::optional(number(target)));
    std::vector<Rational> expected{number(point.whole)};
    if (*point.proportional) expected.push_back(number(point.proportional));
    std::vector<Rational> got;
    for (const auto& score : found) got.push_back(score.score);
    ASSERT_EQ(got.size(), expected.size()) << GetParam().text << " at " << point.x;
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i], expected[i]) << GetParam().text << " at " << point.x << ": " << got[i].rounded(3)->to_string();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, RulePhrases, ::testing::ValuesIn(phrases()),
                         [](const auto& phrase) { return "no" + std::to_string(phrase.param.number); });

TEST(ScoringRules, AreSaidInWordsAndAsFormulas) {
  const ScoringRule rule = parsed("以100%为标准。在职人员控制率≤100%，计5分；每超过一个百分点扣0.5分，扣完为止。");
  const auto& book = product_patterns().scoring();
  EXPECT_EQ(book.describe(rule, patterns::Tongue::English),
            "5 points where x ≤ 100; 0.5 off for each 1 above 100; never below 0");
  EXPECT_EQ(book.describe(rule, patterns::Tongue::Chinese), "x ≤ 100 时计 5 分；高于 100 后每 1 扣 0.5 分；扣完为止");
  EXPECT_EQ(as_formulas(rule),
            (std::vector<std::string>{"5 where x ≤ 100", "max(0, 5 - 0.5·(x - 100)) where x > 100"}));
}

TEST(ScoringRules, NothingIsMadeOfOrdinaryText) {
  for (const char* text :
       {"部门履行职责对经济社会发展和生态环境产生的影响。", "", "是指与部门预算相关的信息", "（（（；；；"}) {
    EXPECT_TRUE(parsed(text).families.empty()) << text;
    EXPECT_FALSE(reachable(parsed(text), Rational(5))) << text;
  }
}

TEST(PrintedFormulas, AreReadFromTheReport) {
  const auto& patterns = product_patterns();
  const auto read = [&](const char* text) {
    return patterns.scoring().parse_formula(patterns.language().normalise(text).utf8);
  };
  const auto staff = read("在职人员控制率=（在职人员数/编制数）×100%。在职人员数：实际在职人数");
  ASSERT_TRUE(staff && staff->expression);
  EXPECT_EQ(staff->name, "在职人员控制率");
  const auto unknown = read("质量达标率=（质量达标产出数/实际产出数）×100%");
  ASSERT_TRUE(unknown);
  EXPECT_FALSE(unknown->expression);
  EXPECT_EQ(unknown->unknown, "质量达标产出数");
  EXPECT_TRUE(
      read("完成率=（上年结转+年初预算+本年追加预算-年末结余）/（上年结转+年初预算+本年追加预算）×100%")->expression);
  EXPECT_FALSE(read("预算控制率=0，计5分"));
  EXPECT_FALSE(read("一般采取社会调查的方式。"));
}

}  // namespace
}  // namespace ziping::check::testing
