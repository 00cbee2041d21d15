#include "check/narrative_scores.h"

#include <set>

namespace ziping::check {
namespace {

bool in_text(const Figure& figure, int report) {
  return !figure.fact->table && figure.fact->report == report;
}

/// Total of what the text gives each item, and how many there are; undefined where an item comes twice.
struct Told {
  Rational total = Rational(0);
  std::set<std::string> items;
  std::vector<const extract::Fact*> facts;
  bool clear = true;
};

Told told(const Material& material, std::string_view concept_id, int report) {
  Told all;
  for (const Figure& figure : material.figures.of(concept_id)) {
    if (!in_text(figure, report) || figure.item.empty()) continue;
    all.clear = all.clear && all.items.insert(figure.item).second;
    all.total = all.total + figure.value;
    all.facts.push_back(figure.fact);
  }
  return all;
}

}  // namespace

void check_narrative_scores(const Material& material, Drafts& drafts) {
  const Rational full(100);
  constexpr std::size_t kEnough = 3;
  const Figure* only = nullptr;
  for (const Figure& stated : material.figures.of("score.stated")) {
    if (stated.fact->table || (only && only->value != stated.value)) return;
    only = &stated;
  }
  if (!only || !material.figures.of("total.score").empty()) return;
  const Told weights = told(material, "indicator.weight", only->fact->report);
  const Told scores = told(material, "indicator.score", only->fact->report);
  const bool whole = weights.clear && scores.clear && weights.total == full && weights.items == scores.items;
  if (!whole || scores.items.size() < kEnough) return;
  std::vector<const extract::Fact*> facts{only->fact};
  facts.insert(facts.end(), scores.facts.begin(), scores.facts.end());
  const bool holds = scores.total == only->value;
  Draft result = draft("score-total", holds ? Verdict::Pass : Verdict::Fail, std::move(facts));
  result.unit = only;
  result.stated = only->value;
  result.computed = scores.total;
  drafts.push_back(std::move(result));
}

}  // namespace ziping::check
