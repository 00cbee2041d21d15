#include "remarks.h"

namespace samples {
namespace {

struct Known {
  const char* check;
  Place place;
  Remark say;
};

const std::vector<Known>& remarks() {
  static const std::vector<Known> all = {{"change-rate", Place::Money, change_rate},
                                         {"stated-rate", Place::Money, stated_rate},
                                         {"added-budget", Place::Money, added_budget},
                                         {"balance-statement", Place::Money, balance_statement},
                                         {"budget-adjustment", Place::Money, budget_adjustment},
                                         {"of-which-sum", Place::Funds, of_which_sum},
                                         {"stale-period", Place::Funds, stale_period},
                                         {"document-number", Place::Funds, document_number},
                                         {"counted-list", Place::Work, counted_list},
                                         {"product", Place::Work, product},
                                         {"x-of-y", Place::Work, x_of_y},
                                         {"rate-integer", Place::Work, rate_integer},
                                         {"problem-vs-full-marks", Place::Problems, problem_vs_full_marks}};
  return all;
}

constexpr double kOften = 0.35;
constexpr double kInForms = 0.25;

}  // namespace

void say_remarks(const Writer& w, Place place, Chapter* chapter) {
  if (w.plain) return;
  for (const Known& remark : remarks()) {
    if (remark.place != place) continue;
    const bool wanted = w.plan->wants(remark.check);
    if (!wanted && !w.more->chance(kOften)) continue;
    std::optional<Paragraph> said = remark.say(w, wanted);
    if (!said) continue;
    if (wanted) w.plan->take(remark.check);
    chapter->body(std::move(*said));
  }
}

std::string goal_remark(const Writer& w) {
  if (w.plain) return {};
  for (const Known& remark : remarks()) {
    if (remark.place != Place::Work) continue;
    // In a report most of them stand in the chapters.
    const bool wanted = w.plan->wants(remark.check) && (!w.whole_report || w.more->chance(kInForms));
    if (!wanted && !w.more->chance(0.1)) continue;
    const std::optional<Paragraph> said = remark.say(w, wanted);
    if (!said) continue;
    if (wanted) w.plan->take(remark.check);
    return said->text;
  }
  return {};
}

}  // namespace samples
