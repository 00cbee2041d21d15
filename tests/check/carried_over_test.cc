#include <gtest/gtest.h>

#include "check/fact_builder.h"

namespace ziping::check::testing {
namespace {

/// The budget rose from 400 to 450; 20 were left of the year before, and stand in the initial budget or on top of it.
Finding of_control_rate(bool in_initial) {
  FactBuilder b;
  b.form("t3", "dept_indicators", {"level1", "item", "rule", "explanation", "weight", "score", ""});
  b.indicator("t3", 1, "过程", "预算控制率", "", "", "5分", in_initial ? "3分" : "4分");
  b.put("t3", 1, 2, "预算控制率=0，计5分；0-10%（含），计4分；10-20%（含），计3分；大于20%不得分。");
  b.put("t3", 1, 3, "预算控制率=（本年追加预算/年初预算）×100%。");
  const auto row = [&](int at, const char* item, const char* initial, const char* budget) {
    if (*initial != 0) b.cell("t1", at, 3, "funds.initial", initial).item = item;
    b.cell("t1", at, 4, "funds.budget", budget).item = item;
  };
  row(1, "年度资金总额", "400.00万元", "450.00万元");
  row(2, "上年结转", in_initial ? "20.00万元" : "", "20.00万元");
  return of_check(b.run(), "score-rule").front();
}

TEST(CarriedOver, IsAddedOnlyWhereTheInitialBudgetLacksIt) {
  // 50 of 400, or 30 of them.
  EXPECT_EQ(of_control_rate(true).verdict, Verdict::Pass);
  EXPECT_EQ(of_control_rate(false).verdict, Verdict::Pass);
}

}  // namespace
}  // namespace ziping::check::testing
