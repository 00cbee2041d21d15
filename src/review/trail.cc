#include "review/trail.h"

#include <algorithm>
#include <set>
#include <utility>

#include "review/form_decision.h"

namespace ziping::review {

using store::Action;
using store::Decision;

namespace {

bool settles(const Decision& decision) {
  return !decision.blind && decision.action != Action::Skip && decision.action != Action::Undo;
}

}  // namespace

Trail::Trail(std::vector<Decision> decisions, const std::vector<extract::Fact>& facts,
             const std::vector<layout::Table>& tables)
    : decisions_(std::move(decisions)), standings_(decisions_.size()) {
  std::set<std::int64_t> undone;
  for (const Decision& decision : decisions_) {
    if (decision.undoes) undone.insert(*decision.undoes);
  }
  const std::vector<store::Ink> inks = inks_of(facts);
  for (std::size_t i = 0; i < decisions_.size(); ++i) {
    Standing& standing = standings_[i];
    standing.undone = undone.count(decisions_[i].id) != 0;
    const auto is_about = [&](const std::string& id) {
      standing.facts.push_back(id);
      by_fact_[id].push_back(i);
    };
    const bool form = is_about_form(decisions_[i]);
    for (const layout::Table& table : tables) {
      if (form && same_ink(ink_of(table), decisions_[i].ink)) is_about(table.id);
    }
    for (std::size_t fact = 0; !form && fact < facts.size(); ++fact) {
      if (facts[fact].page != decisions_[i].ink.page || !same_ink(inks[fact], decisions_[i].ink)) continue;
      is_about(facts[fact].id);
    }
    standing.stale = standing.facts.empty();
  }
  for (const auto& [fact, about] : by_fact_) {
    const auto last = std::find_if(about.rbegin(), about.rend(),
                                   [&](std::size_t i) { return settles(decisions_[i]) && !standings_[i].undone; });
    if (last != about.rend()) standings_[*last].in_force = true;
  }
}

const Decision* Trail::in_force(const std::string& fact) const {
  const auto found = by_fact_.find(fact);
  if (found == by_fact_.end()) return nullptr;
  for (auto i = found->second.rbegin(); i != found->second.rend(); ++i) {
    if (settles(decisions_[*i]) && !standings_[*i].undone) return &decisions_[*i];
  }
  return nullptr;
}

std::vector<const Decision*> Trail::about(const std::string& fact) const {
  std::vector<const Decision*> history;
  const auto found = by_fact_.find(fact);
  if (found == by_fact_.end()) return history;
  for (const std::size_t i : found->second) history.push_back(&decisions_[i]);
  return history;
}

bool Trail::skipped(const std::string& fact) const {
  const auto found = by_fact_.find(fact);
  if (found == by_fact_.end()) return false;
  for (auto i = found->second.rbegin(); i != found->second.rend(); ++i) {
    const Decision& decision = decisions_[*i];
    if (decision.blind || decision.action == Action::Undo || standings_[*i].undone) continue;
    return decision.action == Action::Skip;
  }
  return false;
}

const Decision* Trail::last_of(const std::string& reviewer) const {
  for (std::size_t i = decisions_.size(); i-- > 0;) {
    const Decision& decision = decisions_[i];
    if (decision.reviewer == reviewer && decision.action != Action::Undo && !standings_[i].undone) return &decision;
  }
  return nullptr;
}

Agreement agreement_of(const Trail& trail) {
  Agreement agreement;
  for (std::size_t i = 0; i < trail.decisions().size(); ++i) {
    const Decision& decision = trail.decisions()[i];
    if (!decision.blind || trail.standings()[i].undone || decision.action == Action::Skip) continue;
    ++agreement.asked;
    // The same words, or the same value however it is written ("1,200.0" and "1200").
    bool same = decision.old_text == decision.new_text;
    if (!same && decision.old_value && decision.new_value) {
      const auto before = Decimal::parse(*decision.old_value);
      const auto after = Decimal::parse(*decision.new_value);
      same = before && after ? *before == *after : *decision.old_value == *decision.new_value;
    }
    const bool unreadable = decision.action == Action::Unreadable;
    if (same && !(unreadable && decision.old_value)) ++agreement.agreed;
  }
  return agreement;
}

std::vector<std::string> second_look(const Trail& trail, std::size_t at_least) {
  std::set<std::string> asked;
  std::map<std::string, std::string> settled;  // by hash
  for (std::size_t i = 0; i < trail.decisions().size(); ++i) {
    const Decision& decision = trail.decisions()[i];
    const Standing& standing = trail.standings()[i];
    if (decision.blind && !standing.undone) asked.insert(standing.facts.begin(), standing.facts.end());
    // Kinds of tables are not asked a second time.
    if (standing.in_force && !is_about_form(decision)) settled.emplace(decision.ink_sha256, standing.facts.front());
  }
  const std::size_t wanted = std::max(at_least, settled.size() / 10);
  std::vector<std::string> sample;
  std::size_t met = 0;
  for (const auto& [hash, fact] : settled) {
    if (met++ >= wanted) break;
    if (asked.count(fact) == 0) sample.push_back(fact);
  }
  return sample;
}

}  // namespace ziping::review
