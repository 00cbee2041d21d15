#include <gtest/gtest.h>

#include <random>

#include "check/fact_builder.h"
#include "check/rules.h"

namespace ziping::check::testing {
namespace {

/// Facts as no report has them: huge and tiny figures, rows that are not there, every concept everywhere.
class Chaos {
 public:
  explicit Chaos(unsigned seed) : random_(seed) {}

  FactBuilder report() {
    FactBuilder b(pick(4) == 0 ? 0 : 2023);
    for (int t = 1; t <= 3; ++t) {
      auto& form = b.form("t" + std::to_string(t), any({"dept_self_eval", "dept_indicators", "base_data", "other"}),
                          {"level1", "item", "target", "actual", "weight", "score", "rule", "explanation"});
      if (pick(2) == 0) form.subject = any({"甲项目", "乙项目", ""});
      for (int row = 0; row < 4; ++row) {
        form.rows.push_back({row, extract::RowKind::Indicator, {"产出指标"}, any({"满意度", "预算控制率", ""})});
      }
      for (int row = 0; row < 5; ++row) {
        for (int col = 0; col < 8; ++col) b.put("t" + std::to_string(t), row, col, text(), 1 + pick(2));
      }
    }
    const int count = 20 + pick(60);
    for (int i = 0; i < count; ++i) fact(b);
    for (int i = 0; i < 5; ++i) b.paragraph(text() + text() + text());
    return b;
  }

 private:
  int pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }
  std::string any(std::initializer_list<const char*> words) {
    return *(words.begin() + pick(static_cast<int>(words.size())));
  }
  std::string text() {
    return any({"", "①②③", "=（/）×100%", "每超过0%扣0分", "0-0%（含）计0分",
                "预算控制率=（本年追加预算/年初预算）×100%", "99999999999999999999999999999999999999",
                "扣99999999999999999999999999999999999999分", "12万12万", "0人,每人0元,共计0元", "5个:、、、", "1×1=1",
                "\xff\xfe", "截至9月", "100%计满分，每低于5%扣2分"});
  }
  void fact(FactBuilder& b) {
    const std::string concept_id = any(
        {"indicator.weight", "indicator.score",     "indicator.target",   "indicator.actual",       "block.weight",
         "total.weight",     "total.score",         "funds.initial",      "funds.budget",           "funds.executed",
         "funds.rate",       "funds.weight",        "funds.score",        "expense.final",          "expense.budget",
         "staff.rate",       "staff.actual",        "staff.established",  "budget.total",           "budget.basic",
         "budget.project",   "three_public.change", "score.stated",       "grade.stated",           "report.date",
         "attachment",       "contact.phone",       "building.area_rate", "building.approved_area", "spending.basic",
         "overrun.project"});
    extract::Fact& made = b.fact(concept_id, "1");
    const auto value =
        Decimal::parse(any({"0", "-1", "100", "0.000000000000000000000000000001", "5", "99.99",
                            "99999999999999999999999999999999999999", "12345678901234567890.123456789"}));
    made.value = pick(5) == 0 ? std::nullopt : value;
    if (pick(2) == 0) made.value_text = text();
    made.base_value = pick(2) == 0 ? value : std::nullopt;
    made.unit = any({"万元", "%", "人", "元/人", "", "?"});
    made.decimals = pick(3) == 0 ? std::optional(pick(40)) : std::nullopt;
    made.item = any({"年度资金总额", "三公经费", "公用经费", "项目支出", "满意度", ""});
    made.path = {any({"项目支出", "产出指标", ""})};
    if (pick(2) == 0) made.period = 2020 + pick(5);
    if (pick(3) != 0) {
      made.table = any({"t1", "t2", "t3", "t9"});
      made.row = pick(7) - 1;
      made.col = pick(10) - 1;
    }
    made.sure = pick(2) == 0;
    if (pick(3) == 0) made.alternatives = {any({"7", "x", "", "1.2.3", "-"}), "100"};
    made.comparator = static_cast<extract::Comparator>(pick(7));
    made.report = pick(2);
  }

  std::mt19937 random_;
};

class HostileFacts : public ::testing::TestWithParam<unsigned> {};

TEST_P(HostileFacts, YieldFindingsThatNameOnlyWhatIsThere) {
  FactBuilder b = Chaos(GetParam()).report();
  const auto findings = b.run();
  std::set<std::string> facts, ids;
  for (const extract::Fact& fact : b.extraction().facts) facts.insert(fact.id);
  for (const Finding& finding : findings) ids.insert(finding.id);
  for (const Finding& finding : findings) {
    for (const std::string& id : finding.facts) EXPECT_TRUE(facts.contains(id)) << finding.check;
    EXPECT_TRUE(finding.root.empty() || ids.contains(finding.root)) << finding.root;
    EXPECT_NE(finding.root, finding.id);
    EXPECT_FALSE(finding.message_en.empty()) << finding.check;
    EXPECT_FALSE(finding.message_zh.empty()) << finding.check;
    EXPECT_EQ(finding.verdict == Verdict::Fail, finding.cause != Cause::None) << finding.check;
  }
  read_rules(b.document(), b.extraction(), product_patterns());
  // The same facts give the same findings.
  EXPECT_EQ(b.run(), findings);
}

INSTANTIATE_TEST_SUITE_P(Seeds, HostileFacts, ::testing::Range(1U, 120U));

}  // namespace
}  // namespace ziping::check::testing
