#include "extract/entity_vote.h"

#include <algorithm>
#include <map>

#include "text/code_points.h"
#include "text/labels.h"

namespace ziping::extract {
namespace {

constexpr std::string_view kEntity = "entity.name";
// Two printings of a name differ by no more than a seventh of its characters, unless they are two names.
constexpr double kSameName = 0.15;

struct Candidate {
  std::string name;
  std::u32string form;
  int votes = 0;
  double confidence = 0;
};

// One a label form; the printing read with most confidence stands for it.
std::vector<Candidate> candidates_of(const std::vector<Fact>& facts, bool of_projects, const text::Language& language) {
  std::map<std::string, Candidate> by_form;
  for (const Fact& fact : facts) {
    if (fact.concept_id != kEntity || !fact.value_text || fact.subject.has_value() != of_projects) continue;
    const std::string form = language.label_form(*fact.value_text);
    if (form.empty()) continue;
    Candidate& candidate = by_form[form];
    if (candidate.name.empty() || fact.confidence > candidate.confidence) candidate.name = *fact.value_text;
    candidate.confidence = std::max(candidate.confidence, fact.confidence);
    ++candidate.votes;
  }
  std::vector<Candidate> candidates;
  for (auto& [form, candidate] : by_form) {
    candidate.form = text::to_code_points(form);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace

std::vector<std::string> printed_texts(const layout::DocumentReading& document, const text::Language& language) {
  std::vector<std::string> texts;
  for (const layout::Paragraph& paragraph : document.paragraphs) texts.push_back(language.label_form(paragraph.text));
  for (const layout::Table& table : document.tables) {
    texts.push_back(language.label_form(table.title));
    for (const layout::Cell& cell : table.cells) {
      if (!cell.text.empty()) texts.push_back(language.label_form(cell.text));
    }
  }
  return texts;
}

int times_printed(const std::vector<std::string>& texts, const std::string& form) {
  int count = 0;
  for (const std::string& text : texts) {
    for (auto at = text.find(form); at != std::string::npos; at = text.find(form, at + form.size())) ++count;
  }
  return count;
}

std::optional<std::string> vote_for_entity(const layout::DocumentReading& document,
                                           const patterns::PatternSet& patterns, const std::vector<Fact>& facts) {
  const text::Language& language = patterns.language();
  std::vector<Candidate> candidates = candidates_of(facts, false, language);
  if (candidates.empty()) candidates = candidates_of(facts, true, language);
  if (candidates.empty()) return std::nullopt;
  if (candidates.size() == 1) return candidates.front().name;
  const std::vector<std::string> texts = printed_texts(document, language);
  for (Candidate& candidate : candidates) candidate.votes += times_printed(texts, text::to_utf8(candidate.form));
  // A short name within a long one ("林业局" of "柳溪县林业局") is the long one's.
  const auto is_short_for = [](const Candidate& one, const Candidate& other) {
    return one.form.size() < other.form.size() && other.form.ends_with(one.form);
  };
  std::erase_if(candidates, [&](const Candidate& one) {
    return std::any_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& other) { return is_short_for(one, other); });
  });
  // A name and its misreadings vote together; of them the one printed most often, then the surest, is the name.
  const Candidate* best = nullptr;
  int most = -1;
  for (const Candidate& one : candidates) {
    int votes = 0;
    bool leads = true;
    for (const Candidate& other : candidates) {
      const double limit = kSameName * static_cast<double>(std::max(one.form.size(), other.form.size()));
      if (text::label_distance(one.form, other.form, *patterns.confusions(), limit) > limit) continue;
      votes += other.votes;
      const auto rank = [](const Candidate& c) { return std::pair(c.votes, c.confidence); };
      leads = leads && rank(other) <= rank(one);
    }
    if (!leads || votes <= most) continue;
    best = &one;
    most = votes;
  }
  return best ? best->name : candidates.front().name;
}

}  // namespace ziping::extract
