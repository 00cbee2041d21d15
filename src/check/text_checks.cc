#include "check/text_checks.h"

#include <algorithm>
#include <set>

#include "check/sentence_checks.h"
#include "check/word_lists.h"
#include "text/code_points.h"

namespace ziping::check {
namespace {

using patterns::TextMatch;

std::string group(const TextMatch& match, std::string_view name) {
  const auto found = match.groups.find(name);
  return found == match.groups.end() ? std::string() : found->second;
}

/// A figure in a match as printed, with its unit: exact value and what its print can stand for.
struct Printed {
  Rational value = Rational::undefined();
  Interval range = Interval::undefined();
  std::string text;
};

Printed printed(const Material& material, const TextMatch& match, std::string_view number, std::string_view unit) {
  Printed result;
  const auto decimal = Decimal::parse(group(match, number));
  if (!decimal) return result;
  result.text = decimal->to_string();
  Rational factor(1);
  if (const std::string name = group(match, unit); !name.empty()) {
    const auto one = material.language.read("1" + name);
    if (one.value && !one.value->is_zero()) factor = Rational(*one.value);
  }
  result.value = Rational(*decimal) * factor;
  result.range = Interval::around(result.value, factor * Rational::power_of_ten(-decimal->scale()) / Rational(2));
  return result;
}

Draft text_draft(const char* check, bool holds, const TextMatch& match, std::string_view text) {
  Draft result = draft(check, holds ? Verdict::Pass : Verdict::Fail, {});
  result.fill["text"] = std::string(text.substr(match.begin, match.end - match.begin));
  result.operands = {result.fill["text"]};
  return result;
}

void product(const Material& material, const TextMatch& match, std::string_view text, Drafts& drafts) {
  const Printed a = printed(material, match, "a", "");
  const Printed b = printed(material, match, "b", "ub");
  const Printed c = printed(material, match, "c", "uc");
  // How many there are is counted; what each gets is a figure of the print.
  const Interval range = Interval::exactly(a.value) * b.range;
  if (!range.defined() || !c.range.defined()) return;
  Draft result = text_draft("product", range.meets(c.range), match, text);
  result.operands = {a.text, b.text};
  result.stated_text = c.text;
  const Rational unit = c.value.is_zero() ? Rational(1) : c.value / Rational(*Decimal::parse(c.text));
  if (const auto in_unit = (a.value * b.value / unit).as_decimal(6)) result.computed_text = in_unit->to_string();
  drafts.push_back(std::move(result));
}

void x_of_y(const Material& material, const TextMatch& match, std::string_view text, Drafts& drafts) {
  const Printed n = printed(material, match, "n", "");
  const Printed a = printed(material, match, "a", "");
  const Printed b = printed(material, match, "b", "");
  if (!n.value.defined() || !a.value.defined() || !b.value.defined()) return;
  Draft result = text_draft("x-of-y", a.value + b.value == n.value, match, text);
  result.operands = {a.text, b.text};
  result.stated = n.value;
  result.computed = a.value + b.value;
  drafts.push_back(std::move(result));
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
  return count;
}

/// A list without what brackets explain ("办公室、政治部(含组织科、培训科)、立案庭"). Empty where one does not close.
std::string outside_brackets(std::string_view list) {
  std::string outside;
  int depth = 0;
  for (const char c : list) {
    if (c == '(') ++depth;
    if (depth == 0) outside.push_back(c);
    if (c == ')' && --depth < 0) return {};
  }
  return depth == 0 ? outside : std::string();
}

/// A list has one item more than separators; a joining word before the last may or may not separate.
void counted_list(const Material& material, const TextMatch& match, std::string_view text, Drafts& drafts) {
  const std::string list = outside_brackets(group(match, "list"));
  if (list.empty() || begins_with_word(material.book, "open-lists", list)) return;
  const auto number = material.language.read(group(match, "n"));
  if (!number.value || !number.value->is_integer()) return;
  constexpr std::string_view kTitle = "\xE3\x80\x8A";      // what opens a title
  constexpr std::string_view kSeparator = "\xE3\x80\x81";  // ideographic comma
  const auto titles = static_cast<long long>(occurrences(list, kTitle));
  const auto separators = titles > 1 ? titles - 1 : static_cast<long long>(occurrences(list, kSeparator));
  long long joints = 0;
  const auto last = list.rfind(kSeparator);
  for (const std::string& word : material.book.words("joining-words")) {
    if (titles < 2 && list.find(word, last == std::string::npos ? 0 : last) != std::string::npos) joints = 1;
  }
  const Rational said(*number.value);
  const Rational least(separators + 1);
  const Rational most(separators + 1 + joints);
  const bool open = holds_word(material.book, "and-others", last == std::string::npos ? list : list.substr(last));
  const bool exact = !match.pattern.ends_with("before-count") && !open;
  // "A, B and others, 5 in all" may name fewer than there are.
  if (!exact && said > most) return;
  const bool holds = said >= least && said <= most;
  Draft result = text_draft("counted-list", holds, match, text);
  result.operands = {number.value->to_string()};
  result.stated = said;
  result.computed = least;
  drafts.push_back(std::move(result));
}

void document_number(const Material& material, const TextMatch& match, std::string_view text, Drafts& drafts) {
  const std::string year = group(match, "year");
  const auto value = Decimal::parse(year);
  constexpr int kFirst = 1978;
  const int last = material.figures.year().value_or(2100) + 2;
  const bool plausible = value && !group(match, "number").empty() && year.size() == 4 && *value >= Decimal(kFirst) &&
                         *value <= Decimal(last);
  if (!plausible) drafts.push_back(text_draft("document-number", false, match, text));
}

/// The figures of a sentence are facts of their own where a pattern or the extraction of "other" figures found them: a
/// person is shown their places.
void point_to_figures(const Material& material, const layout::Paragraph& paragraph, std::size_t first, Drafts& drafts) {
  for (std::size_t i = first; i < drafts.size(); ++i) {
    Draft& about = drafts[i];
    for (const extract::Fact& fact : material.extraction.facts) {
      if (fact.table || !fact.value || paragraph.text.find(fact.text) == std::string::npos) continue;
      const std::string printed = fact.value->to_string();
      const bool entered = std::find(about.operands.begin(), about.operands.end(), printed) != about.operands.end();
      if (entered || about.stated_text == printed) about.facts.push_back(&fact);
    }
  }
}

/// Figures of a paragraph that are facts of a known concept.
Claimed claimed_in(const Material& material, const std::string& paragraph) {
  std::set<std::string> known;
  for (const extract::Fact& fact : material.extraction.facts) {
    if (fact.table || !fact.value || fact.concept_id == "other") continue;
    if (paragraph.find(fact.text) != std::string::npos) known.insert(fact.value->to_string());
  }
  return [known = std::move(known)](const std::string& printed) { return known.contains(printed); };
}

/// The figures of the sentences of a paragraph that hold the phrase.
void add_facts_beside(const Material& material, const layout::Paragraph& paragraph, const std::string& phrase,
                      std::vector<const extract::Fact*>& facts) {
  for (const extract::Fact& fact : material.extraction.facts) {
    if (fact.table || !fact.value || paragraph.text.find(fact.text) == std::string::npos) continue;
    if (material.language.normalise(fact.text).utf8.find(phrase) != std::string::npos) facts.push_back(&fact);
  }
}

/// Goals, results and reasons told in cells.
void check_cells(const Material& material, Drafts& drafts) {
  constexpr std::size_t kSentence = 36;
  const Claimed nothing = [](const std::string&) { return false; };
  for (const layout::Table& table : material.document.tables) {
    for (const layout::Cell& cell : table.cells) {
      if (cell.text.size() < kSentence) continue;
      const std::string text = material.language.normalise(cell.text).utf8;
      for (const TextMatch& match : material.book.match("counted-list", text))
        counted_list(material, match, text, drafts);
      check_sentences(material, text, nothing, drafts);
    }
  }
}

}  // namespace

void check_texts(const Material& material, Drafts& drafts) {
  std::set<std::string> stale;
  std::vector<const extract::Fact*> of_stale;
  for (const layout::Paragraph& paragraph : material.document.paragraphs) {
    const std::string text = material.language.normalise(paragraph.text).utf8;
    const std::size_t first = drafts.size();
    const auto each = [&](const char* check, auto&& handle) {
      for (const TextMatch& match : material.book.match(check, text)) handle(material, match, text, drafts);
    };
    each("product", product);
    each("x-of-y", x_of_y);
    each("counted-list", counted_list);
    each("document-number", document_number);
    check_sentences(material, text, claimed_in(material, paragraph.text), drafts);
    point_to_figures(material, paragraph, first, drafts);
    for (const TextMatch& match : material.book.match("stale-period", text)) {
      const std::string phrase = text.substr(match.begin, match.end - match.begin);
      stale.insert(phrase);
      add_facts_beside(material, paragraph, phrase, of_stale);
    }
  }
  check_cells(material, drafts);
  if (stale.empty()) return;
  Draft result = draft("stale-period", Verdict::Fail, std::move(of_stale));
  result.operands.assign(stale.begin(), stale.end());
  for (const std::string& phrase : stale) result.fill["text"] += (result.fill["text"].empty() ? "" : ", ") + phrase;
  drafts.push_back(std::move(result));
}

}  // namespace ziping::check
