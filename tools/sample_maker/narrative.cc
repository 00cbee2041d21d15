#include <fmt/format.h>

#include "chapters.h"

namespace samples {
namespace {

const std::vector<std::string> kNumerals = {"一", "二", "三", "四", "五", "六", "七", "八"};

/// Weight and score of one item, said one way or another; `named`: the sentence names the item, else the words before.
void say_points(const Writer& w, const std::string& item, const Num& weight, const Num& score, bool named,
                Prose* prose) {
  const FactNote of_weight = points_fact(w, "indicator.weight", item, weight);
  const FactNote of_score = points_fact(w, "indicator.score", item, score);
  const std::string first = weight.text() + "分";
  const std::string second = score.text() + "分";
  if (named && w.random->chance(0.5)) {
    prose->say(item + "（").figure(first, of_weight).say("），自评得").figure(second, of_score);
  } else if (named) {
    prose->say(item + "指标分值").figure(first, of_weight).say("，自评得分").figure(second, of_score);
  } else if (w.random->chance(0.5)) {
    prose->say("该项指标分值").figure(first, of_weight).say("，自评得").figure(second, of_score);
  } else {
    prose->say("满分").figure(first, of_weight).say("，自评得分").figure(second, of_score);
  }
}

}  // namespace

/// The self-evaluation told item by item, without a table.
std::vector<Block> narrative_chapters(const Writer& w) {
  const ReportData& r = w.report;
  Chapter c(w);
  c.heading("一、部门基本情况");
  c.body(fmt::format("{}认真履行职责，{}。", r.bureau, r.bureau_kind->duties[0]));
  say_spending(w, &c);
  c.heading("二、绩效自评情况");
  std::vector<Num> scores;
  std::string level;
  std::size_t levels = 0;
  int number = 0;
  for (std::size_t i = 0; i < r.rules.size(); ++i) {
    const RuleRow& row = r.rules[i];
    if (!row.shared) scores.push_back(row.score);
    if (row.shared || row.weight == Num{}) continue;
    // Rows that share a score are told together in print; here the first speaks for both.
    Num weight = row.weight;
    for (std::size_t k = i + 1; k < r.rules.size() && r.rules[k].shared; ++k) weight = weight + r.rules[k].weight;
    if (row.level1 != level) {
      level = row.level1;
      number = 0;
      c.subheading(fmt::format("（{}）{}情况", kNumerals[std::min(levels++, kNumerals.size() - 1)], level));
    }
    Prose prose;
    const bool named = w.random->chance(0.5);
    prose.say(fmt::format("{}.", ++number));
    if (!named) prose.say(row.name + "。");
    say_points(w, row.name, weight, row.score, named, &prose);
    prose.say(w.random->pick({"。制度健全，执行到位。", "，按规定完成了年度任务。", "。"}));
    c.body(std::move(prose).paragraph());
  }
  const Num total = sum(scores).reduced();
  c.heading("三、自评结论");
  Prose prose;
  const std::string grade = grade_of(total);
  prose.say(fmt::format("{}年度我局部门整体支出绩效自评得分", r.year))
      .figure(total.text() + "分", points_fact(w, "score.stated", "整体", total))
      .say("，评价等级为")
      .figure(grade, w.maker.words("grade.stated", grade))
      .say("。");
  w.ledger->sum("score-total", scores, total, "自评得分");
  c.body(std::move(prose).paragraph());
  c.signature();
  return c.take();
}

}  // namespace samples
