#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/box.h"
#include "extract/fact.h"

namespace ziping::store {

/// What a person says of a figure: it is read right; it is another one; it is read right and the report is wrong
/// there; nobody can read it; not now; the decision before is taken back.
enum class Action { Accept, Change, ReportWrong, Unreadable, Skip, Undo };

/// The print a figure stands in: page and box as displayed, and which of the `figures` in that box it is, from 0.
struct Ink {
  int page = 0;
  Box box;
  int figure = 0;
  int figures = 1;
  bool operator==(const Ink&) const = default;
};

/// One decision as it was made; never changed afterwards. `when` is UTC, ISO 8601. `old_text` is the figure's print as
/// it stood (read, or settled before), `new_text` as it stands after; values are exact decimals, or the text of a text
/// concept. `page_sha256` is of the page's reading that was shown. `undoes` is the decision an undo takes back.
struct Decision {
  std::int64_t id = 0;
  std::string when;
  std::string reviewer;
  Action action = Action::Accept;
  bool blind = false;
  std::string fact;
  std::string concept_id;
  std::optional<std::string> item;
  Ink ink;
  std::string ink_sha256;
  std::string old_text;
  std::optional<std::string> old_value;
  std::string new_text;
  std::optional<std::string> new_value;
  std::optional<std::string> unit;
  std::string reason;
  std::string page_sha256;
  std::optional<std::int64_t> undoes;
  std::string chain;
};

/// A figure that a decision settles. In a DocumentRecord `other` is the fact as it was read, the settled one being in
/// its place among the facts; handed to `decide` it is the settled fact. `decision` 0 is the one being made.
struct Settlement {
  std::int64_t decision = 0;
  extract::Fact other;
};

/// What a list of documents shows of one. `settled`: figures with a decision in force; `open`: the others that are
/// unsure, blamed by a failed check which is no mere notice, or in one whose cause is the reading or unknown.
struct DocumentCounts {
  int pages = 0;
  int tables = 0;
  int facts = 0;
  int unsure = 0;
  int open = 0;
  int settled = 0;
  int errors = 0;
  int warnings = 0;
  int notices = 0;
};

/// The chain value of a decision: SHA-256 over all its other members, the document's hash, and the chain before it.
std::string chain_of(const Decision& decision, std::string_view document_sha256, std::string_view before);

}  // namespace ziping::store
