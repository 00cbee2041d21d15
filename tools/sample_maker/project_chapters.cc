#include <fmt/format.h>

#include "chapters.h"

namespace samples {

std::vector<Block> project_chapters(const Writer& w, const Num& score) {
  const ReportData& r = w.report;
  Random& random = *w.random;
  Chapter c(w);
  c.title("项目支出绩效评价报告");
  c.heading("一、项目基本情况");
  c.subheading("（一）项目单位基本情况");
  std::string duties = r.bureau + "主要承担以下职责：";
  for (const char* duty : r.bureau_kind->duties) duties += std::string(duty) + "；";
  c.body(duties + "办理县委、县政府交办的其他事项。");
  c.subheading("（二）项目基本性质、用途和主要内容");
  Prose all;
  all.say(fmt::format("{}年本单位由财政预算拨款安排项目支出", r.year));
  say_money(w, &all, "spending.project", "", r.final_project);
  all.say("。");
  c.body(std::move(all).paragraph());
  int number = 0;
  for (const Project& p : r.projects) {
    Prose line;
    line.say(fmt::format("{}、{}", ++number, p.name));
    say_money(w, &line, "project.amount", p.name, p.executed);
    line.say("，" + p.purpose + "，由" + r.bureau + "相关股室会同乡镇组织实施。");
    c.body(std::move(line).paragraph());
  }
  c.subheading("（三）项目绩效目标");
  c.body(
      "项目资金专款专用，各项目实施内容与批复一致，完成年初确定的数量、质量和时效目标，控制项目成本，使服务对象满意。");
  c.heading("二、绩效评价工作情况");
  c.body("我局按照县财政局的要求开展项目支出绩效自评，主要做法是：" + sentences(Subject::Process, 5, true, &random));
  c.heading("三、绩效评价指标分析情况");
  c.subheading("（一）项目资金情况分析");
  Prose received;
  received.say(fmt::format("{}年财政项目资金到位", r.year));
  say_money(w, &received, "project.received", "", r.budget_project);
  received.say("，年末实际支出");
  say_money(w, &received, "spending.project", "", r.final_project);
  received.say("。" + sentences(Subject::Funds, 3, false, &random));
  c.body(std::move(received).paragraph());
  c.subheading("（二）项目实施情况分析");
  c.body(sentences(Subject::Organisation, 3, true, &random));
  c.body(sentences(Subject::Accounts, 3, false, &random));
  c.subheading("（三）项目绩效情况分析");
  for (const Project& p : r.projects) {
    Prose line;
    line.say(p.name + "：");
    for (const Indicator& i : p.indicators) {
      if (!i.actual || i.unit == "万元") continue;
      FactNote fact =
          i.unit == "%" ? w.maker.percent("other", "", *i.actual) : w.maker.count("other", "", *i.actual, i.unit);
      line.say(i.name + "完成").figure(i.actual->reduced().text() + i.unit, fact).say("，");
    }
    line.say(sentences(Subject::Effects, 1, false, &random));
    c.body(std::move(line).paragraph());
  }
  c.heading("四、综合评价情况及评价结论");
  Prose result;
  result.say("我单位根据项目支出绩效评价指标对各项目量化评价，项目自评得分");
  result.figure(score.text() + "分", points_fact(w, "score.stated", "项目", score));
  result.say("，评价等级为").figure(grade_of(score), w.maker.words("grade.stated", grade_of(score))).say("。");
  c.body(std::move(result).paragraph());
  w.ledger->equal("total-in-prose", score, score, "项目支出自评得分");
  c.heading("五、绩效评价结果应用建议");
  c.body(sentences(Subject::Measures, 3, true, &random));
  c.heading("六、主要经验及做法、存在的问题和建议");
  c.subheading("（一）主要经验及做法");
  c.body(sentences(Subject::Experience, 3, true, &random));
  c.subheading("（二）存在的问题");
  c.body(sentences(Subject::Problems, 2, true, &random));
  c.subheading("（三）意见及建议");
  c.body(sentences(Subject::Measures, 2, true, &random));
  c.heading("七、其他需要说明的问题");
  c.body("无。");
  c.signature();
  return c.take();
}

}  // namespace samples
