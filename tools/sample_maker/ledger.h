#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "document.h"
#include "random.h"

namespace samples {

/// Which errors a report is to hold. A builder asks `take(check)` at the place where it could plant one; the first to
/// ask gets it.
class Plan {
 public:
  Plan() = default;
  Plan(std::vector<std::string> wanted) : wanted_(wanted.begin(), wanted.end()) {}
  /// True once for each planned check.
  bool take(const std::string& check);
  bool wants(const std::string& check) const { return wanted_.count(check) > 0; }
  const std::vector<std::string>& taken() const { return taken_; }

 private:
  std::set<std::string> wanted_;
  std::vector<std::string> taken_;
};

/// Recomputes what an auditor would, from the figures as they are printed, and keeps the findings. A check fails only
/// where an error was planted (or follows from a planted one).
class Ledger {
 public:
  void sum(const std::string& check, const std::vector<Num>& parts, const Num& total, const std::string& note);
  /// part / whole · 100 against a printed rate.
  void rate(const std::string& check, const Num& part, const Num& whole, const Num& stated, const std::string& note);
  void difference(const std::string& check, const Num& a, const Num& b, const Num& stated, const std::string& note);
  void equal(const std::string& check, const Num& stated, const Num& computed, const std::string& note);
  void at_most(const std::string& check, const Num& value, const Num& limit, const std::string& note);
  void words(const std::string& check, bool holds, const std::vector<std::string>& operands, const std::string& stated,
             const std::string& computed, const std::string& note);

  const std::vector<Finding>& findings() const { return findings_; }

 private:
  std::vector<Finding> findings_;
};

/// The checks a report of `kind` can plant; `plain`: the first kinds only.
std::vector<std::string> plantable(const std::string& kind, bool plain);

/// Those that are planted only where they are asked for by name: they take the place of a whole form's or report's
/// other errors.
std::vector<std::string> plantable_by_name(const std::string& kind);

/// `wanted` random ones of `plantable` (0 to 5 where negative).
Plan make_plan(const std::string& kind, int wanted, bool plain, Random* random);

}  // namespace samples
