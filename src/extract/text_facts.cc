#include "extract/text_facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "extract/entity_vote.h"
#include "extract/figures.h"
#include "extract/prose_facts.h"
#include "text/code_points.h"
#include "text/labels.h"

namespace ziping::extract {
namespace {

constexpr std::string_view kEntity = "entity.name";

using LinePlace = std::tuple<int, int, int>;
LinePlace place_of_line(const layout::TextLine& line) {
  return {line.page, static_cast<int>(line.box.x0), static_cast<int>(line.box.y0)};
}

// Two printings of a name that differ by so little are one name, misread in one place or in both.
constexpr double kSameName = 0.15;
constexpr double kUnsureName = 0.5;
// From this confidence on a name may be another unit's (the bureau of education, of sports), or printed with a slip.
constexpr double kCertainName = 0.9;

// A name as some of the facts have it.
struct Name {
  Fact* fact;
  std::string form;
  std::u32string signs;
  double confidence;
};

std::vector<Name> scanned_names(const patterns::PatternSet& patterns, std::vector<Fact>* facts) {
  std::vector<Name> names;
  for (Fact& fact : *facts) {
    // A text layer is what it says.
    if (fact.concept_id != kEntity || !fact.value_text || is_typed(fact.confidence)) continue;
    const std::string form = patterns.language().label_form(*fact.value_text);
    if (form.empty()) continue;
    names.push_back({&fact, form, text::to_code_points(form), fact.confidence});
  }
  return names;
}

// A name read otherwise in another place of the scan is not to be relied on in either: readers that lack a rare
// character leave it out, or take it for another, and are sure of it. The printing found most often in the document is
// likeliest; where this one was read with doubts it is taken for a misreading of that. The fact's text stays as read
// here, and what else was read is kept beside it.
void settle_names_that_disagree(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                                std::vector<Fact>* facts) {
  const std::vector<Name> names = scanned_names(patterns, facts);
  // Names seldom disagree, and only then is the document gone through, once.
  std::vector<std::string> texts;
  std::map<std::string, int> printed;
  const auto times = [&](const Name& name) {
    if (texts.empty()) texts = printed_texts(document, patterns.language());
    const auto [known, added] = printed.try_emplace(name.form, 0);
    if (added) known->second = times_printed(texts, name.form);
    return known->second;
  };
  // The facts change only when all names were compared.
  std::vector<std::pair<Fact*, std::string>> taken;
  for (const Name& one : names) {
    const Name* best = &one;
    for (const Name& other : names) {
      if (one.form == other.form) continue;
      const double limit = kSameName * static_cast<double>(std::max(one.signs.size(), other.signs.size()));
      if (text::label_distance(one.signs, other.signs, *patterns.confusions(), limit) > limit) continue;
      one.fact->sure = false;
      one.fact->confidence = std::min(one.fact->confidence, kUnsureName);
      auto& known = one.fact->alternatives;
      if (std::find(known.begin(), known.end(), *other.fact->value_text) == known.end()) {
        known.push_back(*other.fact->value_text);
      }
      if (one.confidence < kCertainName && times(other) > times(*best)) best = &other;
    }
    if (best != &one) taken.emplace_back(one.fact, *best->fact->value_text);
  }
  for (auto& [fact, name] : taken) {
    std::erase(fact->alternatives, name);
    fact->alternatives.insert(fact->alternatives.begin(), *fact->value_text);
    fact->value_text = std::move(name);
  }
}

}  // namespace

void read_notes(const layout::DocumentReading& document, const patterns::PatternSet& patterns, const ReportSplit& split,
                std::vector<Fact>* facts) {
  std::set<LinePlace> seen;
  for (const layout::Paragraph& paragraph : document.paragraphs) {
    for (const layout::TextLine& line : paragraph.lines) seen.insert(place_of_line(line));
  }
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    for (const layout::TextLine& line : document.tables[i].notes) {
      if (!seen.insert(place_of_line(line)).second) continue;
      layout::Paragraph note;
      note.kind = layout::ParagraphKind::Note;
      note.text = line.text;
      note.lines = {line};
      note.starts = {0};
      ProseContext context;
      context.report = split.of_table[i];
      context.year = split.reports[static_cast<std::size_t>(context.report)].year;
      for (Fact& fact : read_paragraph(note, patterns, &context)) facts->push_back(std::move(fact));
    }
  }
}

std::optional<std::string> settle_entity(const layout::DocumentReading& document, const patterns::PatternSet& patterns,
                                         const ReportSplit& split, std::vector<Fact>* facts) {
  const auto voted = vote_for_entity(document, patterns, *facts);
  settle_names_that_disagree(document, patterns, facts);
  if (!voted) return std::nullopt;
  const std::string& entity = *voted;
  const std::string wanted = patterns.language().label_form(entity);
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const layout::Paragraph& paragraph = document.paragraphs[i];
    if (!is_text(paragraph) || paragraph.text.empty() || paragraph.text.size() > entity.size() + 12) continue;
    if (patterns.language().label_form(paragraph.text) != wanted) continue;
    Fact fact;
    fact.concept_id = kEntity;
    fact.value_text = entity;
    fact.text = paragraph.text;
    fact.match_end = paragraph.text.size();
    const layout::Place place = locate(paragraph, 0, paragraph.text.size());
    fact.page = place.page;
    fact.box = place.box;
    const bool known = std::any_of(facts->begin(), facts->end(), [&](const Fact& other) {
      return other.concept_id == kEntity && other.page == fact.page && other.box == fact.box;
    });
    if (known) continue;
    if (!paragraph.lines.empty()) fact.confidence = paragraph.lines.front().confidence;
    fact.report = split.of_paragraph[i];
    const int year = split.reports[static_cast<std::size_t>(fact.report)].year;
    if (year > 0) fact.period = year;
    facts->push_back(std::move(fact));
  }
  return entity;
}

void drop_fallbacks(const patterns::PatternSet& patterns, std::vector<Fact>* facts) {
  std::set<std::string> fallbacks;
  for (const patterns::ProseRecord* record : patterns.prose().records()) {
    if (record->fallback) fallbacks.insert(record->id);
  }
  std::set<std::pair<std::string, int>> said;
  for (const Fact& fact : *facts) {
    if (!fallbacks.contains(fact.pattern) && !fact.subject) said.insert({fact.concept_id, fact.report});
  }
  std::erase_if(*facts, [&](const Fact& fact) {
    if (!fallbacks.contains(fact.pattern)) return false;
    // A form by itself is no report whose year could be told.
    const bool lone_form = fact.concept_id == "report.year" && !said.contains({"report.kind", fact.report});
    return lone_form || said.contains({fact.concept_id, fact.report});
  });
}

void keep_first_of_report(std::vector<Fact>* facts) {
  std::set<std::pair<std::string, int>> seen;
  std::erase_if(*facts, [&](const Fact& fact) {
    if (fact.concept_id != "report.year" && fact.concept_id != "report.kind") return false;
    return !seen.insert({fact.concept_id, fact.report}).second;
  });
}

}  // namespace ziping::extract
