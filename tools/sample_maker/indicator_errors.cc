#include <algorithm>
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
  Errors(const Writer& w, Printed printed, std::vector<Indicator>* rows) : w_(w), printed_(printed), rows_(*rows) {}

  void plant() {
    if (w_.plan->wants("all-actual-equal-target")) copy_targets();
    if (w_.plan->wants("unit-cost")) cost_of_one();
    if (printed_.weighted) scores();
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

  /// The column of targets pasted into that of the values reached, signs and all.
  void copy_targets() {
    std::vector<Indicator*> copied;
    for (Indicator& i : rows_) {
      if (i.target && i.actual) copied.push_back(&i);
    }
    constexpr std::size_t kEnough = 6;
    if (printed_.sign_apart || copied.size() < kEnough || !w_.plan->take("all-actual-equal-target")) return;
    for (Indicator& i : rows_) {
      used_.insert(&i);
      if (!i.shares_above) i.score = i.weight;
      i.reason.clear();
      if (!i.target) i.actual_words = i.target_words;
    }
    for (Indicator* i : copied) {
      const bool paid = money(*i) && *i->actual != *i->target;
      if (paid) {
        w_.ledger->words("cost-indicator", false, {i->actual->text(), i->target->text()}, i->target->text(),
                         i->actual->text(), i->name);
      }
      if (w_.whole_report && i->name == "在职人员控制率" && *i->actual != *i->target) {
        w_.ledger->words("indicator-twice", false, {i->actual->text(), i->target->text()}, i->target->text(),
                         i->actual->text(), i->name);
      }
      i->actual = i->target;
      i->actual_shown = target_text(w_, *i);
      i->actual_sign = i->sign;
      if (i->sign.empty() || i->sign == "=") continue;
      w_.ledger->words("actual-is-comparator", false, {i->target->text(), i->actual_shown}, i->actual_shown, "",
                       i->name);
    }
    w_.ledger->words("all-actual-equal-target", false, {}, "", "", "全部指标");
  }

  /// "Cost of each" beside the number of them, many times what the money and the number give.
  void cost_of_one() {
    Indicator* cost = any([&](const Indicator& x) { return money(x) && x.actual && full(x); });
    Indicator* number = any([&](const Indicator& x) {
      const auto same = [&](const Indicator& other) { return other.unit == x.unit && other.actual; };
      return counted(x) && std::count_if(rows_.begin(), rows_.end(), same) == 1;
    });
    if (cost == nullptr || number == nullptr) return;
    // In 元, whatever the form's unit.
    const Num yuan = w_.style.numbers.yuan() ? *cost->actual : *cost->actual * Num::whole(10000);
    // Rounded up, so that so many times of it are so many times of the exact cost at least.
    const long long count = number->actual->truncated(0).units;
    const Num right = Num::whole((yuan.truncated(0).units + count - 1) / count);
    const Num wrong = right * Num::whole(w_.more->pick({12, 15, 20, 100}));
    w_.plan->take("unit-cost");
    cost->name = w_.more->pick({"单位成本", "平均成本", "补助标准"});
    cost->unit = "元/" + number->unit;
    cost->target = cost->actual = wrong;
    w_.ledger->words("unit-cost", false, {wrong.text(), yuan.text(), number->actual->text()}, wrong.text(),
                     right.text(), cost->name);
  }

  void scores() {
    if (w_.plan->wants("reason-missing") && printed_.reasoned) {
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
  Printed printed_;
  std::vector<Indicator>& rows_;
  std::set<const Indicator*> used_;
};

}  // namespace

void plant_further(const Writer& w, Printed printed, std::vector<Indicator>* rows) {
  Errors(w, printed, rows).plant();
}

}  // namespace samples
