#include <set>

#include "indicator_block.h"
#include "indicator_rows.h"

namespace samples {
namespace {

bool holds(const std::string& name, std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

/// Shares that cannot exceed the whole.
bool proper_rate(const Indicator& i) {
  return i.unit == "%" && i.target && i.actual && holds(i.name, {"合格率", "满意度", "及时率", "准确率", "合规率"});
}

class Errors {
 public:
  Errors(const Writer& w, bool weighted, bool reasoned, std::vector<Indicator>* rows)
      : w_(w), weighted_(weighted), reasoned_(reasoned), rows_(*rows) {}

  void plant() {
    if (weighted_) scores();
    values();
  }

 private:
  template <typename Fits>
  Indicator* any(Fits fits) {
    std::vector<Indicator*> open;
    for (Indicator& i : rows_) {
      if (used_.count(&i) == 0 && !i.shares_above && fits(i)) open.push_back(&i);
    }
    if (open.empty()) return nullptr;
    Indicator* picked = w_.more->pick(open);
    used_.insert(picked);
    return picked;
  }

  bool money(const Indicator& i) const { return i.unit == w_.style.numbers.money_unit; }
  bool counted(const Indicator& i) const {
    return i.target && i.actual && i.unit != "%" && !money(i) && i.target->units > 10;
  }
  static bool full(const Indicator& i) { return i.score == i.weight && !i.missed(); }

  /// A row that missed its target, its score by the share reached; made where there is none.
  Indicator* missing() {
    if (Indicator* i = any([&](const Indicator& x) {
          return x.missed() && x.score == x.pro_rata(2).reduced() && x.score < x.weight && x.sign != "≤";
        })) {
      return i;
    }
    Indicator* i = any([&](const Indicator& x) { return counted(x) && full(x) && x.sign != "≤"; });
    if (i == nullptr) return nullptr;
    i->actual = Num::whole(i->target->units * w_.more->between(62, 92) / 100);
    i->score = i->pro_rata(2).reduced();
    i->reason =
        w_.more->pick({"受天气影响，部分任务推迟到下年实施", "资金到位较晚，进度滞后", "目标设定偏高，今后科学设定"});
    return i;
  }

  void scores() {
    if (w_.plan->wants("reason-missing") && reasoned_) {
      if (Indicator* i = missing()) {
        w_.plan->take("reason-missing");
        i->reason = w_.more->pick({"", "", "无", "—"});
        w_.ledger->words("reason-missing", false, {i->score.text(), i->weight.text()}, i->reason, "", i->name);
      }
    }
    if (w_.plan->wants("pro-rata-score")) {
      if (Indicator* i = missing()) {
        const Num right = i->score;
        Num wrong = right - Num{w_.more->pick({5, 10, 20, -5}), 1};
        if (wrong < Num{} || wrong >= i->weight) wrong = right - right * Num{3, 1};
        i->score = wrong.rounded(2).reduced();
        w_.plan->take("pro-rata-score");
        w_.ledger->words("pro-rata-score", false, {target_text(w_, *i), actual_text(w_, *i)}, i->score.text(),
                         right.text(), i->name);
      }
    }
    if (w_.plan->wants("target-met-points-lost")) {
      const auto fits = [](const Indicator& x) {
        return x.target && x.actual && full(x) && x.weight > Num::whole(2) && x.sign != "=";
      };
      if (Indicator* i = any(fits)) {
        w_.plan->take("target-met-points-lost");
        i->score = i->weight - Num::whole(w_.more->between(1, 2));
        i->reason = w_.more->pick({"工作仍有提升空间", "今后进一步加强管理", "效果有待持续巩固"});
        w_.ledger->words("target-met-points-lost", false, {target_text(w_, *i), actual_text(w_, *i)}, i->score.text(),
                         i->weight.text(), i->name);
      }
    }
  }

  void values() {
    if (w_.plan->wants("rate-range")) {
      if (Indicator* i = any([](const Indicator& x) { return proper_rate(x) && full(x); })) {
        w_.plan->take("rate-range");
        i->actual = w_.more->pick({Num::whole(290), Num::whole(195), Num::whole(980), Num::whole(103), Num{1055, 1}});
        w_.ledger->words("rate-range", false, {i->actual->text()}, actual_text(w_, *i), "100", i->name);
      }
    }
    if (w_.plan->wants("actual-is-comparator")) {
      if (Indicator* i = any([&](const Indicator& x) { return x.sign == "≥" && x.target && full(x) && !money(x); })) {
        w_.plan->take("actual-is-comparator");
        i->actual = i->target;
        const std::string figure = i->target->reduced().text() + i->unit;
        i->actual_shown =
            w_.more->pick({"≥" + figure, "≥" + figure, figure + "以上", "不低于" + figure, "＞" + figure});
        i->actual_sign = i->actual_shown.starts_with("＞") ? ">" : "≥";
        w_.ledger->words("actual-is-comparator", false, {i->target->text(), i->actual_shown}, i->actual_shown, "",
                         i->name);
      }
    }
    if (w_.plan->wants("comparator-sense")) {
      const auto turned = [&](const Indicator& x) {
        if (!x.target || !x.actual || *x.target != *x.actual || !full(x)) return false;
        return x.sign == "≤" ? holds(x.name, {"成本"}) : holds(x.name, {"合格率", "满意度"}) || counted(x);
      };
      if (Indicator* i = any(turned)) {
        w_.plan->take("comparator-sense");
        i->sign = i->sign == "≤" ? "≥" : "≤";
        w_.ledger->words("comparator-sense", false, {i->target->text(), target_text(w_, *i)}, target_text(w_, *i), "",
                         i->name);
      }
    }
    if (w_.plan->wants("unit-vs-indicator")) {
      if (Indicator* i = any([](const Indicator& x) { return proper_rate(x) && full(x); })) {
        w_.plan->take("unit-vs-indicator");
        i->unit = w_.more->pick({"个", "人", "户", "次"});
        w_.ledger->words("unit-vs-indicator", false, {i->actual->text(), i->target->text()}, target_text(w_, *i), "%",
                         i->name);
      }
    }
    if (w_.plan->wants("cost-indicator")) {
      if (Indicator* i =
              any([&](const Indicator& x) { return money(x) && x.actual && full(x) && *x.actual > Num::whole(3); })) {
        w_.plan->take("cost-indicator");
        const Num right = *i->actual;
        i->actual = Num{right.units * w_.more->between(55, 92) / 100, right.scale};
        w_.ledger->words("cost-indicator", false, {right.text(), i->actual->text()}, i->actual->text(), right.text(),
                         i->name);
      }
    }
    if (w_.plan->wants("doubled-number")) {
      if (Indicator* i = any([&](const Indicator& x) { return counted(x) && full(x); })) {
        w_.plan->take("doubled-number");
        const std::string once = actual_text(w_, *i);
        i->actual_shown = once + w_.more->pick({"", "", " "}) + once;
        w_.ledger->words("doubled-number", false, {i->actual->text(), once}, i->actual_shown, once, i->name);
      }
    }
    if (w_.whole_report && w_.plan->wants("indicator-twice")) {
      if (Indicator* i = any([](const Indicator& x) { return x.name == "在职人员控制率"; })) {
        w_.plan->take("indicator-twice");
        const Num right = *i->actual;
        i->actual = right > Num::whole(95) ? right - Num{w_.more->between(21, 70), 1}
                                           : right + Num{w_.more->between(11, 40), 1};
        w_.ledger->words("indicator-twice", false, {right.text(), i->actual->text()}, i->actual->text(), right.text(),
                         i->name);
      }
    }
  }

  const Writer& w_;
  bool weighted_;
  bool reasoned_;
  std::vector<Indicator>& rows_;
  std::set<const Indicator*> used_;
};

}  // namespace

void plant_further(const Writer& w, bool weighted, bool reasoned, std::vector<Indicator>* rows) {
  Errors(w, weighted, reasoned, rows).plant();
}

}  // namespace samples
