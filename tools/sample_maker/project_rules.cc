#include "report_data.h"

namespace samples {

void make_project_rules(Random* random, ReportData* report) {
  struct Row {
    const char* level1;
    const char* level2;
    const char* name;
    int weight;
    const char* meaning;
    const char* points;
  };
  static const std::vector<Row> rows = {
      {"投入", "项目立项", "项目立项规范性", 6, "项目的申请和设立过程是否符合要求。",
       "①程序是否规范；②文件材料是否齐全；③是否经过可行性研究和集体决策。"},
      {"投入", "项目立项", "绩效目标合理性", 4, "绩效目标是否依据充分、符合实际。",
       "①是否符合政策和规划；②是否与单位职责相关；③产出是否符合正常水平。"},
      {"投入", "项目立项", "绩效指标明确性", 4, "绩效指标是否清晰、细化、可衡量。",
       "①是否分解为具体指标；②是否有可衡量的指标值；③是否与任务数对应。"},
      {"投入", "资金落实", "资金到位率", 3, "实际到位资金与计划投入资金的比率。",
       "资金到位率=（实际到位资金/计划投入资金）×100%。"},
      {"投入", "资金落实", "到位及时率", 3, "及时到位资金与应到位资金的比率。",
       "到位及时率=（及时到位资金/应到位资金）×100%。"},
      {"过程", "业务管理", "管理制度健全性", 5, "业务管理制度是否健全。",
       "①是否制定业务管理制度；②制度是否合法合规完整。"},
      {"过程", "业务管理", "制度执行有效性", 5, "项目实施是否符合管理规定。",
       "①是否遵守法规；②调整手续是否完备；③资料是否及时归档。"},
      {"过程", "业务管理", "项目质量可控性", 5, "是否采取必要的质量控制措施。",
       "①是否有质量标准；②是否采取检查验收措施。"},
      {"过程", "财务管理", "资金使用合规性", 8, "资金使用是否符合财务管理规定。",
       "①是否符合财经法规；②审批程序是否完整；③是否存在截留挪用。"},
      {"过程", "财务管理", "财务监控有效性", 7, "是否建立资金监控机制。", "①是否有监控机制；②是否开展财务检查。"},
      {"产出", "项目产出", "实际完成率", 5, "实际产出数与计划产出数的比率。",
       "实际完成率=（实际产出数/计划产出数）×100%。"},
      {"产出", "项目产出", "完成及时率", 5, "实际完成时间与计划完成时间的比较。",
       "完成及时率=[（计划完成时间-实际完成时间）/计划完成时间]×100%。"},
      {"产出", "项目产出", "质量达标率", 5, "质量达标产出数与实际产出数的比率。",
       "质量达标率=（质量达标产出数/实际产出数）×100%。"},
      {"产出", "项目产出", "成本节约率", 5, "节约成本与计划成本的比率。",
       "成本节约率=[（计划成本-实际成本）/计划成本]×100%。"},
      {"效果", "项目效益", "经济效益", 6, "对经济发展的影响。", "结合项目实际设定和评价。"},
      {"效果", "项目效益", "社会效益", 6, "对社会发展的影响。", ""},
      {"效果", "项目效益", "生态效益", 6, "对生态环境的影响。", ""},
      {"效果", "项目效益", "可持续影响", 6, "后续运行的持续影响。", ""},
      {"效果", "项目效益", "社会公众或服务对象满意度", 6, "服务对象对实施效果的满意程度。",
       "一般采取社会调查的方式。"}};
  const std::size_t shared_from = 15;
  const std::size_t shared_to = 17;
  const bool shared = random->chance(0.5);
  Num total;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    RuleRow out{
        row.level1, row.level2, row.name, Num::whole(row.weight), row.meaning, row.points, Num::whole(row.weight),
        false};
    if (random->chance(0.12)) out.score = out.score - Num::whole(random->between(1, 2));
    if (shared && i == shared_from - 1) out.score = Num::whole(24 - random->between(0, 4));
    if (shared && i >= shared_from && i <= shared_to) {
      out.shared = true;
      out.score = Num{};
    }
    total = total + out.score;
    report->project_rules.push_back(std::move(out));
  }
  report->project_score = total.reduced();
}

}  // namespace samples
