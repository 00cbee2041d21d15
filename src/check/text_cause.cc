#include "check/text_cause.h"

#include <algorithm>

#include "check/facts_by_id.h"
#include "check/identity_checks.h"
#include "check/trial.h"
#include "text/code_points.h"

namespace ziping::check {
namespace {

using extract::Fact;

/// A text as it stands in our reading of a place, and what other readers saw there.
struct Place {
  std::string text;
  std::vector<layout::Reading> others;
};

void add_readings(const layout::TextLine& line, std::vector<Place>& places) {
  if (!line.readings.empty()) places.push_back({line.text, line.readings});
}

std::vector<Place> places_of(const Fact& fact, const layout::DocumentReading& document) {
  std::vector<Place> places;
  for (const layout::Table& table : document.tables) {
    if (fact.table != table.id) continue;
    for (const layout::Cell& cell : table.cells) {
      if (cell.row != fact.row || cell.col != fact.col) continue;
      places.push_back({cell.text, cell.readings});
      for (const layout::TextLine& line : cell.lines) add_readings(line, places);
    }
  }
  if (fact.table) return places;
  for (const layout::Paragraph& paragraph : document.paragraphs) {
    for (const layout::TextLine& line : paragraph.lines) {
      if (line.page == fact.page && line.text.find(*fact.value_text) != std::string::npos) add_readings(line, places);
    }
  }
  return places;
}

bool is_number(const std::string& text) {
  return text.find_first_not_of("0123456789- ") == std::string::npos;
}

/// Runs of digits as long as telephone numbers.
void add_numbers(const std::string& reading, std::vector<std::string>& found) {
  constexpr std::size_t kShortest = 7;
  for (std::size_t at = 0; at < reading.size();) {
    const std::size_t begin = reading.find_first_of("0123456789", at);
    if (begin == std::string::npos) return;
    const std::size_t end = std::min(reading.find_first_not_of("0123456789-", begin), reading.size());
    if (end - begin >= kShortest) found.push_back(reading.substr(begin, end - begin));
    at = end;
  }
}

/// What stands in the other readings where the fact's text stands in ours.
std::vector<std::string> readings_of(const Fact& fact, const layout::DocumentReading& document) {
  std::vector<std::string> found;
  const auto wanted = text::to_code_points(*fact.value_text);
  for (const Place& place : places_of(fact, document)) {
    const auto ours = text::to_code_points(place.text);
    const auto at = ours.find(wanted);
    for (const layout::Reading& other : place.others) {
      const auto theirs = text::to_code_points(other.text);
      if (is_number(*fact.value_text)) {
        add_numbers(other.text, found);
      } else if (at != std::u32string::npos && theirs.size() == ours.size()) {
        found.push_back(text::to_utf8(theirs.substr(at, wanted.size())));
      }
    }
  }
  std::erase(found, *fact.value_text);
  return found;
}

/// What is seen at one character of a name.
struct Seen {
  /// Two readers say what stands, or one is certain of it.
  bool seconded = false;
  std::set<char32_t> said;
};

/// A thought a reader had besides what it said is worth a tenth; from this confidence on one that knows words is right
/// alone.
constexpr double kSaid = 0.15;
constexpr double kCertain = 0.93;

std::vector<Seen> seen_in(const Fact& fact, const layout::DocumentReading& document) {
  const auto wanted = text::to_code_points(*fact.value_text);
  std::vector<Seen> seen(wanted.size());
  bool any = false;
  for (const Place& place : places_of(fact, document)) {
    const auto ours = text::to_code_points(place.text);
    const auto at = ours.find(wanted);
    if (at == std::u32string::npos) continue;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      std::set<std::string> readers;
      for (const layout::Reading& other : place.others) {
        const auto theirs = text::to_code_points(other.text);
        if (theirs.size() != ours.size()) continue;
        any = true;
        seen[i].said.insert(theirs[at + i]);
        if (theirs[at + i] != wanted[i]) continue;
        if (other.confidence > kSaid) readers.insert(other.reader);
        seen[i].seconded = seen[i].seconded || other.confidence >= kCertain;
      }
      seen[i].seconded = seen[i].seconded || readers.size() > 1;
    }
  }
  if (!any) seen.clear();
  return seen;
}

/// Two prints of one name that differ only where our reading of them is a guess: no two readers agree there, and either
/// that holds for both prints or one reader saw the other's character. A slip of the report is read alike by two.
bool differ_by_guesses(const Fact& one, const Fact& other, const layout::DocumentReading& document) {
  const auto a = text::to_code_points(*one.value_text);
  const auto b = text::to_code_points(*other.value_text);
  if (a.size() != b.size() || a == b) return false;
  const auto seen_a = seen_in(one, document);
  const auto seen_b = seen_in(other, document);
  if (seen_a.empty() || seen_b.empty()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    const bool both = !seen_a[i].seconded && !seen_b[i].seconded;
    const bool as_other = !seen_a[i].seconded && seen_a[i].said.contains(b[i]);
    const bool as_one = !seen_b[i].seconded && seen_b[i].said.contains(a[i]);
    if (!both && !as_other && !as_one) return false;
  }
  return true;
}

/// Takes two facts that are names and differ by guesses for misread. What stands there instead is left open unless a
/// reader saw the other name.
void blame_guesses(const Material& material, Finding& finding) {
  constexpr std::size_t kPair = 2;
  if (finding.facts.size() != kPair) return;
  const FactsById facts(material.extraction);
  const auto pair = facts.of(finding);
  const auto is_name = [](const Fact* fact) {
    return !fact->value && fact->value_text && !is_number(*fact->value_text);
  };
  if (pair.size() != kPair || !std::all_of(pair.begin(), pair.end(), is_name)) return;
  if (!differ_by_guesses(*pair[0], *pair[1], material.document)) return;
  finding.cause = Cause::Reading;
  for (std::size_t i = 0; i < kPair; ++i) {
    const auto readings = readings_of(*pair[i], material.document);
    const std::string& wanted = *pair[kPair - 1 - i]->value_text;
    if (std::find(readings.begin(), readings.end(), wanted) == readings.end()) continue;
    finding.suggestion = wanted;
    put_first(finding, pair[i]->id);
    return;
  }
}

/// Keys of the checks on names and texts that fail.
std::set<std::string> failing_texts(const Material& material) {
  Drafts drafts;
  check_identities(material, drafts);
  std::set<std::string> keys;
  for (const Draft& draft : drafts) {
    const Finding finding = finished(draft, material.book, false);
    if (finding.verdict == Verdict::Fail) keys.insert(key_of(finding));
  }
  return keys;
}

void try_readings(const Material& material, std::vector<Finding>& findings) {
  int left = 24;
  std::optional<extract::Extraction> changed;
  std::set<std::string> before;
  for (Finding& finding : findings) {
    if (finding.verdict != Verdict::Fail || finding.cause != Cause::Unknown) continue;
    for (const std::string& id : std::vector<std::string>(finding.facts)) {
      if (finding.cause == Cause::Reading) break;
      const auto& facts = material.extraction.facts;
      const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.id == id; });
      if (found == facts.end() || found->value || !found->value_text) continue;
      for (const std::string& reading : readings_of(*found, material.document)) {
        if (left-- <= 0) return;
        if (!changed) {
          changed = material.extraction;
          before = failing_texts(material);
        }
        Fact& fact = changed->facts[static_cast<std::size_t>(found - facts.begin())];
        fact.value_text = reading;
        const Figures figures(*changed, material.book, material.language);
        const Material with{material.document, *changed,          figures,        material.book,
                            material.scoring,  material.language, material.rules, material.names};
        const std::set<std::string> now = failing_texts(with);
        fact.value_text = found->value_text;
        const bool none_new = std::includes(before.begin(), before.end(), now.begin(), now.end());
        if (!none_new || now.contains(key_of(finding)) || !before.contains(key_of(finding))) continue;
        finding.cause = Cause::Reading;
        finding.suggestion = reading;
        put_first(finding, id);
        break;
      }
    }
  }
}

}  // namespace

void find_text_causes(const Material& material, std::vector<Finding>& findings) {
  try_readings(material, findings);
  for (Finding& finding : findings) {
    if (finding.verdict == Verdict::Fail && finding.cause == Cause::Unknown) blame_guesses(material, finding);
  }
}

}  // namespace ziping::check
