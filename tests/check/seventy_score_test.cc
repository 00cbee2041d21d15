#include "check/seventy_cases.h"

namespace ziping::check::testing {
namespace {

using Run = std::function<std::vector<Finding>()>;

const std::vector<std::string> kForm{"level1", "item", "target", "actual", "weight", "score", "reason"};

struct Row {
  const char* block;
  const char* item;
  const char* target;
  const char* actual;
  const char* weight;
  const char* score;
  const char* reason = "";
};

void add_rows(FactBuilder& b, const char* table, const std::vector<Row>& rows) {
  int at = 0;
  for (const Row& row : rows) {
    b.indicator(table, ++at, row.block, row.item, row.target, row.actual, row.weight, row.score, row.reason);
  }
}

/// Rows of a form, with further figures in row 9 of it and elsewhere.
Run rows(std::vector<Row> rows, std::vector<std::string> more = {}, const char* form = "project_self_eval") {
  return [=] {
    FactBuilder b(2023);
    b.form("t1", form, kForm);
    add_rows(b, "t1", rows);
    add_figures(b, more);
    return b.run();
  };
}

/// A rule table of one indicator with its operands.
Run ruled(const char* item, std::string rule, const char* explanation, const char* weight, const char* score,
          std::vector<std::string> operands = {}) {
  return [=] {
    FactBuilder b(2023);
    b.form("t3", "dept_indicators", {"level1", "item", "rule", "explanation", "weight", "score", ""});
    b.indicator("t3", 1, "过程", item, "", "", weight, score);
    b.put("t3", 1, 2, rule);
    b.put("t3", 1, 3, explanation);
    add_figures(b, operands);
    return b.run();
  };
}

Run two_tables(const char* first, const char* second) {
  return [=] {
    FactBuilder b(2023);
    b.form("t1", "dept_self_eval", kForm);
    b.form("t2", "dept_self_eval", kForm);
    add_rows(b, "t1", {{"产出指标", "培训人数", "100人", first, "10分", "10分"}});
    add_rows(b, "t2", {{"产出指标", "培训人数", "100人", second, "10分", "10分"}});
    return b.run();
  };
}

Run two_projects(const char* last) {
  return [=] {
    FactBuilder b(2023);
    b.form("t1", "project_self_eval", kForm).subject = "河道整治资金";
    b.form("t2", "project_self_eval", kForm).subject = "校舍维修资金";
    for (const char* table : {"t1", "t2"}) {
      const char* own = std::string(table) == "t1" ? "12次" : last;
      add_rows(b, table,
               {{"产出指标", "巡查次数", "12次", own, "10分", "10分"},
                {"产出指标", "培训人数", "60人", "64人", "10分", "10分"},
                {"产出指标", "验收合格率", "≥90%", "95%", "10分", "10分"},
                {"效益指标", "受益户数", "≥300户", "310户", "10分", "10分"}});
    }
    return b.run();
  };
}

std::vector<Row> blocks(const char* a, const char* b, const char* c) {
  return {{"产出指标", "甲", "", "", a, a}, {"效益指标", "乙", "", "", b, b}, {"满意度指标", "丙", "", "", c, c}};
}

}  // namespace

std::vector<CatalogueCase> score_cases() {
  const char* steps = "100%以下(含)计满分，每超出1%扣1分，扣完为止。";
  const char* formula = "面积控制率=实际建设面积/批准建设面积×100%。";
  const std::vector<std::string> running{"expense.final[公用经费]@2023 := 1030.00万元",
                                         "expense.budget[公用经费]@2023 := 1000.00万元"};
  const std::vector<std::string> none{"building.approved_area := 0平方米", "building.actual_area := 0平方米"};
  const std::vector<Row> equal{{"产出指标", "甲", "5次", "5次", "10分", "10分"},
                               {"产出指标", "乙", "≥2个", "≥2个", "10分", "10分"},
                               {"产出指标", "丙", "100%", "100%", "10分", "10分"},
                               {"产出指标", "丁", "4家", "4家", "10分", "10分"},
                               {"效益指标", "戊", "长效", "长效", "10分", "10分"}};
  std::vector<Row> unlike = equal;
  unlike[0].actual = "6次";
  return {
      {17, "indicator-twice", two_tables("110人", "120人"), two_tables("110人", "110人")},
      {20, "weight-total", rows(blocks("50分", "40分", "20分"), {"total.weight 9:= 100分"}),
       rows(blocks("50分", "40分", "10分"), {"total.weight 9:= 100分"})},
      {21, "block-weight",
       rows({{"产出指标", "甲", "", "", "20分", "20分"}, {"产出指标", "乙", "", "", "20分", "20分"}},
            {"block.weight[产出指标] 1:= 50分"}),
       rows({{"产出指标", "甲", "", "", "20分", "20分"}, {"产出指标", "乙", "", "", "30分", "30分"}},
            {"block.weight[产出指标] 1:= 50分"})},
      {22, "weight-pattern", rows(blocks("71分", "17分", "12分")), rows(blocks("50分", "40分", "10分"))},
      {23, "score-range", rows({{"产出指标", "甲", "", "", "10分", "11分"}}),
       rows({{"产出指标", "甲", "", "", "10分", "10分"}})},
      {24, "score-total", rows(blocks("50分", "40分", "10分"), {"total.score 9:= 95分"}),
       rows(blocks("50分", "40分", "10分"), {"total.score 9:= 100分"})},
      {25, "total-in-prose",
       rows(blocks("50分", "40分", "10分"), {"total.score 9:= 100分", "score.stated[整体] = 95分"}, "dept_self_eval"),
       rows(blocks("50分", "40分", "10分"), {"total.score 9:= 100分", "score.stated[整体] = 100分"}, "dept_self_eval")},
      {26, "grade-band", figures({"score.stated = 85分", "grade.stated = 优"}),
       figures({"score.stated = 90分", "grade.stated = 优"})},
      {27, "score-rule", ruled("公用经费控制率", steps, "", "8分", "8分", running),
       ruled("公用经费控制率", steps, "", "8分", "5分", running)},
      {28, "checklist-points", ruled("信息公开性", "①公开内容，1分；②公开时限，1分；③真实，2分。", "", "5分", "4分"),
       ruled("信息公开性", "①公开内容，1分；②公开时限，2分；③真实，2分。", "", "5分", "4分")},
      {29, "pro-rata-score", rows({{"产出指标", "培训人数", "100人", "90人", "10分", "9.5分", "缺席"}}),
       rows({{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "缺席"}})},
      {30, "target-missed-full-score", rows({{"产出指标", "供水人口", "≥4754人", "4604人", "10分", "10分"}}),
       rows({{"产出指标", "供水人口", "≥4604人", "4754人", "10分", "10分"}})},
      {31, "target-met-points-lost", rows({{"时效指标", "完成及时率", "100%", "100%", "10分", "7分"}}),
       rows({{"时效指标", "完成及时率", "100%", "100%", "10分", "10分"}})},
      {32, "reason-missing", rows({{"产出指标", "培训人数", "100人", "90人", "10分", "9分"}}),
       rows({{"产出指标", "培训人数", "100人", "90人", "10分", "9分", "缺席较多"}})},
      {34, "actual-is-comparator", rows({{"满意度指标", "群众满意度", "≥95%", "≥95%", "10分", "10分"}}),
       rows({{"满意度指标", "群众满意度", "≥95%", "96%", "10分", "10分"}})},
      {35, "all-actual-equal-target", rows(equal), rows(unlike)},
      {36, "comparator-sense", rows({{"满意度指标", "群众满意度", "≤95%", "96%", "10分", "10分"}}),
       rows({{"满意度指标", "群众满意度", "≥95%", "96%", "10分", "10分"}})},
      {37, "rate-range", rows({{"满意度指标", "群众满意度", "≥90%", "120%", "10分", "10分"}}),
       rows({{"满意度指标", "群众满意度", "≥90%", "100%", "10分", "10分"}})},
      {46, "cost-indicator", rows({{"成本指标", "预算成本", "≤30万元", "36.67万元", "10分", "10分"}}),
       rows({{"成本指标", "预算成本", "≤30万元", "29.5万元", "10分", "10分"}})},
      {47, "unit-cost",
       rows({{"成本指标", "补助标准", "500元/人", "500元/人", "10分", "10分"},
             {"产出指标", "补助人数", "100人", "100人", "10分", "10分"}},
            {"funds.executed[年度资金总额] 9:= 500万元"}),
       rows({{"成本指标", "补助标准", "500元/人", "500元/人", "10分", "10分"},
             {"产出指标", "补助人数", "100人", "100人", "10分", "10分"}},
            {"funds.executed[年度资金总额] 9:= 5万元"})},
      {61, "copied-indicators", two_projects("12次"), two_projects("11次")},
      {63, "default-full-score", ruled("面积控制率", steps, formula, "5分", "5分", none),
       ruled("面积控制率", std::string(steps) + "没有楼堂馆所项目的部门按满分计算。", formula, "5分", "5分", none)},
      {70, "unit-vs-indicator", rows({{"效益指标", "工业总产值", "8%", "8%", "10分", "10分"}}),
       rows({{"效益指标", "工业总产值", "8亿元", "8亿元", "10分", "10分"}})},
  };
}

}  // namespace ziping::check::testing
