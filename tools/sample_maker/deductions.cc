#include "chapters.h"

namespace samples {
namespace {

FactNote points(const Writer& w, const Num& value) {
  return points_fact(w, "other", "", value);
}

/// One deduction in one of the ways it is told; `style` keeps a paragraph in one manner.
void tell(const Writer& w, int style, const RuleRow& row, const Num& lost, Prose* p) {
  const std::string shown = lost.reduced().text() + "分";
  switch (style) {
    case 1:
      p->say("“" + row.name + "”满分")
          .figure(row.weight.text() + "分", points_fact(w, "indicator.weight", row.name, row.weight))
          .say("，自评")
          .figure(row.score.text() + "分", points_fact(w, "indicator.score", row.name, row.score))
          .say("，扣")
          .figure(shown, points(w, lost.reduced()));
      return;
    case 2:
      p->say(row.name + "扣").figure(shown, points(w, lost.reduced())).say("，原因是工作还有不足");
      return;
    case 3:
      p->say(row.name + "（扣").figure(shown, points(w, lost.reduced())).say("）");
      return;
    case 4:
      p->say("因" + row.name + "未达标，扣减").figure(shown, points(w, lost.reduced()));
      return;
    default:
      p->say(row.name + "指标扣").figure(shown, points(w, lost.reduced()));
  }
}

}  // namespace

void say_deductions(const Writer& w, Chapter* chapter) {
  const int style = w.plain ? 0 : w.more->pick_int(0, 4);
  Prose lost;
  lost.say(style == 0   ? "扣分方面："
           : style == 3 ? "主要扣分项为："
                        : w.more->pick({"扣分情况：", "扣分原因说明：", "本次自评扣分如下："}));
  std::vector<const RuleRow*> rows;
  for (const RuleRow& row : w.report.rules) {
    if (!row.shared && row.weight > row.score) rows.push_back(&row);
  }
  if (rows.empty()) {
    lost.say("各项指标均得满分。");
    chapter->body(std::move(lost).paragraph());
    return;
  }
  const bool wrong = w.plan->take("deduction-in-prose");
  const std::size_t at =
      wrong ? static_cast<std::size_t>(w.more->between(0, static_cast<long long>(rows.size()) - 1)) : 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Num right = (rows[i]->weight - rows[i]->score).reduced();
    Num said = right;
    if (wrong && i == at) said = right + Num{w.more->pick({5, 10, 20}), 1};
    tell(w, style, *rows[i], said.reduced(), &lost);
    lost.say("；");
    if (!w.plain) w.ledger->equal("deduction-in-prose", said, right, rows[i]->name);
  }
  lost.say("其余指标均得满分。");
  chapter->body(std::move(lost).paragraph());
}

}  // namespace samples
