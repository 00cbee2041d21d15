#include <fmt/format.h>

#include "chapters.h"
#include "remarks.h"

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

/// "，扣2分" after the score, now and then; the one planned to be wrong, wrong.
void say_loss(const Writer& w, const std::string& item, const Num& weight, const Num& score, Prose* prose) {
  const Num right = (weight - score).reduced();
  if (w.plain || right <= Num{}) return;
  const bool wrong = w.plan->take("deduction-in-prose");
  if (!wrong && !w.more->chance(0.5)) return;
  const Num lost = wrong ? right + Num{w.more->pick({5, 10, 20}), 1} : right;
  prose->say(w.more->pick({"，扣", "，扣减", "，扣除"}));
  prose->figure(lost.reduced().text() + "分", points_fact(w, "other", "", lost.reduced()));
  w.ledger->equal("deduction-in-prose", lost, right, item);
}

bool gap_in_headings(const Writer& w) {
  if (!w.plan->take("attachment-gap")) return false;
  w.ledger->words("attachment-gap", false, {}, "", "", "标题编号");
  return true;
}

}  // namespace

/// The self-evaluation told item by item, without a table.
std::vector<Block> narrative_chapters(const Writer& w) {
  const ReportData& r = w.report;
  Chapter c(w);
  c.heading("一、部门基本情况");
  c.body(fmt::format("{}认真履行职责，{}。", r.bureau, r.bureau_kind->duties[0]));
  say_spending(w, &c);
  say_remarks(w, Place::Money, &c);
  say_remarks(w, Place::Funds, &c);
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
    say_loss(w, row.name, weight, row.score, &prose);
    prose.say(w.random->pick({"。制度健全，执行到位。", "，按规定完成了年度任务。", "。"}));
    c.body(std::move(prose).paragraph());
  }
  say_remarks(w, Place::Work, &c);
  Num total = sum(scores).reduced();
  if (w.plan->take("score-total")) total = (total - Num::whole(w.more->pick({-3, 2, 5}))).reduced();
  if (!w.plain && (w.plan->wants("problem-vs-full-marks") || w.more->chance(0.5))) {
    c.heading("三、存在的问题");
    c.body(sentences(Subject::Problems, 2, true, w.more));
    say_remarks(w, Place::Problems, &c);
    c.heading(gap_in_headings(w) ? "五、自评结论" : "四、自评结论");
  } else {
    c.heading(gap_in_headings(w) ? "四、自评结论" : "三、自评结论");
  }
  Prose prose;
  std::string grade = grade_of(total);
  if (w.plan->take("grade-band")) grade = grade == "优" ? "良" : "优";
  prose.say(fmt::format("{}年度我局部门整体支出绩效自评得分", r.year))
      .figure(total.text() + "分", points_fact(w, "score.stated", "整体", total))
      .say("，评价等级为")
      .figure(grade, w.maker.words("grade.stated", grade))
      .say("。");
  w.ledger->sum("score-total", scores, total, "自评得分");
  if (!w.plain)
    w.ledger->words("grade-band", grade == grade_of(total), {total.text()}, grade, grade_of(total), "评价等级");
  c.body(std::move(prose).paragraph());
  c.signature();
  return c.take();
}

}  // namespace samples
