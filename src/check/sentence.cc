#include "check/sentence.h"

#include <algorithm>
#include <array>

#include "check/word_lists.h"

namespace ziping::check {
namespace {

constexpr std::string_view kFullStop = "\xE3\x80\x82";     // ideographic full stop
constexpr std::string_view kEnumeration = "\xE3\x80\x81";  // ideographic comma

bool starts(std::string_view text, std::size_t at, std::string_view what) {
  return text.substr(at, what.size()) == what;
}

/// Length of the mark that ends a sentence at `at`; 0 where none does.
std::size_t sentence_mark(std::string_view text, std::size_t at) {
  if (starts(text, at, kFullStop)) return kFullStop.size();
  return std::string_view(";!?\n").find(text[at]) != std::string_view::npos ? 1 : 0;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "38,670": a comma between digits that parts thousands.
bool parts_thousands(std::string_view text, std::size_t at) {
  if (text[at] != ',' || at == 0 || at + 3 >= text.size() || !is_digit(text[at - 1])) return false;
  return is_digit(text[at + 1]) && is_digit(text[at + 2]) && is_digit(text[at + 3]);
}

std::size_t clause_mark(std::string_view text, std::size_t at) {
  if (parts_thousands(text, at)) return 0;
  if (starts(text, at, kEnumeration)) return kEnumeration.size();
  return std::string_view(",:()").find(text[at]) != std::string_view::npos ? 1 : sentence_mark(text, at);
}

/// Behind the last mark of a clause in [from, to).
std::size_t clause_begin(std::string_view text, std::size_t from, std::size_t to) {
  std::size_t begin = from;
  for (std::size_t at = from; at < to; ++at) {
    if (const std::size_t length = clause_mark(text, at)) begin = at + length;
  }
  return begin;
}

std::size_t clause_end(std::string_view text, std::size_t from, std::size_t to) {
  for (std::size_t at = from; at < to; ++at) {
    if (clause_mark(text, at) > 0) return at;
  }
  return to;
}

/// Amounts, rates, points, lengths of time and all that is counted or measured; no dates.
bool is_figure(const text::Quantity& quantity) {
  static constexpr std::array<std::string_view, 9> kKinds{"amount", "percent", "count", "score", "duration",
                                                          "length", "area",    "mass",  "energy"};
  return quantity.value && quantity.printed_value && !quantity.upper && !quantity.printed_unit.empty() &&
         std::find(kKinds.begin(), kKinds.end(), quantity.kind) != kKinds.end();
}

/// The figure from its first digit on: words in front of it ("减少", "每台", "扣") are the sentence's. nullopt where it
/// is none.
std::optional<text::Quantity> from_digits(const Material& material, std::string_view text, std::size_t begin) {
  const std::size_t end = clause_end(text, begin, text.size());
  for (text::Quantity& quantity : material.language.find(text.substr(begin, end - begin))) {
    constexpr long long kFirstYear = 1900;
    const bool year = quantity.kind == "duration" && quantity.value && *quantity.value > Decimal(kFirstYear);
    if (quantity.begin != 0 || year) return std::nullopt;
    const bool per = quantity.kind == "rate" && quantity.printed_unit.find('/') != std::string::npos;
    if (!is_figure(quantity) && !per) return std::nullopt;
    quantity.begin += begin;
    quantity.end += begin;
    return quantity;
  }
  return std::nullopt;
}

std::vector<text::Quantity> figures_of(const Material& material, std::string_view text) {
  std::vector<text::Quantity> all;
  for (const text::Quantity& found : material.language.find(text)) {
    if (!all.empty() && found.begin < all.back().end) continue;
    const std::size_t digit = text.find_first_of("0123456789", found.begin);
    if (digit == std::string_view::npos || digit >= found.end) continue;
    if (auto quantity = from_digits(material, text, digit)) all.push_back(std::move(*quantity));
  }
  return all;
}

Said said(const Material& material, const text::Quantity& quantity) {
  Said result;
  result.quantity = quantity;
  result.money = quantity.kind == "amount" ||
                 (quantity.kind == "rate" && begins_with_word(material.book, "unit-of-money", quantity.unit));
  result.value = Rational(*quantity.value);
  const Rational printed(*quantity.printed_value);
  const Rational factor = printed.is_zero() ? Rational(1) : result.value / printed;
  result.range = Interval::around(result.value, factor * Rational::power_of_ten(-quantity.decimals) / Rational(2));
  result.text = quantity.printed_value->to_string();
  return result;
}

void add_sentence(const Material& material, std::string_view text, std::vector<Sentence>& out) {
  Sentence sentence{text, {}};
  const std::vector<text::Quantity> all = figures_of(material, text);
  int depth = 0;
  std::size_t before = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Said figure = said(material, all[i]);
    const std::size_t begin = all[i].begin;
    const std::size_t next = i + 1 < all.size() ? all[i + 1].begin : text.size();
    figure.gap = text.substr(before, begin - before);
    const std::size_t from = clause_begin(text, before, begin);
    figure.lead = text.substr(from, begin - from);
    figure.tail = text.substr(all[i].end, clause_end(text, all[i].end, next) - all[i].end);
    for (const char c : figure.gap) depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
    figure.depth = depth;
    before = all[i].end;
    sentence.figures.push_back(std::move(figure));
  }
  if (!sentence.figures.empty()) out.push_back(std::move(sentence));
}

}  // namespace

bool Said::percent() const {
  return quantity.kind == "percent";
}
bool Said::score() const {
  return quantity.kind == "score";
}
bool Said::counted() const {
  return quantity.kind == "count";
}

std::vector<std::string_view> parted_into_sentences(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sentence_mark(text, at);
    if (length > 0) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::vector<Sentence> sentences_of(const Material& material, std::string_view text) {
  std::vector<Sentence> sentences;
  for (const std::string_view part : parted_into_sentences(text)) add_sentence(material, part, sentences);
  return sentences;
}

bool same_unit(const Material& material, const Said& a, const Said& b) {
  if (a.quantity.kind != b.quantity.kind) return false;
  if (a.quantity.unit == b.quantity.unit) return true;
  return is_word(material.book, "people-units", a.quantity.unit) &&
         is_word(material.book, "people-units", b.quantity.unit);
}

}  // namespace ziping::check
