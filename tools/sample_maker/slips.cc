#include <fmt/format.h>

#include "writer.h"

namespace samples {
namespace {

/// What a clerk types for a character that sounds or looks like it.
std::string mistyped(const std::string& name, Random* random) {
  static const std::vector<std::pair<std::string, std::string>> slips = {
      {"农村", "农材"}, {"业", "叶"},     {"交通", "交同"}, {"输", "愉"},     {"教育", "教玉"}, {"卫生", "卫升"},
      {"健康", "建康"}, {"民政", "民正"}, {"文化", "文华"}, {"旅游", "旅由"}, {"水利", "水力"}, {"建设", "健设"},
      {"住房", "往房"}, {"人力", "人立"}, {"社会", "杜会"}, {"保障", "保章"}, {"自然", "自燃"}, {"资源", "资原"},
      {"商务", "商物"}, {"林", "材"},     {"生态", "生太"}, {"环境", "环镜"}, {"应急", "应及"}, {"管理", "管里"},
      {"市场", "市厂"}, {"监督", "监都"}};
  std::vector<std::pair<std::string, std::string>> fitting;
  for (const auto& slip : slips) {
    if (name.find(slip.first) != std::string::npos) fitting.push_back(slip);
  }
  if (fitting.empty()) return {};
  const auto& [right, wrong] = random->pick(fitting);
  std::string out = name;
  return out.replace(out.find(right), right.size(), wrong);
}

}  // namespace

std::string unit_name(const Writer& w) {
  const std::string& name = w.report.full_name;
  if (!w.plan->wants("name-agreement") || (w.whole_report && w.more->chance(0.6))) return name;
  // A form alone names the unit twice, the second time in short: of three characters nobody knows which bureau is
  // meant.
  constexpr std::size_t kTelling = 15;
  if (!w.whole_report && w.report.bureau.size() < kTelling) return name;
  const std::string wrong = mistyped(name, w.more);
  if (wrong.empty()) return name;
  w.plan->take("name-agreement");
  w.ledger->words("name-agreement", false, {}, "", "", wrong);
  return wrong;
}

int printed_year(const Writer& w, const std::string& where) {
  const int year = w.report.year;
  if (!w.plan->wants("year-agreement") || w.more->chance(0.5)) return year;
  w.plan->take("year-agreement");
  const int wrong = year + w.more->pick({-1, -1, 1});
  w.ledger->words("year-agreement", false, {std::to_string(wrong), std::to_string(year)}, std::to_string(wrong),
                  std::to_string(year), where);
  return wrong;
}

Date signing_date(const Writer& w) {
  const Date right = w.report.date;
  if (!w.plan->wants("date-order") || w.more->chance(0.4)) return right;
  w.plan->take("date-order");
  Date wrong = right;
  if (w.more->chance(0.6)) {
    wrong.year = w.report.year;
    wrong.month = w.more->pick_int(2, 11);
  } else {
    wrong.year = right.year + 1;
  }
  const auto text = [](const Date& d) { return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day); };
  w.ledger->words("date-order", false, {text(wrong), text(right)}, text(wrong), text(right), "日期");
  return wrong;
}

std::string printed_phone(const Writer& w, const std::string& phone) {
  if (!w.plan->take("phone-digits")) return phone;
  std::string wrong = phone;
  if (w.more->chance(0.6)) {
    wrong.erase(wrong.size() - 3, phone[0] == '1' ? 1 : 2);
  } else {
    wrong.insert(wrong.size() - 2, phone[0] == '1' ? 1 : 2, '6');
  }
  w.ledger->words("phone-digits", false, {wrong}, wrong, "", "电话");
  return wrong;
}

}  // namespace samples
