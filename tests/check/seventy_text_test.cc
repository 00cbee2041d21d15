#include "check/seventy_cases.h"

namespace ziping::check::testing {
namespace {

using Run = std::function<std::vector<Finding>()>;

Run text(std::vector<std::string> paragraphs, std::vector<std::string> more = {}) {
  return [paragraphs = std::move(paragraphs), more = std::move(more)] {
    FactBuilder b(2023);
    b.extraction().entity = "临河县商务和科技局";
    for (const std::string& paragraph : paragraphs) b.paragraph(paragraph);
    add_figures(b, more);
    return b.run();
  };
}

/// Texts as facts: dates, telephone numbers, attachments.
Run told(const char* concept_id, std::vector<std::string> values) {
  return [=] {
    FactBuilder b(2023);
    for (const std::string& value : values) {
      extract::Fact& fact = b.fact(concept_id, value);
      fact.value.reset();
      fact.value_text = value;
    }
    return b.run();
  };
}

/// An indicator with its score, and what the text says of it.
Run scored(const char* item, const char* score, const char* heading, const char* paragraph) {
  return [=] {
    FactBuilder b(2023);
    b.form("t1", "dept_indicators", {"level1", "item", "target", "actual", "weight", "score", "reason"});
    b.indicator("t1", 1, "过程", item, "", "", "5分", score, "见说明");
    b.paragraph(heading, layout::ParagraphKind::Heading);
    b.paragraph(paragraph);
    return b.run();
  };
}

Run cell(const char* printed) {
  return [=] {
    FactBuilder b(2023);
    b.put("t1", 0, 0, printed);
    return b.run();
  };
}

}  // namespace

std::vector<CatalogueCase> text_cases() {
  const std::vector<std::string> left{"funds.budget[年度资金总额] := 100.00万元",
                                      "funds.executed[年度资金总额] := 92.00万元"};
  const std::vector<std::string> spent{"funds.budget[年度资金总额] := 100.00万元",
                                       "funds.executed[年度资金总额] := 100.00万元"};
  return {
      {15, "change-rate", text({"支出110.00万元，比上年增加10.00万元，增长9%。"}),
       text({"支出110.00万元，比上年增加10.00万元，增长10%。"})},
      {33, "deduction-in-prose",
       scored("预算控制率", "4分", "六、自评结果", "预算控制数超出年初预算数30%以上，故该项不得分。"),
       scored("预算控制率", "0分", "六、自评结果", "预算控制数超出年初预算数30%以上，故该项不得分。")},
      {50, "date-order", told("report.date", {"2023-05-08"}), told("report.date", {"2024-05-08"})},
      {51, "year-agreement", told("report.year", {"2022"}), told("report.year", {"2023"})},
      {52, "stale-period", text({"截至9月底完成产值4亿元。"}), text({"截至12月底完成产值4亿元。"})},
      {53, "document-number", text({"根据某财绩〔2109〕9号文件要求。"}), text({"根据某财绩〔2019〕9号文件要求。"})},
      {54, "phone-digits", told("contact.phone", {"191000000029"}), told("contact.phone", {"19100000029"})},
      {55, "name-agreement", text({"县科技和粮食局核定行政编制14名。"}), text({"县商务科技局核定行政编制14名。"})},
      {56, "counted-list", text({"引进企业4家（甲集团、乙新材、丙农业），完成任务。"}),
       text({"引进企业3家（甲集团、乙新材、丙农业），完成任务。"})},
      {57, "product", text({"补助农户35户，每户补助2000元，共计9万元。"}),
       text({"补助农户35户，每户补助2000元，共计7万元。"})},
      {58, "x-of-y", text({"全县17个站点已经完成安装12个，其余4个延迟安装。"}),
       text({"全县17个站点已经完成安装13个，其余4个延迟安装。"})},
      {60, "attachment-gap", told("attachment", {"1", "3"}), told("attachment", {"1", "2", "3"})},
      {64, "balance-statement", text({"项目资金当年全部使用完毕，无结余。"}, left),
       text({"项目资金当年全部使用完毕，无结余。"}, spent)},
      {65, "problem-vs-full-marks", scored("预算完成率", "5分", "七、存在的主要问题", "预算执行进度偏慢。"),
       scored("预算完成率", "3分", "七、存在的主要问题", "预算执行进度偏慢。")},
      {69, "doubled-number", cell("854万854万"), cell("854万")},
  };
}

}  // namespace ziping::check::testing
