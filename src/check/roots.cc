#include "check/roots.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/rational.h"
#include "check/facts_by_id.h"
#include "check/instead.h"

namespace ziping::check {
namespace {

using extract::Fact;
using Ids = std::unordered_set<std::string>;

std::optional<Decimal> difference(const Finding& finding) {
  const auto stated = finding.stated ? Decimal::parse(*finding.stated) : std::nullopt;
  const auto computed = finding.computed ? Decimal::parse(*finding.computed) : std::nullopt;
  return stated && computed ? stated->minus(*computed) : std::nullopt;
}

/// The same but for what one of them has been rounded by.
bool alike(const Decimal& a, const Decimal& b) {
  const int scale = std::min(a.scale(), b.scale());
  return Rational(a).rounded(scale) == Rational(b).rounded(scale);
}

bool failed(const Finding& finding) {
  return finding.verdict == Verdict::Fail;
}

/// A comparison with the figure itself as one side must be off by as much as the root: a limit may be kept by many
/// other values, and then says nothing about this one.
bool follows(const Finding& finding, const Finding& root, const Fact* culprit) {
  if (!culprit || !culprit->value) return false;
  const auto is_side = [&](const std::optional<std::string>& side) {
    const auto value = side ? Decimal::parse(*side) : std::nullopt;
    return value && *value == *culprit->value;
  };
  if (!is_side(finding.stated) && !is_side(finding.computed)) return true;
  const auto own = difference(finding);
  const auto other = difference(root);
  return own && other && alike(own->abs(), other->abs());
}

/// How often each figure stands in a failing finding.
std::unordered_map<std::string, int> count_failures(const std::vector<Finding>& findings) {
  std::unordered_map<std::string, int> failures;
  for (const Finding& finding : findings) {
    if (!failed(finding)) continue;
    for (const std::string& id : finding.facts) ++failures[id];
  }
  return failures;
}

struct Explained {
  std::set<std::size_t> findings;
  std::string culprit;
  int gain = 1;
  /// The report prints the value that mends them.
  bool printed = false;
};

/// The figure of a root that, were it another, would mend most: what the root computes, or a value that the report
/// prints. The latter says something only of a figure that more than one finding is about.
Explained explain(const std::vector<Finding>& findings, std::size_t index, const FactsById& facts,
                  const Instead& instead, const std::unordered_map<std::string, int>& failures, Trials& trials) {
  Explained best;
  const auto off = difference(findings[index]);
  const auto& stated = findings[index].facts;
  const auto try_out = [&](const Fact& fact, const Decimal& value, bool printed) {
    if (trials.used_up()) return;
    const Trials::Outcome outcome = trials.with(fact, value);
    const int gain = static_cast<int>(outcome.mended.size()) - outcome.spoiled;
    if (outcome.mended.contains(index) && gain > best.gain) best = {outcome.mended, fact.id, gain, printed};
  };
  for (const Fact* fact : facts.of(findings[index])) {
    const bool contested = failures.at(fact->id) >= 2;
    if (!fact->value || (!contested && fact->id != stated.front())) continue;
    if (off && !off->is_zero()) {
      for (const auto& other : {fact->value->minus(*off), fact->value->plus(*off)}) {
        if (other) try_out(*fact, *other, false);
      }
    }
    if (!contested || best.gain > 1) continue;
    for (const Decimal& other : instead.of(*fact, findings[index])) try_out(*fact, other, true);
  }
  return best;
}

/// Figures of one value that a holding check ties to each other: a sum with few parts, a comparison.
class Ties {
 public:
  explicit Ties(const std::vector<Finding>& findings) {
    // A long sum holds many figures together and says little about each.
    constexpr std::size_t kFew = 4;
    for (const Finding& finding : findings) {
      if (finding.verdict != Verdict::Pass || finding.facts.size() < 2 || finding.facts.size() > kFew) continue;
      for (const std::string& id : finding.facts) ties_[id].insert(finding.facts.begin(), finding.facts.end());
    }
  }
  bool tied(const std::string& a, const std::string& b) const {
    const auto found = ties_.find(a);
    return found != ties_.end() && found->second.contains(b);
  }

 private:
  std::unordered_map<std::string, Ids> ties_;
};

bool share_a_fact(const Finding& a, const Finding& b) {
  return std::any_of(a.facts.begin(), a.facts.end(), [&](const std::string& id) {
    return std::find(b.facts.begin(), b.facts.end(), id) != b.facts.end();
  });
}

Rational tolerance(const Finding& finding) {
  const auto value = finding.tolerance ? Decimal::parse(*finding.tolerance) : std::nullopt;
  return value ? Rational(*value) : Rational(0);
}

/// A difference of two digits ("5 points") occurs by chance, of three it hardly does; 10.00 has four, though they are
/// not printed.
bool is_telling(const Finding& finding, const Decimal& off) {
  const Rational step = tolerance(finding);
  constexpr long long kFine = 100;
  if (!step.is_zero() && Rational(off).abs() >= Rational(kFine) * step) return true;
  std::string digits;
  for (const char c : off.reduced().to_string()) {
    if (c >= '0' && c <= '9') digits += c;
  }
  digits.erase(0, digits.find_first_not_of('0'));
  constexpr std::size_t kEnough = 3;
  return digits.size() >= kEnough;
}

/// Both say the same of one figure, as far as what they compute it from is printed.
bool say_alike(const Finding& finding, const Finding& root) {
  if (finding.facts.empty() || root.facts.empty() || finding.facts.front() != root.facts.front()) return false;
  const auto own = finding.stated == root.stated ? difference(finding) : std::nullopt;
  const auto other = difference(root);
  return own && other && (Rational(*own) - Rational(*other)).abs() <= tolerance(finding) + tolerance(root);
}

bool off_alike(const Finding& finding, const Finding& root, const Ties& ties) {
  if (say_alike(finding, root)) return true;
  const auto own = difference(finding);
  const auto other = difference(root);
  if (!own || !other || own->is_zero() || own->abs() != other->abs()) return false;
  if (share_a_fact(finding, root)) return true;
  const bool any = !finding.facts.empty() && !root.facts.empty();
  if (any && ties.tied(finding.facts.front(), root.facts.front())) return true;
  if (!is_telling(finding, *own)) return false;
  return std::any_of(finding.facts.begin(), finding.facts.end(), [&](const std::string& a) {
    return std::any_of(root.facts.begin(), root.facts.end(), [&](const std::string& b) { return ties.tied(a, b); });
  });
}

/// A total that only another table contradicts, and that table has a figure which is wrong for a reason of its own; or
/// a figure of a sentence that tells of a part of the year only.
bool rests_on(const Finding& finding, const Finding& root) {
  if (finding.facts.empty()) return false;
  const bool told = std::find(root.facts.begin(), root.facts.end(), finding.facts.front()) != root.facts.end();
  if (root.check == "stale-period") return told && finding.check != root.check;
  constexpr std::size_t kSum = 5;
  if (finding.check != "total-in-prose" || finding.facts.size() < kSum || root.facts.empty()) return false;
  return root.check != finding.check &&
         std::find(finding.facts.begin() + 1, finding.facts.end(), root.facts.front()) != finding.facts.end();
}

}  // namespace

void find_roots(const extract::Extraction& extraction, Trials& trials, std::vector<Finding>& findings) {
  const FactsById facts(extraction);
  const Instead instead(extraction, facts);
  const auto failures = count_failures(findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!failed(findings[i]) || !findings[i].root.empty() || findings[i].facts.empty()) continue;
    Explained explained = explain(findings, i, facts, instead, failures, trials);
    const Fact* culprit = facts.find(explained.culprit);
    std::erase_if(explained.findings, [&](std::size_t index) {
      return !explained.printed && !follows(findings[index], findings[i], culprit);
    });
    for (const std::size_t index : explained.findings) {
      put_first(findings[index], explained.culprit);
      if (index == i || !findings[index].root.empty()) continue;
      const bool heads = std::any_of(findings.begin(), findings.end(),
                                     [&](const Finding& other) { return other.root == findings[index].id; });
      if (!heads) findings[index].root = findings[i].id;
    }
  }
  const Ties ties(findings);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!failed(findings[i]) || !findings[i].root.empty()) continue;
    for (std::size_t j = 0; j < findings.size(); ++j) {
      if (j == i || !failed(findings[j]) || !findings[j].root.empty()) continue;
      const bool alike = j > i && off_alike(findings[j], findings[i], ties);
      if (!alike && !rests_on(findings[j], findings[i])) continue;
      const std::string old = findings[j].id;
      findings[j].root = findings[i].id;
      for (Finding& other : findings) {
        if (other.root == old) other.root = findings[i].id;
      }
    }
  }
}

}  // namespace ziping::check
