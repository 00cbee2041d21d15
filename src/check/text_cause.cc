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
  std::vector<std::string> others;
};

void add_readings(const layout::TextLine& line, std::vector<Place>& places) {
  Place place{line.text, {}};
  for (const layout::Reading& reading : line.readings) place.others.push_back(reading.text);
  if (!place.others.empty()) places.push_back(std::move(place));
}

std::vector<Place> places_of(const Fact& fact, const layout::DocumentReading& document) {
  std::vector<Place> places;
  for (const layout::Table& table : document.tables) {
    if (fact.table != table.id) continue;
    for (const layout::Cell& cell : table.cells) {
      if (cell.row != fact.row || cell.col != fact.col) continue;
      Place place{cell.text, {}};
      for (const layout::Reading& reading : cell.readings) place.others.push_back(reading.text);
      places.push_back(std::move(place));
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
    for (const std::string& other : place.others) {
      const auto theirs = text::to_code_points(other);
      if (is_number(*fact.value_text)) {
        add_numbers(other, found);
      } else if (at != std::u32string::npos && theirs.size() == ours.size()) {
        found.push_back(text::to_utf8(theirs.substr(at, wanted.size())));
      }
    }
  }
  std::erase(found, *fact.value_text);
  return found;
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

}  // namespace

void find_text_causes(const Material& material, std::vector<Finding>& findings) {
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

}  // namespace ziping::check
