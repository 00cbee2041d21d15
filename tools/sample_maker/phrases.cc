#include "phrases.h"

namespace samples {
namespace {

const std::vector<std::string>& pool(Subject subject) {
  static const std::vector<std::string> organisation = {"成立由主要负责人牵头的绩效管理小组，明确各股室的填报责任",
                                                        "把绩效目标分解到股室和岗位，按季度对照检查",
                                                        "在预算编制、执行、监督各环节落实绩效管理要求",
                                                        "建立财务与业务股室的会商制度，及时掌握项目进度",
                                                        "将自评结果与下一年度预算安排挂钩",
                                                        "组织业务人员学习绩效管理办法，统一填报口径"};
  static const std::vector<std::string> funds = {
      "资金拨付按合同约定和工程进度办理，手续齐全", "专项资金单独核算，做到账目清楚、凭证完整",
      "大额支出经领导班子集体研究后办理",           "对资金使用情况定期检查，未发现截留和挪用",
      "严格按批复的用途列支，不随意调整项目内容",   "及时与财政部门核对用款计划，减少资金沉淀",
      "项目完工后组织验收，按审定金额结算"};
  static const std::vector<std::string> accounts = {
      "会计核算执行政府会计制度，收支全部纳入账内管理", "每月编制财务报表并与银行对账",
      "报销实行经办、证明、审核、审批四级签字",         "原始凭证由财务人员逐笔审核，不合规的一律退回",
      "内部控制制度每年修订一次，重点岗位定期轮换",     "年终配合审计部门检查，问题按期整改"};
  static const std::vector<std::string> assets = {
      "固定资产由办公室统一登记，股室负责日常保管", "新增资产先申请后购置，严格执行配置标准",
      "每年末开展一次盘点，做到账卡物相符", "报废资产按规定程序报批，处置收入上缴国库", "闲置设备在单位内部调剂使用"};
  static const std::vector<std::string> effects = {"年度重点任务按计划推进，群众关心的问题得到较好解决",
                                                   "服务流程进一步简化，办事等候时间缩短",
                                                   "基层反映的困难逐件登记、限时答复",
                                                   "业务培训覆盖全部乡镇，工作人员能力有所提高",
                                                   "多部门协同机制运行顺畅，工作合力明显增强",
                                                   "资金投入与产出基本匹配，社会反响良好",
                                                   "项目实施带动了周边群众就业增收",
                                                   "宣传引导持续开展，政策知晓面不断扩大"};
  static const std::vector<std::string> problems = {"预算编制的细化程度还不够，个别项目年中追加较多",
                                                    "部分绩效指标设置偏笼统，量化依据不足",
                                                    "少数项目前期准备不充分，开工时间推迟",
                                                    "业务股室对绩效管理的认识有待加强",
                                                    "固定资产卡片信息更新不够及时",
                                                    "项目资料归档不够规范，个别材料收集较晚"};
  static const std::vector<std::string> measures = {"提前谋划下一年度项目，提高预算编制的准确性",
                                                    "结合职能修订绩效指标库，增加可衡量的指标",
                                                    "加快前期手续办理，按月通报支出进度",
                                                    "定期组织绩效管理培训，压实业务股室责任",
                                                    "完善资产管理台账，实行动态更新",
                                                    "建立项目档案清单，完成一项归档一项",
                                                    "加强事前评估，从源头控制低效支出"};
  static const std::vector<std::string> experience = {
      "领导重视是做好工作的前提，重要事项由主要负责人亲自协调", "制度先行，资金管理和项目管理均有章可循",
      "过程监督到位，发现偏差及时纠正", "注重听取服务对象意见，以评价结果改进工作"};
  static const std::vector<std::string> process = {
      "收集整理项目批复、合同、凭证等基础资料", "对照年初绩效目标逐项核实完成情况", "抽查部分项目现场并走访服务对象",
      "汇总打分并形成自评报告，经集体审议后报送", "对得分较低的指标分析原因并提出改进意见"};
  switch (subject) {
    case Subject::Organisation:
      return organisation;
    case Subject::Funds:
      return funds;
    case Subject::Accounts:
      return accounts;
    case Subject::Assets:
      return assets;
    case Subject::Effects:
      return effects;
    case Subject::Problems:
      return problems;
    case Subject::Measures:
      return measures;
    case Subject::Experience:
      return experience;
    case Subject::Process:
      break;
  }
  return process;
}

}  // namespace

std::string chinese_number(int value) {
  static const std::vector<std::string> digits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const int tens = value / 10;
  const std::string& ones = digits[static_cast<std::size_t>(value % 10)];
  if (tens == 0) return ones;
  return (tens > 1 ? digits[static_cast<std::size_t>(tens)] : "") + "十" + ones;
}

std::string sentences(Subject subject, std::size_t count, bool numbered, Random* random) {
  std::vector<std::string> all = pool(subject);
  random->shuffle(&all);
  if (all.size() > count) all.resize(count);
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (numbered) text += chinese_number(static_cast<int>(i) + 1) + "是";
    text += all[i] + (i + 1 < all.size() && !numbered ? "；" : "。");
  }
  return text;
}

}  // namespace samples
