#include "check/sentence_rates.h"

#include <algorithm>

#include "check/word_lists.h"

namespace ziping::check {
namespace {

const Rational kHundred(100);

/// Between the last percentage before figure `at` and itself.
std::vector<const Said*> before(const Sentence& sentence, std::size_t at) {
  std::vector<const Said*> found;
  for (std::size_t i = at; i-- > 0 && !sentence.figures[i].percent();)
    found.insert(found.begin(), &sentence.figures[i]);
  return found;
}

/// Whether the print of `rate` can stand for the ratio, rounded or cut off.
bool fits(const Interval& ratio, const Rational& exact, const Said& rate) {
  if (!ratio.defined()) return false;
  const Rational percent = exact * kHundred;
  const bool cut = rate.value <= percent && percent < rate.value + Rational(2) * rate.range.half_width();
  return cut || (ratio * Interval::exactly(kHundred)).meets(rate.range);
}

void add(const char* check, bool holds, const Sentence& sentence, const std::vector<const Said*>& operands,
         const Said& rate, const Rational& ratio, Drafts& drafts) {
  Draft result = sentence_draft(check, holds, sentence);
  for (const Said* operand : operands) result.operands.push_back(operand->text);
  result.operands.push_back(rate.text);
  result.stated_text = rate.text;
  if (const auto rounded = (ratio * kHundred).rounded(2)) result.computed_text = rounded->to_string();
  drafts.push_back(std::move(result));
}

/// A whole and a part of it, then the rate that names them.
void ratio(const Material& material, const Sentence& sentence, std::size_t at, Drafts& drafts) {
  const Said& rate = sentence.figures[at];
  const bool of = holds_word(material.book, "share-of-words", sentence.figures[at - 1].lead);
  if (!(of || holds_word(material.book, "ratio-names", rate.gap)) ||
      holds_word(material.book, "no-ratio-names", rate.gap))
    return;
  const auto figures = before(sentence, at);
  if (figures.size() != 2) return;
  const Said* whole = figures[0];
  const Said* part = figures[1];
  if (!same_unit(material, *whole, *part) || whole->value.is_zero() || part->value.is_zero()) return;
  const auto is_whole = [&](const Said& f) { return holds_word(material.book, "whole-of-rate", f.lead); };
  const auto is_part = [&](const Said& f) {
    return holds_word(material.book, "part-of-rate", f.lead) || holds_word(material.book, "part-of-rate", f.tail);
  };
  if (!is_whole(*whole) || !is_part(*part)) std::swap(whole, part);
  if (holds_word(material.book, "share-of-words", figures[1]->lead)) {
    whole = figures[1];
    part = figures[0];
  }
  if (!is_whole(*whole) || !is_part(*part)) return;
  const bool holds = fits(part->range / whole->range, part->value / whole->value, rate);
  add("stated-rate", holds, sentence, {whole, part}, rate, part->value / whole->value, drafts);
  drafts.back().fill["item"] = std::string(rate.lead);
}

/// The year that the words in front of a figure name where they speak of years last.
std::optional<int> year_in(const Material& material, std::string_view words) {
  constexpr std::size_t kDigits = 4;
  constexpr int kFirst = 1990;
  constexpr int kLast = 2100;
  for (const std::string& sign : material.book.words("year-signs")) {
    const auto at = words.rfind(sign);
    if (at == std::string_view::npos || at < kDigits) continue;
    const std::string digits(words.substr(at - kDigits, kDigits));
    if (digits.find_first_not_of("0123456789") != std::string::npos) continue;
    const int year = std::stoi(digits);
    if (year >= kFirst && year <= kLast) return year;
  }
  return std::nullopt;
}

struct Years {
  /// One, or of a whole and its parts all: a change told behind them may be of any.
  std::vector<const Said*> now;
  const Said* last = nullptr;
  const Said* change = nullptr;
  bool sure = true;
  bool compared = false;

  void put(const Said** place, const Said* figure) {
    sure = sure && *place == nullptr;
    *place = figure;
  }
};

/// Which of the figures before a rate of change is this year's, last year's, the difference.
Years sorted(const Material& material, const std::vector<const Said*>& figures, const Said& rate) {
  Years years;
  std::optional<int> latest;
  for (const Said* figure : figures) {
    const auto year = year_in(material, figure->gap);
    if (year && (!latest || *year > *latest)) latest = year;
  }
  if (latest && material.figures.year()) latest = std::max(*latest, *material.figures.year());
  for (const Said* figure : figures) {
    const auto year = year_in(material, figure->gap);
    const bool last = holds_word(material.book, "last-year-words", figure->lead) || (year && latest && *year < *latest);
    years.compared = years.compared || last || holds_word(material.book, "compared-words", figure->gap);
    if (ends_in_word(material.book, "change-words", figure->lead)) {
      years.put(&years.change, figure);
    } else if (last) {
      years.put(&years.last, figure);
    } else {
      years.now.push_back(figure);
    }
  }
  years.compared = years.compared || holds_word(material.book, "compared-words", rate.gap);
  return years;
}

void change(const Material& material, const Sentence& sentence, std::size_t at, Drafts& drafts) {
  const Said& rate = sentence.figures[at];
  if (!ends_in_word(material.book, "change-words", rate.lead) ||
      holds_word(material.book, "no-change-words", sentence.text))
    return;
  const auto figures = before(sentence, at);
  constexpr std::size_t kMost = 6;
  if (figures.size() < 2 || figures.size() > kMost) return;
  const bool alike = std::all_of(figures.begin(), figures.end(),
                                 [&](const Said* figure) { return same_unit(material, *figures.front(), *figure); });
  if (!alike) return;
  const Years years = sorted(material, figures, rate);
  if (!years.sure || !years.compared) return;
  if (years.now.size() > 1 && (years.last || !years.change)) return;
  const bool up = ends_in_word(material.book, "more-words", rate.lead);
  const auto judge = [&](const Interval& change, const Rational& moved, const Interval& last, const Rational& base) {
    return std::pair(fits(change / last, moved / base, rate), moved / base);
  };
  std::optional<std::pair<bool, Rational>> best;
  if (years.last && !years.now.empty()) {
    const Said& now = *years.now.front();
    const Interval change =
        now.value > years.last->value ? now.range - years.last->range : years.last->range - now.range;
    best = judge(change, (now.value - years.last->value).abs(), years.last->range, years.last->value);
  } else if (years.last && years.change) {
    best = judge(years.change->range, years.change->value, years.last->range, years.last->value);
  } else if (years.change) {
    for (const Said* now : years.now) {
      const Interval last = up ? now->range - years.change->range : now->range + years.change->range;
      const Rational base = up ? now->value - years.change->value : now->value + years.change->value;
      const auto judged = judge(years.change->range, years.change->value, last, base);
      if (!best || judged.first) best = judged;
    }
  }
  if (best && best->second.defined()) add("change-rate", best->first, sentence, figures, rate, best->second, drafts);
}

/// So many per cent of n things, where the things are whole.
void whole_things(const Material& material, const Sentence& sentence, std::size_t at, Drafts& drafts) {
  const Said& rate = sentence.figures[at];
  if (!holds_word(material.book, "counted-rates", rate.lead)) return;
  const auto figures = before(sentence, at);
  if (figures.size() != 1 || !figures[0]->counted() || !figures[0]->value.is_integer()) return;
  if (!holds_word(material.book, "sample-words", std::string(figures[0]->lead) + std::string(figures[0]->tail))) return;
  const Rational one = figures[0]->value / kHundred;
  const Interval things = rate.range * Interval::exactly(one);
  // Cut off it stands for what lies below the next figure of its print.
  const Rational next = (rate.value + Rational(2) * rate.range.half_width()) * one;
  const Rational least = -((-rate.value * one).floor());
  const bool holds = things.high.floor() >= things.low || least < next;
  add("rate-integer", holds, sentence, figures, rate, rate.value / kHundred, drafts);
  const Rational number = rate.value * figures[0]->value / kHundred;
  if (const auto rounded = number.rounded(2)) drafts.back().computed_text = rounded->to_string();
}

}  // namespace

Draft sentence_draft(const char* check, bool holds, const Sentence& sentence) {
  Draft result = draft(check, holds ? Verdict::Pass : Verdict::Fail, {});
  result.fill["text"] = std::string(sentence.text);
  result.sentence = holds ? "" : "sentence";
  return result;
}

std::string in_unit_of(const Said& like, const Rational& value) {
  const Rational printed(*like.quantity.printed_value);
  const Rational factor = printed.is_zero() ? Rational(1) : like.value / printed;
  constexpr int kDigits = 6;
  const Rational shown = value / factor;
  if (const auto exact = shown.as_decimal(kDigits)) return exact->to_string();
  const auto rounded = shown.rounded(kDigits);
  return rounded ? rounded->to_string() : std::string("?");
}

void state(const Said& stated, const Rational& computed, Draft& draft) {
  draft.stated_text = stated.text;
  draft.computed_text = in_unit_of(stated, computed);
}

void check_sentence_rates(const Material& material, const Sentence& sentence, const Claimed& claimed, Drafts& drafts) {
  for (std::size_t i = 1; i < sentence.figures.size(); ++i) {
    if (!sentence.figures[i].percent()) continue;
    if (!claimed(sentence.figures[i].text)) ratio(material, sentence, i, drafts);
    change(material, sentence, i, drafts);
    whole_things(material, sentence, i, drafts);
  }
}

}  // namespace ziping::check
