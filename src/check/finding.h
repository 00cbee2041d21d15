#pragma once
#include <optional>
#include <string>
#include <vector>

namespace ziping::check {

enum class Verdict { Pass, Fail, Uncheckable };
enum class Severity { Error, Warning, Notice };
enum class Cause { None, Report, Reading, Unknown };

/// The outcome of one cross-check on one set of facts. `check` is a name of the catalogue (contract: column-sum ...).
/// `operands` are the figures as printed; `stated`, `computed` and `tolerance` exact decimals in the unit of the
/// stated figure. `facts` are the ids of the facts that entered, the blamed one first.
struct Finding {
  std::string id;
  std::string check;
  Verdict verdict = Verdict::Uncheckable;
  Severity severity = Severity::Notice;
  std::string message_zh;
  std::string message_en;
  std::vector<std::string> operands;
  std::optional<std::string> stated;
  std::optional<std::string> computed;
  std::optional<std::string> tolerance;
  bool rounding = false;
  Cause cause = Cause::None;
  std::optional<std::string> suggestion;
  std::optional<std::string> rule;
  std::vector<std::string> facts;
  /// Id of the finding this one follows from; empty for a root.
  std::string root;

  bool operator==(const Finding&) const = default;
};

}  // namespace ziping::check
