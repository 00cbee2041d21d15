#include "check/sentence_checks.h"

#include <algorithm>

#include "check/sentence.h"
#include "check/sentence_rates.h"
#include "check/targets.h"

namespace ziping::check {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::size_t first_where(const Sentence& sentence, std::size_t from, auto&& holds) {
  for (std::size_t i = from; i < sentence.figures.size(); ++i) {
    if (holds(sentence.figures[i])) return i;
  }
  return kNone;
}

Interval sum_of(const std::vector<const Said*>& parts) {
  Interval sum = Interval::exactly(Rational(0));
  for (const Said* part : parts) sum = sum + part->range;
  return sum;
}

Rational total_of(const std::vector<const Said*>& parts) {
  Rational total(0);
  for (const Said* part : parts) total = total + part->value;
  return total;
}

/// The parts told behind "其中", up to the first figure that is none.
std::vector<const Said*> parts_behind(const Material& material, const Sentence& sentence, std::size_t whole) {
  std::vector<const Said*> parts;
  const auto& figures = sentence.figures;
  if (whole + 1 >= figures.size() || !holds_word(material.book, "of-which-words", figures[whole + 1].gap)) return parts;
  const int depth = figures[whole + 1].depth;
  for (std::size_t i = whole + 1; i < figures.size(); ++i) {
    const Said& part = figures[i];
    // Parts of a part, and what stands in brackets behind one.
    if (i > whole + 1 && holds_word(material.book, "of-which-words", part.gap)) break;
    if (part.depth < depth || holds_word(material.book, "no-part-words", part.gap)) break;
    if (part.depth > depth || part.percent()) continue;
    if (!same_unit(material, figures[whole], part)) break;
    parts.push_back(&part);
    // Once they make up the whole, what follows is something else.
    if (parts.size() > 1 && sum_of(parts).meets(figures[whole].range)) break;
  }
  return parts;
}

void of_which(const Material& material, const Sentence& sentence, std::size_t whole, Drafts& drafts) {
  const Said& total = sentence.figures[whole];
  // Points of a rule are nested, each with conditions of its own.
  if (total.score()) return;
  // "800, 50 more than last year, of which ...": the parts are not those of the change.
  const bool added = holds_word(material.book, "added-words", total.lead);
  if (!added && ends_in_word(material.book, "change-words", total.lead)) return;
  const auto parts = parts_behind(material, sentence, whole);
  if (parts.size() < 2) return;
  const bool apart = std::none_of(parts.begin(), parts.end(), [&](const Said* part) {
    return holds_word(material.book, "overlapping-parts", part->lead) ||
           holds_word(material.book, "overlapping-parts", part->tail);
  });
  if (!apart) return;
  const Interval sum = sum_of(parts);
  const bool exceeds = total.value < total_of(parts) && !sum.meets(total.range);
  const bool falls_short = added && !sum.meets(total.range);
  Draft result = sentence_draft(added ? "added-budget" : "of-which-sum", !exceeds && !falls_short, sentence);
  for (const Said* part : parts) result.operands.push_back(part->text);
  state(total, total_of(parts), result);
  drafts.push_back(std::move(result));
}

/// Two words that share out a whole between them ("合格|不合格"): the first part is called by the one, the second by
/// the other.
bool complements(const Material& material, const Said& a, const Said& b) {
  const auto around = [](const Said& figure) { return std::string(figure.lead) + "|" + std::string(figure.tail); };
  const std::string first = around(a);
  const std::string second = around(b);
  const auto& pairs = material.book.words("complements");
  return std::any_of(pairs.begin(), pairs.end(), [&](const std::string& pair) {
    const auto bar = pair.find('|');
    const std::string one = pair.substr(0, bar);
    const std::string other = pair.substr(bar + 1);
    return first.find(one) != std::string::npos && second.find(other) != std::string::npos &&
           first.find(other) == std::string::npos;
  });
}

/// A whole and the two or three parts that must make it up.
bool shared_out(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  for (std::size_t i = 0; i + 2 < figures.size(); ++i) {
    if (!figures[i].counted() || holds_word(material.book, "no-whole-words", figures[i].lead)) continue;
    std::vector<const Said*> parts;
    for (std::size_t k = i + 1; k < figures.size() && same_unit(material, figures[i], figures[k]); ++k) {
      if (figures[k].depth < figures[i + 1].depth) break;  // "106 in post (of whom 104 ... and 2 ...), 30 retired"
      parts.push_back(&figures[k]);
    }
    if (parts.size() < 2 || parts.size() > 3 || !complements(material, *parts[0], *parts.back())) continue;
    if (std::any_of(parts.begin(), parts.end(), [&](const Said* part) { return part->value > figures[i].value; }))
      return false;
    Draft result = sentence_draft("x-of-y", total_of(parts) == figures[i].value, sentence);
    for (const Said* part : parts) result.operands.push_back(part->text);
    state(figures[i], total_of(parts), result);
    drafts.push_back(std::move(result));
    return true;
  }
  return false;
}

/// What is paid or done for each one: "each" before the unit of what is counted, a price, or a unit of two ("/").
bool each_of(const Material& material, const Said& each, const Said& count) {
  const std::string& unit = count.quantity.unit;
  if (each.quantity.unit.ends_with("/" + unit)) return true;
  if (holds_word(material.book, "price-words", each.lead)) return count.counted();
  const bool people = begins_with_word(material.book, "people-units", unit);
  for (const std::string& word : material.book.words("each-words")) {
    const auto at = each.lead.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view behind = each.lead.substr(at + word.size());
    if (behind.starts_with(unit) || (people && begins_with_word(material.book, "people-units", behind))) return true;
  }
  return false;
}

/// n at b each, for so many months, are c in all.
void product(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  if (figures.size() < 3 || figures.size() > 4) return;
  const Said& total = figures.back();
  if (!holds_word(material.book, "total-words", total.gap)) return;
  const Said* each = nullptr;
  const Said* count = nullptr;
  const Said* times = nullptr;
  for (std::size_t i = 0; i + 1 < figures.size(); ++i) {
    const Said& figure = figures[i];
    if (figure.quantity.kind == "duration") {
      times = &figure;
    } else if (!each && (holds_word(material.book, "each-words", figure.lead) ||
                         holds_word(material.book, "price-words", figure.lead) || figure.quantity.kind == "rate")) {
      each = &figure;
    } else if (!count) {
      count = &figure;
    }
  }
  if (!each || !count || !each_of(material, *each, *count)) return;
  const bool by_time = holds_word(material.book, "each-time-words", each->lead);
  if (by_time != (times != nullptr) || figures.size() != (times ? 4U : 3U)) return;
  const bool alike = each->money ? total.money : same_unit(material, *each, total);
  if (!alike) return;
  const Rational factor = times ? Rational(*times->quantity.printed_value) : Rational(1);
  const Interval range = Interval::exactly(count->value * factor) * each->range;
  const Rational computed = count->value * factor * each->value;
  Draft result = sentence_draft("product", range.meets(total.range), sentence);
  result.operands = {count->text, each->text};
  if (times) result.operands.push_back(times->text);
  state(total, computed, result);
  drafts.push_back(std::move(result));
}

/// The initial budget and what was added make the annual one.
void added(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  for (std::size_t i = 0; i + 2 < figures.size(); ++i) {
    const Said& initial = figures[i];
    const Said& more = figures[i + 1];
    const Said& annual = figures[i + 2];
    if (!initial.money || !more.money || !annual.money) continue;
    if (!holds_word(material.book, "initial-words", initial.lead) ||
        !holds_word(material.book, "added-words", more.lead))
      continue;
    if (!holds_word(material.book, "annual-words", annual.lead) ||
        holds_word(material.book, "of-which-words", annual.gap))
      continue;
    const bool holds = (initial.range + more.range).meets(annual.range);
    Draft result = sentence_draft("added-budget", holds, sentence);
    result.operands = {initial.text, annual.text};
    state(more, annual.value - initial.value, result);
    drafts.push_back(std::move(result));
  }
}

/// What is left of a budget that the same sentence names.
void left_over(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  const auto budget = [&](const Said& f) {
    return f.money && holds_word(material.book, "money-in-words", f.lead) &&
           !holds_word(material.book, "spent-words", f.lead) && !holds_word(material.book, "left-over-words", f.lead);
  };
  const auto spent = [&](const Said& f) { return f.money && holds_word(material.book, "spent-words", f.lead); };
  const std::size_t whole = first_where(sentence, 0, budget);
  if (whole == kNone || whole + 1 >= figures.size() || !spent(figures[whole + 1])) return;
  const Said& paid = figures[whole + 1];
  const Interval computed = figures[whole].range - paid.range;
  const Rational rest = figures[whole].value - paid.value;
  const auto add = [&](bool holds, const std::string& stated) {
    Draft result = sentence_draft("balance-statement", holds, sentence);
    result.operands = {figures[whole].text, paid.text};
    result.stated_text = stated;
    result.computed_text = in_unit_of(paid, rest);
    drafts.push_back(std::move(result));
  };
  if (whole + 2 < figures.size()) {
    const Said& left = figures[whole + 2];
    if (left.money && holds_word(material.book, "left-over-words", left.lead))
      add(computed.meets(left.range), left.text);
    return;
  }
  const std::string_view rest_of_text = sentence.text.substr(paid.quantity.end);
  if (holds_word(material.book, "nothing-left-words", rest_of_text)) {
    add(computed.meets(Interval::exactly(Rational(0))), "0");
  }
}

/// What the year left over, told by itself, against the form of the whole department.
void left_over_of_form(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  const std::size_t at = first_where(sentence, 0, [&](const Said& f) { return f.money; });
  if (at == kNone || !holds_word(material.book, "year-end-left-words", figures[at].lead)) return;
  for (const Figure& budget : material.figures.of("funds.budget")) {
    if (budget.fact->subject || !holds_word(material.book, "whole-funds", budget.fact->item.value_or(""))) continue;
    const Figure* executed = material.figures.in_row("funds.executed", *budget.fact);
    if (!executed) continue;
    const Interval left = budget.range() - executed->range();
    // More spent than there was is a fault of its own.
    if (left.high.sign() < 0) return;
    Draft result = sentence_draft("balance-statement", left.meets(figures[at].range), sentence);
    result.operands = {budget.fact->value->to_string(), executed->fact->value->to_string()};
    result.facts = {budget.fact, executed->fact};
    state(figures[at], budget.value - executed->value, result);
    result.sentence = result.verdict == Verdict::Fail ? "fail" : "";
    drafts.push_back(std::move(result));
    return;
  }
}

/// "满分5分，自评得3分，扣2分"
void points_lost(const Material& material, const Sentence& sentence, Drafts& drafts) {
  const auto& figures = sentence.figures;
  for (std::size_t i = 2; i < figures.size(); ++i) {
    const Said& weight = figures[i - 2];
    const Said& score = figures[i - 1];
    const Said& lost = figures[i];
    if (!weight.score() || !score.score() || !lost.score()) continue;
    if (!holds_word(material.book, "lost-words", lost.lead) || holds_word(material.book, "each-words", lost.lead))
      continue;
    if (!holds_word(material.book, "got-words", score.lead) || holds_word(material.book, "lost-words", score.lead))
      continue;
    if (holds_word(material.book, "got-words", weight.lead) || holds_word(material.book, "lost-words", weight.lead))
      continue;
    Draft result = sentence_draft("deduction-in-prose", weight.value - score.value == lost.value, sentence);
    result.operands = {weight.text, score.text};
    state(lost, weight.value - score.value, result);
    drafts.push_back(std::move(result));
  }
}

}  // namespace

void check_sentences(const Material& material, std::string_view text, const Claimed& claimed, Drafts& drafts) {
  for (const Sentence& sentence : sentences_of(material, text)) {
    left_over_of_form(material, sentence, drafts);
    if (sentence.figures.size() < 2) continue;
    const bool shared = shared_out(material, sentence, drafts);
    for (std::size_t i = 0; !shared && i + 2 < sentence.figures.size(); ++i) {
      if (!claimed(sentence.figures[i].text)) of_which(material, sentence, i, drafts);
    }
    product(material, sentence, drafts);
    added(material, sentence, drafts);
    left_over(material, sentence, drafts);
    points_lost(material, sentence, drafts);
    check_sentence_rates(material, sentence, claimed, drafts);
  }
}

}  // namespace ziping::check
