#include <fmt/format.h>

#include "remarks.h"

namespace samples {

std::optional<Paragraph> document_number(const Writer& w, bool wrong) {
  const ReportData& r = w.report;
  Random& random = *w.more;
  const std::string place = r.county.substr(0, 3);
  const int serial = random.pick_int(2, 88);
  const int of_year = random.pick({r.year, r.year + 1, r.year + 1});
  std::string year = std::to_string(of_year);
  std::string number = std::to_string(serial);
  if (wrong) {
    switch (random.pick_int(0, 4)) {
      case 0:
        year = std::to_string(r.date.year + random.pick_int(2, 9));
        break;
      case 1:
        year.erase(static_cast<std::size_t>(random.pick_int(1, 3)), 1);
        break;
      case 2:
        year.insert(2, "0");
        break;
      case 3:
        year = "1" + year.substr(1);
        break;
      default:
        number.clear();
    }
  }
  const std::string cited =
      fmt::format("{}{}〔{}〕{}号", place, random.pick({"财绩", "财发", "政办发", "财预"}), year, number);
  std::string text = fmt::format(
      fmt::runtime(
          random.pick({"根据《{0}财政局关于开展{1}年度预算绩效自评工作的通知》（{2}）要求，我局组织开展了自评工作。",
                       "按照《关于做好{1}年度部门整体支出绩效自评工作的通知》（{2}）精神，成立了自评工作小组。",
                       "资金由县财政局以{2}文件下达，我局按规定组织实施。"})),
      r.county, r.year, cited);
  w.ledger->words("document-number", !wrong, {}, "", "", cited);
  Prose p;
  p.say(text);
  return std::move(p).paragraph();
}

std::optional<Paragraph> problem_vs_full_marks(const Writer& w, bool wrong) {
  if (!wrong) return {};
  struct Complaint {
    const char* row;
    std::vector<const char*> said;
  };
  static const std::vector<Complaint> complaints = {
      {"预决算信息公开性", {"预决算信息公开不够及时，内容不够完整", "预决算公开工作不到位，个别内容未按时限公开"}},
      {"管理制度健全性", {"内部管理制度不够健全，部分制度未及时修订", "财务管理制度不健全"}},
      {"资金使用合规性", {"个别资金使用不合规，存在挤占挪用现象", "资金使用不够规范，个别支出审批手续不全"}},
      {"政府采购执行率", {"政府采购执行率偏低，个别采购未按预算执行"}},
      {"“三公经费”控制率", {"“三公经费”控制不严，公务接待费超出预算"}}};
  std::vector<const Complaint*> open;
  for (const Complaint& complaint : complaints) {
    for (const RuleRow& row : w.report.rules) {
      if (row.name == complaint.row && row.score == row.weight) open.push_back(&complaint);
    }
  }
  if (open.empty()) return {};
  const Complaint& picked = *w.more->pick(open);
  const std::string said = w.more->pick(picked.said);
  Prose p;
  p.say(w.more->pick({"此外，", "另外，", ""}) + said + "。");
  for (const RuleRow& row : w.report.rules) {
    if (row.name != picked.row) continue;
    w.ledger->words("problem-vs-full-marks", false, {row.score.text(), row.weight.text()}, said, "", row.name);
  }
  return std::move(p).paragraph();
}

}  // namespace samples
