#include <fmt/format.h>

#include "remarks.h"

namespace samples {
namespace {

std::string numeral(const Writer& w, int value) {
  return w.more->chance(0.3) ? chinese_number(value) : std::to_string(value);
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) text += (i > 0 ? std::string(between) : "") + names[i];
  return text;
}

std::vector<std::string> some(const Writer& w, std::vector<std::string> all, int low) {
  w.more->shuffle(&all);
  all.resize(static_cast<std::size_t>(w.more->pick_int(low, static_cast<int>(all.size()))));
  return all;
}

class Counts {
 public:
  Counts(const Writer& w, Prose* p) : w_(w), p_(*p) {}
  Counts& say(std::string_view words) {
    p_.say(words);
    return *this;
  }
  Counts& count(long long n, const std::string& unit) {
    const Num value = Num::whole(n);
    const std::string shown = w_.style.numbers.thousands ? value.grouped() : value.text();
    p_.figure(shown + unit, w_.maker.count("other", "", value, unit));
    return *this;
  }
  Counts& amount(const Num& value, const std::string& unit) {
    FactNote fact = w_.maker.count("other", "", value, unit);
    p_.figure(value.reduced().text() + unit, std::move(fact));
    return *this;
  }

 private:
  const Writer& w_;
  Prose& p_;
};

}  // namespace

std::optional<Paragraph> counted_list(const Writer& w, bool wrong) {
  Random& random = *w.more;
  const std::vector<std::string> rooms = {"办公室",     "人事股",     "规划财务股", "政策法规股",
                                          "行政审批股", "项目建设股", "监督检查股"};
  const std::vector<std::string> rules = {"《财务管理制度》",     "《公务接待管理办法》", "《固定资产管理办法》",
                                          "《政府采购管理制度》", "《内部控制手册》",     "《差旅费报销规定》"};
  const std::vector<std::string> units = {"服务中心", "执法大队", "技术推广站", "信息中心", "监测站"};
  const std::vector<std::string> towns = {"青石镇", "柳林乡", "白鹭镇", "云溪乡", "长坪镇", "大桥镇"};
  std::vector<std::string> names;
  std::string text;
  const auto number = [&](bool only_less) {
    int n = static_cast<int>(names.size());
    if (wrong) n += only_less ? -1 : random.pick({-1, 1, 2});
    return n;
  };
  int n = 0;
  switch (random.pick_int(0, 6)) {
    case 0:
      names = some(w, rooms, 4);
      n = number(true);
      text = fmt::format("局机关设{}等{}个内设机构。", joined(names, "、"), numeral(w, n));
      break;
    case 1:
      names = some(w, rooms, 4);
      n = number(false);
      text = fmt::format("内设{}个股室，分别是{}。", numeral(w, n), joined(names, "、"));
      break;
    case 2:
      names = some(w, rules, 3);
      n = number(true);
      text = fmt::format("先后修订完善{}等{}项制度，做到用制度管人管事。", joined(names, random.pick({"", "、"})),
                         numeral(w, n));
      break;
    case 3:
      names = some(w, units, 3);
      n = number(false);
      text = fmt::format("下属{}个二级机构：{}。", numeral(w, n), joined(names, "、"));
      break;
    case 4:
      names = some(w, towns, 3);
      n = number(false);
      text = fmt::format("项目覆盖{}个乡镇（{}）。", numeral(w, n), joined(names, "、"));
      break;
    case 5:
      names = some(w, towns, 3);
      n = number(true);
      text = fmt::format("工作组先后深入{}等{}个乡镇开展调研。", joined(names, "、"), numeral(w, n));
      break;
    default:
      names = some(w, {"项目建设", "资金管理", "资料归档", "后期管护", "群众评议"}, 3);
      n = number(false);
      text = fmt::format("重点核查以下{}个方面：{}。", numeral(w, n), joined(names, "、"));
  }
  if (n < 2) return {};
  w.ledger->words("counted-list", n == static_cast<int>(names.size()), names, std::to_string(n),
                  std::to_string(names.size()), text);
  Prose p;
  p.say(text);
  return std::move(p).paragraph();
}

std::optional<Paragraph> product(const Writer& w, bool wrong) {
  Random& random = *w.more;
  Prose p;
  Counts c(w, &p);
  // A clear slip: never within the rounding of any operand.
  const auto slip = [&](long long right) {
    if (!wrong) return right;
    const long long off = std::max(1LL, right * random.between(4, 15) / 100);
    return random.chance(0.5) && right > off ? right - off : right + off;
  };
  const auto in_wan = [&](long long yuan) { return Num{yuan, 4}; };
  const auto check = [&](const std::vector<std::string>& operands, const Num& stated, const Num& right,
                         const char* note) {
    w.ledger->words("product", stated == right, operands, stated.reduced().text(), right.reduced().text(), note);
  };
  switch (random.pick_int(0, 5)) {
    case 0: {
      const long long n = random.between(3, 24);
      const long long each = random.between(4, 12) * 5;
      const long long total = slip(n * each);
      c.say("全年举办业务培训班")
          .count(n, "期")
          .say(random.pick({"，每期", "，每期参训", "，每期培训"}))
          .count(each, "人");
      c.say(random.pick({"，共培训", "，累计培训", "，合计参训"})).count(total, random.pick({"人次", "人"})).say("。");
      check({std::to_string(n), std::to_string(each)}, Num::whole(total), Num::whole(n * each), "培训人次");
      break;
    }
    case 1: {
      const long long n = random.between(8, 160);
      const long long each = random.between(3, 20) * 50;
      const long long months = random.pick({6, 10, 12});
      const Num total = in_wan(slip(n * each * months));
      c.say("按每人每月")
          .count(each, "元")
          .say("的标准，为")
          .count(n, "名")
          .say("公益性岗位人员发放补贴")
          .count(months, "个月");
      c.say(random.pick({"，共计", "，合计", "，共发放"})).amount(total, "万元").say("。");
      check({std::to_string(n), std::to_string(each), std::to_string(months)}, total, in_wan(n * each * months),
            "补贴");
      break;
    }
    case 2: {
      const long long n = random.between(4, 60);
      const long long each = random.between(30, 90) * 100;
      const long long total = slip(n * each);
      c.say("购置办公电脑").count(n, "台").say(random.pick({"，单价", "，每台"})).count(each, "元");
      c.say(random.pick({"，合计", "，总价", "，共计"})).count(total, "元").say("。");
      check({std::to_string(n), std::to_string(each)}, Num::whole(total), Num::whole(n * each), "购置费");
      break;
    }
    case 3: {
      const long long n = random.between(120, 9800) * 10;
      const long long each = random.between(4, 24) * 10;
      const Num total = in_wan(slip(n * each));
      c.say("全县落实补贴面积").count(n, "亩").say(random.pick({"，每亩补贴", "，补贴标准为每亩"})).count(each, "元");
      c.say(random.pick({"，共发放补贴资金", "，补贴资金", "，共兑付"})).amount(total, "万元").say("。");
      check({std::to_string(n), std::to_string(each)}, total, in_wan(n * each), "补贴资金");
      break;
    }
    case 4: {
      const long long n = random.between(110, 3200);
      const long long each = random.between(4, 24) * 10;
      const Num area{n, 2};
      const Num total{slip(n * each), 2};
      const std::string sign = random.pick({"×", "×", "*"});
      c.say(random.pick({"补助资金按", "资金测算："}))
          .amount(area, "万亩")
          .say(sign)
          .count(each, "元/亩")
          .say(random.pick({"=", "计算，合计"}));
      c.amount(total, "万元").say("。");
      check({area.text(), std::to_string(each)}, total, Num{n * each, 2}, "测算");
      break;
    }
    default: {
      const long long n = random.between(30, 600);
      const long long each = random.between(4, 20) * 100;
      const Num total = in_wan(slip(n * each));
      c.say("节前走访慰问困难群众")
          .count(n, "户")
          .say("，每户")
          .count(each, "元")
          .say(random.pick({"，发放慰问金", "，共计发放", "，支出"}));
      c.amount(total, "万元").say("。");
      check({std::to_string(n), std::to_string(each)}, total, in_wan(n * each), "慰问金");
    }
  }
  return std::move(p).paragraph();
}

std::optional<Paragraph> x_of_y(const Writer& w, bool wrong) {
  Random& random = *w.more;
  Prose p;
  Counts c(w, &p);
  long long a = random.between(12, 180);
  const long long b = random.between(2, 30);
  const long long third = random.between(1, 6);
  long long total = a + b;
  const auto twist = [&] {
    if (wrong) total += random.pick({-2, -1, 1, 3, 5});
  };
  std::vector<std::string> operands = {std::to_string(a), std::to_string(b)};
  std::string note;
  switch (random.pick_int(0, 5)) {
    case 0:
      twist();
      note = "抽样检测";
      c.say("全年抽检样品")
          .count(total, "批次")
          .say("，合格")
          .count(a, "批次")
          .say(random.pick({"，不合格", "、不合格"}))
          .count(b, "批次");
      break;
    case 1:
      twist();
      note = "检查企业";
      c.say("检查生产经营单位")
          .count(total, "家")
          .say("，其中")
          .count(a, "家")
          .say("符合要求，")
          .count(b, "家")
          .say("被责令整改");
      break;
    case 2:
      twist();
      note = "信访";
      c.say("共受理群众来信来访").count(total, "件").say("，已办结").count(a, "件").say("，正在办理").count(b, "件");
      break;
    case 3:
      total += third;
      operands.push_back(std::to_string(third));
      twist();
      note = "问卷";
      c.say("共收回有效问卷")
          .count(total, "份")
          .say("，其中满意")
          .count(a, "份")
          .say("、基本满意")
          .count(b, "份")
          .say("、不满意")
          .count(third, "份");
      break;
    case 4:
      twist();
      note = "任务完成";
      c.say("下达的")
          .count(total, "项")
          .say("重点任务中，")
          .count(a, "项")
          .say("全面完成，")
          .count(b, "项")
          .say("正在推进");
      break;
    default:
      twist();
      note = "人员";
      c.say("全系统现有干部职工").count(total, "人").say("，其中在编").count(a, "人").say("，编外聘用").count(b, "人");
  }
  c.say("。");
  const bool holds = total == a + b + (operands.size() > 2 ? third : 0);
  long long right = a + b + (operands.size() > 2 ? third : 0);
  w.ledger->words("x-of-y", holds, operands, std::to_string(total), std::to_string(right), note);
  return std::move(p).paragraph();
}

std::optional<Paragraph> rate_integer(const Writer& w, bool wrong) {
  Random& random = *w.more;
  Prose p;
  Counts c(w, &p);
  const long long n = random.between(4, 18) * 5;
  const long long k = n - random.between(1, std::max(2LL, n / 8));
  const int scale = random.pick_int(1, 2);
  const Num right = percent(Num::whole(k), Num::whole(n), scale);
  // Half a person between two whole ones.
  const Num stated = wrong ? percent(Num::whole(2 * k + 1), Num::whole(2 * n), scale) : right;
  const auto rate = [&] { p.figure(stated.text() + "%", w.maker.percent("other", "", stated)); };
  switch (random.pick_int(0, 4)) {
    case 0:
      c.say("发放满意度调查问卷").count(n, "份").say("，全部收回，").say("满意率为");
      rate();
      break;
    case 1:
      c.say("随机走访").count(n, "户").say("农户，群众满意率达");
      rate();
      break;
    case 2:
      c.say("抽检产品").count(n, "批次").say("，合格率");
      rate();
      break;
    case 3:
      c.say("对").count(n, "名").say("服务对象进行问卷调查，满意率为");
      rate();
      break;
    default:
      c.say("共验收工程").count(n, "处").say("，一次验收合格率为");
      rate();
  }
  c.say("。");
  w.ledger->words("rate-integer", !wrong, {std::to_string(n)}, stated.text(), right.text(), "整数");
  return std::move(p).paragraph();
}

}  // namespace samples
