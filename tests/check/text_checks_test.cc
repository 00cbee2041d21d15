#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

/// A sentence, the check it is about, and what comes of it; no verdict: nothing may be said.
struct Sentence {
  const char* text;
  const char* check;
  std::optional<Verdict> verdict;
};

class Sentences : public ::testing::TestWithParam<Sentence> {};

TEST_P(Sentences, AreRecomputed) {
  FactBuilder b;
  b.paragraph(GetParam().text);
  const auto found = of_check(b.run(), GetParam().check);
  if (!GetParam().verdict) {
    EXPECT_TRUE(found.empty()) << GetParam().text << ": " << found.front().message_en;
    return;
  }
  ASSERT_EQ(found.size(), 1U) << GetParam().text;
  EXPECT_EQ(found[0].verdict, *GetParam().verdict) << found[0].message_en;
}

INSTANTIATE_TEST_SUITE_P(
    Cases, Sentences,
    ::testing::Values(
        Sentence{"补助农户 35 户，每户补助 2000 元，共计 7 万元。", "product", Verdict::Pass},
        Sentence{"补助农户 35 户，每户补助 2000 元，共计 9 万元。", "product", Verdict::Fail},
        Sentence{"补助农户若干户，每户补助 2000 元，共计 9 万元。", "product", std::nullopt},
        Sentence{"全县 17 个站点已经完成安装 13 个，其余 4 个延迟安装。", "x-of-y", Verdict::Pass},
        Sentence{"全县 17 个站点已经完成安装 12 个，其余 4 个延迟安装。", "x-of-y", Verdict::Fail},
        Sentence{"协助甲建材、乙油业、丙电子、丁食品等 3 家企业申报贷款。", "counted-list", Verdict::Fail},
        Sentence{"协助甲建材、乙油业、丙电子等 3 家企业申报贷款。", "counted-list", Verdict::Pass},
        Sentence{"协助甲建材、乙油业、丙电子等 5 家企业申报贷款。", "counted-list", std::nullopt},
        Sentence{"引进企业 2 家（甲集团、乙新材），完成任务。", "counted-list", Verdict::Pass},
        Sentence{"引进企业 4 家（甲集团、乙新材、丙农业），完成任务。", "counted-list", Verdict::Fail},
        Sentence{"新建项目 3 个：甲公司、乙公司和丙公司，预计投产。", "counted-list", Verdict::Pass},
        Sentence{"内设机构 3 个：办公室、人事部（含组织科、培训科、退管科）、审计庭。", "counted-list", Verdict::Pass},
        Sentence{"内设机构 5 个：办公室、人事部（含组织科、培训科、退管科）、审计庭。", "counted-list", Verdict::Fail},
        Sentence{"内设机构 5 个：办公室、人事部、审计庭等。", "counted-list", std::nullopt},
        Sentence{"三公经费 90 万元，其中接待费 20 万元，用车 70 万元，比上年减少 10 万元，下降 10%。", "change-rate",
                 Verdict::Pass},
        Sentence{"三公经费 90 万元，其中接待费 20 万元，用车 70 万元，比上年减少 10 万元，下降 14%。", "change-rate",
                 Verdict::Fail},
        Sentence{"支出 110.00 万元，比上年增加 10.00 万元，增长 10%。", "change-rate", Verdict::Pass},
        Sentence{"支出 110.00 万元，比上年增加 10.00 万元，增长 9%。", "change-rate", Verdict::Fail},
        Sentence{"支出 90.00 万元，较上年减少 10.00 万元，下降 10%。", "change-rate", Verdict::Pass},
        Sentence{"2023年公用经费支出90万元，2022年120万元，同比下降25%。", "change-rate", Verdict::Pass},
        Sentence{"公用经费由2022年的120万元减少到2023年的90万元，下降33.3%。", "change-rate", Verdict::Fail},
        Sentence{"公用经费90万元，较年初预算减少30万元，下降20%。", "change-rate", std::nullopt},
        Sentence{"举办培训班12期，每期50人，共培训600人次。", "product", Verdict::Pass},
        Sentence{"举办培训班12期，每期50人，共培训620人次。", "product", Verdict::Fail},
        Sentence{"按每人每月500元的标准，为36名人员发放补贴12个月，共计21.6万元。", "product", Verdict::Pass},
        Sentence{"按每人每月500元的标准，为36名人员发放补贴，共计21.6万元。", "product", std::nullopt},
        Sentence{"抽检样品17批次，合格13批次，不合格3批次。", "x-of-y", Verdict::Fail},
        Sentence{"检查企业35家，发现问题12家，整改10家。", "x-of-y", std::nullopt},
        Sentence{"总投资300万元，其中：中央资金200万元，县级配套150万元。", "of-which-sum", Verdict::Fail},
        Sentence{"总投资300万元，其中：中央资金200万元，县级配套50万元。", "of-which-sum", Verdict::Pass},
        Sentence{"下达资金111万元，其中救助资金100万元，保障金11万元，全年实际下达71万元。", "of-which-sum",
                 Verdict::Pass},
        Sentence{"资产总额800万元，比上年增加50万元，其中流动资产300万元、固定资产500万元。", "of-which-sum",
                 std::nullopt},
        Sentence{"全年到位资金560万元，支出525万元，结余45万元。", "balance-statement", Verdict::Fail},
        Sentence{"参训600人次，其中女性300人次，党员400人次。", "of-which-sum", std::nullopt},
        Sentence{"全年预算数100万元，实际支出92万元，执行率96%。", "stated-rate", Verdict::Fail},
        Sentence{"全年预算数100万元，实际支出92万元，执行率92%。", "stated-rate", Verdict::Pass},
        Sentence{"年初预算100万元，追加20万元，执行率98%。", "stated-rate", std::nullopt},
        Sentence{"年初预算100万元，年中追加25万元，全年预算数120万元。", "added-budget", Verdict::Fail},
        Sentence{"全年预算数100万元，实际支出92万元，年末无结余。", "balance-statement", Verdict::Fail},
        Sentence{"全年预算数100万元，实际支出92万元，年末结余8万元。", "balance-statement", Verdict::Pass},
        Sentence{"抽检产品50批次，合格率95%。", "rate-integer", Verdict::Fail},
        Sentence{"抽检产品50批次，合格率96%。", "rate-integer", Verdict::Pass},
        Sentence{"满分5分，自评得3分，扣1分。", "deduction-in-prose", Verdict::Fail},
        Sentence{"满分5分，自评得3分，扣2分。", "deduction-in-prose", Verdict::Pass},
        Sentence{"内设五个股室，分别是办公室、人事股、财务股、法规股。", "counted-list", Verdict::Fail},
        Sentence{"制定《甲办法》《乙办法》《丙细则》等2项制度。", "counted-list", Verdict::Fail},
        Sentence{"实有人数 106 人（其中：财政拨款在职人员 104 人，自收自支人员 2 人），退休人员 30 人。", "x-of-y",
                 std::nullopt},
        Sentence{"截至 9 月底完成产值 4 亿元。", "stale-period", Verdict::Fail},
        Sentence{"截至 12 月底完成产值 4 亿元。", "stale-period", std::nullopt},
        Sentence{"根据湘财绩〔2019〕9 号文件要求。", "document-number", std::nullopt},
        Sentence{"根据湘财绩〔2109〕9 号文件要求。", "document-number", Verdict::Fail}));

TEST(TextAgainstTables, NothingLeftOverMustBeTrue) {
  FactBuilder b;
  b.paragraph("项目资金当年全部使用完毕，无结余。");
  b.cell("t1", 2, 3, "funds.budget", "100.00万元").item = "年度资金总额";
  b.cell("t1", 2, 4, "funds.executed", "92.00万元").item = "年度资金总额";
  const auto found = of_check(b.run(), "balance-statement");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_EQ(found[0].computed, "8");
}

TEST(NarrativeScores, MakeUpTheScoreStated) {
  for (const char* stated : {"91", "93"}) {
    FactBuilder b;
    b.fact("indicator.weight", "50分").item = "甲";
    b.fact("indicator.score", "45分").item = "甲";
    b.fact("indicator.weight", "30分").item = "乙";
    b.fact("indicator.score", "28分").item = "乙";
    b.fact("indicator.weight", "20分").item = "丙";
    b.fact("indicator.score", "20分").item = "丙";
    b.fact("score.stated", std::string(stated) + "分").item = "整体";
    const auto found = of_check(b.run(), "score-total");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, stated == std::string("93") ? Verdict::Pass : Verdict::Fail);
    EXPECT_EQ(found[0].computed, "93");
  }
}

TEST(TextAgainstTables, DeductionsAreThoseOfTheTable) {
  FactBuilder b;
  b.form("t1", "dept_indicators", {"level1", "item", "target", "actual", "weight", "score", "reason"});
  b.indicator("t1", 1, "过程", "预算控制率", "", "", "5分", "2分", "追加");
  b.paragraph("扣分情况：预算控制率扣5分，其余指标得满分。");
  const auto found = of_check(b.run(), "deduction-in-prose");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].verdict, Verdict::Fail);
  EXPECT_EQ(found[0].stated, "5");
  EXPECT_EQ(found[0].computed, "3");
}

TEST(Identities, PhonesDatesAndAttachments) {
  FactBuilder b(2023);
  b.fact("contact.phone", "13400000058").value_text = "13400000058";
  b.fact("contact.phone", "191000000029").value_text = "191000000029";
  b.fact("report.date", "").value_text = "2023-05-08";
  b.fact("attachment", "").value_text = "1";
  b.fact("attachment", "").value_text = "3";
  const auto findings = b.run();
  const auto phones = of_check(findings, "phone-digits");
  ASSERT_EQ(phones.size(), 2U);
  EXPECT_EQ(phones[0].verdict, Verdict::Pass);
  EXPECT_EQ(phones[1].verdict, Verdict::Fail);
  EXPECT_EQ(of_check(findings, "date-order").at(0).verdict, Verdict::Fail);
  const auto gaps = of_check(findings, "attachment-gap");
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_NE(gaps[0].message_en.find("2"), std::string::npos);
}

}  // namespace
}  // namespace ziping::check::testing
