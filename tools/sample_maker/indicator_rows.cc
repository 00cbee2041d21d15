#include "indicator_rows.h"

namespace samples {

void plant_in_indicators(const Writer& w, bool scored, bool weighted, std::vector<Indicator>* rows) {
  if (!scored || !weighted) return;
  const auto any = [&](auto&& fits) -> Indicator* {
    std::vector<Indicator*> candidates;
    for (Indicator& i : *rows) {
      if (fits(i)) candidates.push_back(&i);
    }
    return candidates.empty() ? nullptr : w.random->pick(candidates);
  };
  const auto keeps_full = [&](const Indicator& i) {
    return i.target && i.sign != "≤" && !i.missed() && i.target->units > 10 && i.unit != w.style.numbers.money_unit;
  };
  if (w.plan->wants("target-missed-full-score")) {
    if (Indicator* i = any(keeps_full)) {
      w.plan->take("target-missed-full-score");
      i->actual = Num::whole(i->target->units * w.random->between(70, 96) / 100);
      i->score = i->weight;
      i->reason.clear();
    }
  }
  if (w.plan->wants("score-range")) {
    if (Indicator* i = any([](const Indicator& x) { return x.score == x.weight && !x.missed(); })) {
      w.plan->take("score-range");
      i->score = i->weight + Num::whole(w.random->between(1, 2));
    }
  }
  if (w.plan->wants("weight-total")) {
    if (Indicator* i = any([](const Indicator& x) { return x.score == x.weight && !x.missed(); })) {
      w.plan->take("weight-total");
      // The score goes with it, else the row would be a second error.
      i->weight = i->score = i->weight + Num::whole(w.random->pick({1, 2, 5}));
    }
  }
}

void share_score(std::vector<Indicator>* rows) {
  for (std::size_t i = 0; i + 1 < rows->size(); ++i) {
    Indicator& a = (*rows)[i];
    Indicator& b = (*rows)[i + 1];
    if (a.target || b.target || a.level1 != b.level1 || a.score != a.weight || b.score != b.weight) continue;
    a.weight = a.score = a.weight + b.weight;
    b.weight = b.score = Num{};
    b.shares_above = true;
    return;
  }
}

void leave_template_rows(Random* random, std::vector<Indicator>* rows) {
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const bool last = i + 1 == rows->size() || (*rows)[i + 1].level2 != (*rows)[i].level2;
    // Two rows that share a cell stay neighbours.
    const bool shared = i + 1 < rows->size() && (*rows)[i + 1].shares_above;
    if (!last || shared || (*rows)[i].blank || !random->chance(0.4)) continue;
    Indicator blank;
    blank.level1 = (*rows)[i].level1;
    blank.level2 = (*rows)[i].level2;
    blank.name = random->pick({"……", "指标2：", "", "……"});
    blank.blank = true;
    rows->insert(rows->begin() + static_cast<std::ptrdiff_t>(i) + 1, blank);
  }
}

}  // namespace samples
