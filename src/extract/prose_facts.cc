#include "extract/prose_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/figures.h"
#include "extract/line_readings.h"
#include "extract/reports.h"
#include "extract/said_year.h"
#include "extract/tick_boxes.h"

namespace ziping::extract {
namespace {

using patterns::Span;

// A name or number that another reading of the same ink has otherwise is right about as often as not.
constexpr double kUnsureText = 0.5;
// Below it a line of print was read with doubts, and a name has nothing a check could hold it against.
constexpr double kDoubtfulLine = 0.75;

// The sentence around a place: from the last full stop to the next.
Span sentence_around(std::string_view text, const std::vector<std::string>& stops, const Span& span) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  for (const std::string& stop : stops) {
    const auto before = span.begin == 0 ? std::string_view::npos : text.rfind(stop, span.begin - 1);
    if (before != std::string_view::npos && before + stop.size() <= span.begin)
      begin = std::max(begin, before + stop.size());
    const auto after = text.find(stop, span.end);
    if (after != std::string_view::npos) end = std::min(end, after + stop.size());
  }
  return {begin, end};
}

Fact fact_at(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns, const Span& span,
             const ProseContext& context) {
  Fact fact;
  const Span sentence = sentence_around(paragraph.text, patterns.prose().stops(), span);
  fact.text = paragraph.text.substr(sentence.begin, sentence.end - sentence.begin);
  fact.match_begin = span.begin - sentence.begin;
  fact.match_end = span.end - sentence.begin;
  const layout::Place place = locate(paragraph, span.begin, span.end);
  fact.page = place.page;
  fact.box = place.box;
  fact.report = context.report;
  if (context.year > 0) fact.period = context.year;
  if (!paragraph.lines.empty()) {
    // What ends with its line may go on in the next: a name whose last character stands there, misread.
    const std::size_t last = std::min(line_of(paragraph, span.end), paragraph.lines.size() - 1);
    std::size_t line = std::min(line_of(paragraph, span.begin), last);
    fact.confidence = paragraph.lines[line].confidence;
    while (++line <= last) fact.confidence = std::min(fact.confidence, paragraph.lines[line].confidence);
  }
  return fact;
}

// The figures a claim takes: its own, and those within a name or number it reads as a text.
void claim(const patterns::ProseHit& hit, const patterns::MarkedText& marked, std::vector<bool>* claimed) {
  for (std::size_t i = 0; i < marked.quantities.size(); ++i) {
    const text::Quantity& quantity = marked.quantities[i];
    // Words that only stand for a value (a title for its kind of report) leave the figures among them to others.
    const bool inside =
        hit.record->raw && hit.record->value.empty() && quantity.begin < hit.span.end && hit.span.begin < quantity.end;
    if (inside || hit.quantity == static_cast<int>(i)) (*claimed)[i] = true;
  }
}

// "One" of something in words is a way of speaking more often than a figure ("一方平安", "一年").
bool is_manner_of_speaking(std::string_view text, const text::Quantity& quantity) {
  const std::string_view printed = text.substr(quantity.begin, quantity.end - quantity.begin);
  return printed.find_first_of("0123456789") == std::string_view::npos && quantity.printed_value &&
         *quantity.printed_value == Decimal(1) && quantity.kind == "count";
}

// A figure behind a multiplication sign belongs to a printed formula ("(a/b)×100%"), unless another figure with a unit
// is what it is taken times of ("27万亩×130元/亩").
bool in_formula(std::string_view text, const patterns::MarkedText& marked, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 3> kTimes{"×", "*", "╳"};
  std::string_view front = text.substr(0, quantity.begin);
  while (!front.empty() && front.back() == ' ') front.remove_suffix(1);
  const auto sign =
      std::find_if(kTimes.begin(), kTimes.end(), [&](std::string_view times) { return front.ends_with(times); });
  if (sign == kTimes.end()) return false;
  front.remove_suffix(sign->size());
  while (!front.empty() && front.back() == ' ') front.remove_suffix(1);
  return std::none_of(marked.quantities.begin(), marked.quantities.end(), [&](const text::Quantity& other) {
    return other.end == front.size() && other.value && !other.unit.empty() && other.kind != "percent";
  });
}

bool is_other_figure(std::string_view text, const patterns::MarkedText& marked, const text::Quantity& quantity) {
  constexpr std::array<std::string_view, 10> kNot{"date",    "year", "phone", "doc_no",     "project_code",
                                                  "ordinal", "enum", "grade", "fixed_word", "qualitative"};
  if (!quantity.value || quantity.unit.empty() || in_formula(text, marked, quantity)) return false;
  if (is_manner_of_speaking(text, quantity)) return false;
  return std::find(kNot.begin(), kNot.end(), quantity.kind) == kNot.end();
}

// A span of the normal form may take in spaces of the print at its ends.
void trim(std::string_view text, Span* span) {
  while (span->begin < span->end && text[span->begin] == ' ') ++span->begin;
  while (span->end > span->begin && text[span->end - 1] == ' ') --span->end;
}

void negate(Fact* fact) {
  if (fact->value) fact->value = fact->value->abs().negated();
  if (fact->base_value) fact->base_value = fact->base_value->abs().negated();
}

// A text fact's value: the words, the ISO date, the digits of a telephone number.
std::string text_value(const patterns::ProseHit& hit, const patterns::MarkedText& marked, std::string_view printed) {
  if (!hit.record->value.empty()) return hit.record->value;
  if (hit.quantity >= 0) {
    const text::Quantity& quantity = marked.quantities[static_cast<std::size_t>(hit.quantity)];
    if (!quantity.literal.empty()) return quantity.literal;
    if (quantity.kind == "year" && quantity.value) return quantity.value->to_string();
  }
  return std::string(printed.substr(hit.span.begin, hit.span.end - hit.span.begin));
}

// Whether a line is nothing but a text fact: a date, "annex 1".
bool is_text_fact(const layout::TextLine& line, patterns::TextPlace place, const patterns::PatternSet& patterns) {
  // Longer lines are running text.
  constexpr std::size_t kLongest = 60;
  if (line.text.size() > kLongest) return false;
  const auto marked = patterns::mark(line.text, patterns.language(), patterns.prose().signs(), {});
  for (patterns::ProseHit& hit : patterns.prose().match(marked, place, {})) {
    // The pattern must take the line from end to end; its text may be a part ("1" of "annex 1").
    if (!hit.record->text_as.empty() && hit.whole.begin == 0 && hit.whole.end == line.text.size()) return true;
  }
  return false;
}

// A date at the foot of a page and the number of the annex at the head of the next are no paragraph together.
std::optional<std::size_t> wrong_join(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns) {
  const patterns::TextPlace place = place_of(paragraph);
  for (std::size_t i = 1; i < paragraph.lines.size(); ++i) {
    if (paragraph.lines[i].page == paragraph.lines[i - 1].page) continue;
    if (is_text_fact(paragraph.lines[i], place, patterns) || is_text_fact(paragraph.lines[i - 1], place, patterns)) {
      return i;
    }
  }
  return std::nullopt;
}

layout::Paragraph part_of(const layout::Paragraph& paragraph, std::size_t first, std::size_t end) {
  layout::Paragraph part;
  part.kind = paragraph.kind;
  part.before_table = paragraph.before_table;
  const auto at = [&](std::size_t line) { return static_cast<std::ptrdiff_t>(line); };
  part.lines.assign(paragraph.lines.begin() + at(first), paragraph.lines.begin() + at(end));
  const std::size_t begin = paragraph.starts[first];
  const std::size_t stop = end < paragraph.starts.size() ? paragraph.starts[end] : paragraph.text.size();
  part.text = paragraph.text.substr(begin, stop - begin);
  for (std::size_t line = first; line < end; ++line) part.starts.push_back(paragraph.starts[line] - begin);
  return part;
}

// So many years from the report's. Where that is not known the figure is one like others: it must not pass for the
// report's own.
void set_period(int years, Fact* fact) {
  if (years == 0) return;
  if (fact->period) {
    *fact->period += years;
  } else {
    fact->concept_id = "other";
    fact->item.reset();
  }
}

// What a claimed figure or name is.
void fill(const patterns::ProseHit& hit, const patterns::MarkedText& marked, std::string_view printed, Fact* fact) {
  fact->concept_id = hit.record->concept_id;
  fact->pattern = hit.record->id;
  if (!hit.item.empty()) fact->item = hit.item;
  if (hit.item_span.end > hit.item_span.begin) {
    fact->item = printed.substr(hit.item_span.begin, hit.item_span.end - hit.item_span.begin);
  }
  if (!hit.record->text_as.empty()) {
    fact->value_text = text_value(hit, marked, printed);
    return;
  }
  set_quantity(marked.quantities[static_cast<std::size_t>(hit.quantity)], fact);
  if (hit.record->negative) negate(fact);
  if (hit.record->period) set_period(*hit.record->period, fact);
}

// A heading's name, or that of a numbered paragraph that begins with one: "(二)履职效能。该项指标分值50分".
void set_heading(const patterns::MarkedText& marked, patterns::TextPlace place, const patterns::PatternSet& patterns,
                 ProseContext* context) {
  constexpr std::size_t kLongestName = 60;
  constexpr std::size_t kLongestNumber = 12;
  const patterns::LabelParts parts = patterns::take_apart(marked.normal.utf8, patterns.marks());
  const bool heading = place == patterns::TextPlace::Heading;
  std::string name = parts.whole;
  const auto close = name.starts_with("(") ? name.find(')') : std::string::npos;
  const bool bracketed = close != std::string::npos && close <= kLongestNumber;
  if (bracketed) name.erase(0, close + 1);
  if (!heading && !bracketed && parts.number.empty()) return;
  std::size_t end = heading ? name.size() : std::string::npos;
  for (const std::string& stop : patterns.prose().stops()) end = std::min(end, name.find(stop));
  for (const std::string& colon : patterns.marks().colons) end = std::min(end, name.find(colon));
  if (end == std::string::npos || end > kLongestName || end == 0) return;
  // "项目立项(2分)": what brackets say behind it is no part of the name.
  context->heading = patterns::take_apart(name.substr(0, end), patterns.marks()).bare;
}

// "#" stands for the heading; without one the claim falls.
bool take_heading(const ProseContext& context, patterns::ProseHit* hit) {
  if (hit->item != "#") return true;
  hit->item = context.heading;
  return !hit->item.empty();
}

void read_boxes(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns, const ProseContext& context,
                std::vector<Fact>* facts) {
  std::string label;
  for (const Choice& choice : ticked_in(paragraph.text, patterns.marks(), patterns.language(), &label)) {
    Fact fact = fact_at(paragraph, patterns, {choice.begin, choice.end}, context);
    set_choice(choice.name, label.empty() ? context.heading : label, patterns.language(), &fact);
    facts->push_back(std::move(fact));
  }
}

/// A fact and the byte of its paragraph where it begins.
using PlacedFact = std::pair<std::size_t, Fact>;

// Amounts that are known by the words around them. A pattern's claim to the same figure falls: it saw fewer words.
// `withheld`: those that are known to be no fact but a figure like others.
void read_by_frames(const layout::Paragraph& paragraph, const patterns::MarkedText& marked,
                    const patterns::PatternSet& patterns, const ProseContext& context, std::vector<bool>* claimed,
                    std::vector<std::size_t>* withheld, std::vector<PlacedFact>* found) {
  for (const patterns::FrameHit& hit :
       patterns.frames().read(marked, {context.topic, context.report_kind, context.year})) {
    const auto index = static_cast<std::size_t>(hit.quantity);
    (*claimed)[index] = true;
    if (hit.meaning == nullptr) {
      withheld->push_back(index);
      continue;
    }
    const text::Quantity& quantity = marked.quantities[index];
    Fact fact = fact_at(paragraph, patterns, {quantity.begin, quantity.end}, context);
    fact.concept_id = hit.meaning->concept_id;
    fact.pattern = hit.meaning->id;
    if (hit.item.end > hit.item.begin) fact.item = paragraph.text.substr(hit.item.begin, hit.item.end - hit.item.begin);
    set_quantity(quantity, &fact);
    if (hit.negative) negate(&fact);
    set_period(hit.meaning->period, &fact);
    hear_others(paragraph, patterns.language(), quantity, &fact);
    found->emplace_back(quantity.begin, std::move(fact));
  }
}

}  // namespace

std::vector<Fact> read_text(std::string_view text, const Fact& base, const patterns::PatternSet& patterns, int year) {
  std::vector<Fact> facts;
  const auto marked = patterns::mark(text, patterns.language(), patterns.prose().signs(), {{}, false, year});
  std::vector<bool> claimed(marked.quantities.size());
  const auto fact_of = [&](Span span) {
    trim(text, &span);
    Fact fact = base;
    fact.match_begin = span.begin;
    fact.match_end = span.end;
    return fact;
  };
  for (patterns::ProseHit& hit : patterns.prose().match(marked, patterns::TextPlace::Cell, {})) {
    trim(text, &hit.item_span);
    Fact fact = fact_of(hit.span);
    fill(hit, marked, text, &fact);
    claim(hit, marked, &claimed);
    facts.push_back(std::move(fact));
  }
  for (std::size_t i = 0; i < marked.quantities.size(); ++i) {
    const text::Quantity& quantity = marked.quantities[i];
    if (claimed[i] || !is_other_figure(text, marked, quantity)) continue;
    Fact fact = fact_of({quantity.begin, quantity.end});
    fact.concept_id = "other";
    set_quantity(quantity, &fact);
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<Fact> read_paragraph(const layout::Paragraph& paragraph, const patterns::PatternSet& patterns,
                                 ProseContext* context) {
  std::vector<Fact> facts;
  // Between a table's title and its first row a line may say who filled it in, and when; its figures are no facts.
  // A whole sentence that leads to the table is running text.
  const auto& stops = patterns.prose().stops();
  const bool sentence = std::any_of(stops.begin(), stops.end(), [&](const std::string& stop) {
    return paragraph.text.find(stop) != std::string::npos;
  });
  const bool at_title = paragraph.kind == layout::ParagraphKind::TableTitle;
  const bool title_line = at_title && !sentence;
  if ((!is_text(paragraph) && !at_title) || paragraph.text.empty()) return facts;
  const auto line = context->whole ? std::nullopt : wrong_join(paragraph, patterns);
  if (line) {
    facts = read_paragraph(part_of(paragraph, 0, *line), patterns, context);
    for (Fact& fact : read_paragraph(part_of(paragraph, *line, paragraph.lines.size()), patterns, context)) {
      facts.push_back(std::move(fact));
    }
    return facts;
  }
  const patterns::TextPlace place = at_title && sentence ? patterns::TextPlace::Body : place_of(paragraph);
  const text::QuantityContext reading{{}, false, context->year};
  const auto marked = patterns::mark(paragraph.text, patterns.language(), patterns.prose().signs(), reading);
  if (place == patterns::TextPlace::Heading) context->topic = patterns.prose().topic_after(marked.text, {});
  if (!title_line) set_heading(marked, place, patterns, context);
  std::vector<bool> claimed(marked.quantities.size());
  std::vector<PlacedFact> found;
  std::vector<std::size_t> withheld;
  if (!title_line) read_by_frames(paragraph, marked, patterns, *context, &claimed, &withheld, &found);
  for (patterns::ProseHit& hit : patterns.prose().match(marked, place, context->topic, context->report_kind)) {
    if (hit.quantity >= 0 && claimed[static_cast<std::size_t>(hit.quantity)]) continue;
    if ((title_line && hit.record->text_as.empty()) || !take_heading(*context, &hit)) continue;
    trim(paragraph.text, &hit.span);
    trim(paragraph.text, &hit.item_span);
    Fact fact = fact_at(paragraph, patterns, hit.span, *context);
    fill(hit, marked, paragraph.text, &fact);
    if (fact.value_text && !readings_agree(paragraph, hit.span.begin, *fact.value_text, patterns.language())) {
      fact.sure = false;
      fact.confidence = std::min(fact.confidence, kUnsureText);
    }
    if (fact.value_text && fact.confidence < kDoubtfulLine) fact.sure = false;
    if (hit.quantity >= 0 && !fact.value_text) {
      hear_others(paragraph, patterns.language(), marked.quantities[static_cast<std::size_t>(hit.quantity)], &fact);
    }
    claim(hit, marked, &claimed);
    found.emplace_back(hit.span.begin, std::move(fact));
  }
  for (const std::size_t index : withheld) claimed[index] = false;
  std::stable_sort(found.begin(), found.end(),
                   [](const PlacedFact& one, const PlacedFact& other) { return one.first < other.first; });
  for (PlacedFact& each : found) set_said_year(context->year, patterns.marks(), true, &each.second);
  for (PlacedFact& each : found) facts.push_back(std::move(each.second));
  if (title_line) return facts;
  read_boxes(paragraph, patterns, *context, &facts);
  if (place == patterns::TextPlace::Title || place == patterns::TextPlace::Heading) return facts;
  for (std::size_t i = 0; i < marked.quantities.size(); ++i) {
    const text::Quantity& quantity = marked.quantities[i];
    if (claimed[i] || !is_other_figure(paragraph.text, marked, quantity)) continue;
    Fact fact = fact_at(paragraph, patterns, {quantity.begin, quantity.end}, *context);
    fact.concept_id = "other";
    set_quantity(quantity, &fact);
    set_said_year(context->year, patterns.marks(), false, &fact);
    hear_others(paragraph, patterns.language(), quantity, &fact);
    facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace ziping::extract
