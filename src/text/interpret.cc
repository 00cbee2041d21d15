#include "text/interpret.h"

#include <algorithm>
#include <utility>

namespace ziping::text {

namespace {

/// Digits with at most one point, and commas between groups of three in front of it or none.
bool well_grouped(std::string_view digits) {
  constexpr std::size_t kGroup = 3;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (digits.find_first_of(".,", point + 1) != std::string_view::npos || point + 1 == digits.size()) return false;
  const std::string_view whole = digits.substr(0, point);
  const std::size_t comma = whole.find(',');
  if (comma == std::string_view::npos) return true;
  if (comma > kGroup || (whole.size() - comma) % (kGroup + 1) != 0) return false;
  for (std::size_t i = comma; i < whole.size(); ++i) {
    if ((whole[i] == ',') != ((i - comma) % (kGroup + 1) == 0)) return false;
  }
  return true;
}

}  // namespace

Comparator comparator_of(std::string_view sign) {
  if (sign == ">=") return Comparator::AtLeast;
  if (sign == "<=") return Comparator::AtMost;
  if (sign == ">") return Comparator::Greater;
  if (sign == "<") return Comparator::Less;
  if (sign == "=") return Comparator::Equal;
  if (sign == "~") return Comparator::About;
  return Comparator::None;
}

Result<Interpreter> Interpreter::make(const LanguageData& data) {
  Interpreter made;
  auto numerals = NumeralReader::make(data.numerals);
  if (!numerals) return numerals.error();
  made.numerals_ = *std::move(numerals);
  auto units = UnitTable::make(data.units, data.numerals);
  if (!units) return units.error();
  made.units_ = *std::move(units);
  for (const auto& words : data.comparators) {
    const Comparator sign = comparator_of(words.sign);
    if (sign == Comparator::None) return pattern_error(words.place, "unknown comparator sign \"" + words.sign + "\"");
    const bool date = words.scope == "date";
    const bool after = words.where == "after";
    if ((!date && words.scope != "number") || (!after && words.where != "before")) {
      return pattern_error(words.place, "a comparator's scope is number or date, its where before or after");
    }
    for (const auto& word : words.words) {
      if (!made.comparators_[date ? 1 : 0][after ? 1 : 0].emplace(word, sign).second) {
        return pattern_error(words.place, "the comparing word \"" + word + "\" is given twice");
      }
    }
  }
  for (const auto& meaning : data.meanings) {
    for (const auto& word : meaning.words) {
      if (!made.meanings_[meaning.group].emplace(word, meaning.value).second) {
        return pattern_error(meaning.place, "the word \"" + word + "\" is given twice for " + meaning.group);
      }
    }
  }
  made.confusions_ = data.confusions;
  made.default_year_ = data.default_year;
  return made;
}

std::optional<Quantity> Interpreter::put_together(const FormData& form, How how, const Match& match,
                                                  const QuantityContext& context) const {
  switch (how) {
    case How::Number:
      return number(form, match, context);
    case How::Change:
      return change(form, match, context);
    case How::Range:
      return range(form, match, context);
    case How::PlusMinus:
      return plus_minus(form, match);
    case How::Rank:
      return rank(form, match);
    case How::Fraction:
      return fraction(form, match);
    case How::Doubling:
      return doubling(form, match);
    case How::Pair:
      return pair(form, match);
    case How::Product:
      return product(form, match);
    case How::Date:
      return date(form, match, context);
    case How::Unit:
      return unit(form, match);
    case How::Vague:
      return vague(form, match);
    case How::LookAlikes:
      return look_alikes(match);
    case How::Literal:
      break;
  }
  Quantity literal;
  if (!form.valueless) literal.literal = form.literal.empty() ? std::string(match.text) : match.literal;
  literal.unit = form.unit;
  return literal;
}

std::optional<Quantity> Interpreter::interpret(const FormData& form, How how, Match& match,
                                               const QuantityContext& context) const {
  if (form.bare && (!context.unit.empty() || context.rate)) return std::nullopt;
  std::optional<Quantity> quantity = put_together(form, how, match, context);
  if (!quantity) return std::nullopt;
  if (how != How::Literal && !form.literal.empty()) quantity->literal = match.literal;
  if (!form.kind.empty()) quantity->kind = form.kind;
  quantity->flagged = quantity->flagged || form.flagged;
  if (!form.note.empty() && quantity->note.empty()) quantity->note = form.note;
  return quantity;
}

bool Interpreter::split(std::string_view text, Match& match) const {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto begin = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), digit) - text.begin());
  if (begin == text.size()) return false;
  std::size_t end = begin;
  while (end < text.size() && (digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  if (!well_grouped(text.substr(begin, end - begin))) return false;
  std::string_view before = text.substr(0, begin);
  if (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  const std::string_view rest = text.substr(end);
  if (!before.empty() && !comparators_[0][0].contains(before)) return false;
  if (!rest.empty() && !units_.known(rest)) return false;
  match.text = text;
  match.literal.clear();
  match.groups.fill({});
  match.groups[static_cast<std::size_t>(Group::Before)] = before;
  match.groups[static_cast<std::size_t>(Group::Number)] = text.substr(begin, end - begin);
  match.groups[static_cast<std::size_t>(Group::Unit)] = rest;
  return true;
}

std::optional<int> Interpreter::meaning(std::string_view group, std::string_view word) const {
  const auto words = meanings_.find(group);
  if (words == meanings_.end()) return std::nullopt;
  const auto found = words->second.find(word);
  if (found == words->second.end()) return std::nullopt;
  return found->second;
}

std::optional<int> Interpreter::whole(std::string_view text) const {
  const auto numeral = numerals_.read(text);
  if (!numeral || !numeral->value.is_integer() || numeral->value > Decimal(1000000)) return std::nullopt;
  return static_cast<int>(numeral->value.truncated(0)->coefficient());
}

Comparator Interpreter::comparator(const FormData& form, const Match& match, Scope scope) const {
  if (!form.comparator.empty()) return comparator_of(form.comparator);
  const auto& words = comparators_[scope == Scope::Date ? 1 : 0];
  const auto look_up = [&](std::size_t where, std::string_view word) {
    const auto found = words[where].find(word);
    return found == words[where].end() ? Comparator::None : found->second;
  };
  Comparator sign = Comparator::None;
  if (match.has(Group::Before)) sign = look_up(0, match[Group::Before]);
  if (sign == Comparator::None && match.has(Group::After)) sign = look_up(1, match[Group::After]);
  if (sign == Comparator::None && match.has(Group::More)) sign = Comparator::Greater;
  return sign;
}

/// Reads a number and its unit. A power word between them may be the unit's own beginning (千 of 千米): the longest
/// unit wins.
std::optional<Interpreter::Figure> Interpreter::figure(std::string_view number, std::string_view unit_text) const {
  Figure figure;
  if (!unit_text.empty()) {
    constexpr std::size_t kHanBytes = 3;
    while (number.size() > kHanBytes && number.data() + number.size() == unit_text.data()) {
      const std::string_view longer(unit_text.data() - kHanBytes, unit_text.size() + kHanBytes);
      if (units_.find(longer) == nullptr) break;
      unit_text = longer;
      number.remove_suffix(kHanBytes);
    }
    figure.unit = units_.read(unit_text);
    if (!figure.unit) return std::nullopt;
    figure.unit_text = unit_text;
  }
  auto numeral = numerals_.read(number);
  if (!numeral) return std::nullopt;
  figure.numeral = *numeral;
  figure.value = numeral->value;
  return figure;
}

void Interpreter::set_unit(const Figure& figure, const FormData& form, const QuantityContext& context,
                           Quantity& quantity) const {
  quantity.printed_value = figure.numeral.printed;
  quantity.printed_unit.assign(figure.numeral.powers).append(figure.unit_text);
  quantity.decimals = figure.numeral.decimals;
  quantity.value = figure.value;
  quantity.flagged = figure.numeral.doubtful;
  // Nearly always the printed one, which is not copied.
  const Unit* unit = figure.unit ? &*figure.unit : nullptr;
  std::optional<Unit> presumed;
  if (!unit && !form.unit.empty()) {
    presumed = Unit{form.unit, form.kind.empty() ? std::string("amount") : form.kind, 0, false, false};
  }
  if (!unit && !presumed && context.rate) {
    presumed = Unit{"%", "percent", 0, false, false};
    // A share in a column of rates: 0.1 and 1 stand for 10 % and 100 %.
    if (figure.value.abs() <= Decimal(1)) presumed->power = 2;
  } else if (!unit && !presumed && !context.unit.empty()) {
    presumed = units_.read(context.unit);
    if (presumed && figure.numeral.powers.empty()) {
      quantity.printed_unit = context.unit;
    } else if (presumed) {
      // "3万" below 万元: the power is printed, the head's must not be applied again.
      const auto base = units_.read(presumed->base);
      presumed->power = base ? base->power : 0;
    }
  }
  if (presumed) unit = &*presumed;
  if (unit) {
    quantity.unit = unit->base;
    quantity.kind = unit->kind;
    if (unit->misread) {
      quantity.flagged = true;
      quantity.note = "unit misread";
    }
    quantity.value = figure.value.shifted(unit->power);
  } else {
    quantity.kind = "amount";
  }
  const bool counted = quantity.kind == "amount" || quantity.kind == "count";
  if (!figure.numeral.arabic && counted) quantity.kind = figure.numeral.capital ? "cn_capital" : "cn_numeral";
}

/// 角 and 分 behind 元, a half behind its measure word.
bool Interpreter::add_parts(const Match& match, Figure& figure) const {
  int places = 1;
  for (const Group group : {Group::Tenth, Group::Hundredth}) {
    if (match.has(group)) {
      const auto digit = whole(match[group]);
      if (!digit || *digit > 9) return false;
      const auto part = Decimal(*digit).shifted(-places);
      const auto sum = part ? figure.value.plus(*part) : std::nullopt;
      if (!sum) return false;
      figure.value = figure.numeral.printed = *sum;
      figure.numeral.decimals = places;
    }
    ++places;
  }
  if (match.has(Group::HalfMore)) {
    const auto half = Decimal::make(5, 1);
    const auto sum = half ? figure.value.plus(*half) : std::nullopt;
    if (!sum) return false;
    figure.value = figure.numeral.printed = *sum;
  }
  return true;
}

std::optional<Quantity> Interpreter::number(const FormData& form, const Match& match,
                                            const QuantityContext& context) const {
  std::optional<Figure> read;
  if (match.has(Group::European)) {
    const auto numeral = NumeralReader::read_european(match[Group::European]);
    if (numeral) read = Figure{*numeral, numeral->value, match[Group::Unit], units_.read(match[Group::Unit])};
  } else {
    read = figure(match[Group::Number], match[Group::Unit]);
  }
  if (!read) return std::nullopt;
  // A number printed twice over ("854万854万") is one only if both are the same.
  if (match.has(Group::Upper)) {
    const auto again = numerals_.read(match[Group::Upper]);
    if (!again || again->value != read->value) return std::nullopt;
  }
  if (!add_parts(match, *read)) return std::nullopt;
  std::optional<Quantity> made(std::in_place);
  Quantity& quantity = *made;
  set_unit(*read, form, context, quantity);
  if (!quantity.value) return std::nullopt;
  if (match.has(Group::Below)) {
    const auto below = units_.read(match[Group::Below]);
    const auto below2 = match.has(Group::Below2) ? units_.read(match[Group::Below2]) : std::nullopt;
    if (!below || (match.has(Group::Below2) && !below2)) return std::nullopt;
    quantity.unit += below2 ? "/(" + below->base + "\u00B7" + below2->base + ")" : "/" + below->base;
    quantity.kind = "rate";
  }
  quantity.comparator = comparator(form, match, Scope::Number);
  const bool minus = match.has(Group::Sign) && meaning("sign", match[Group::Sign]).value_or(1) < 0;
  if (minus != form.negative) {
    quantity.value = quantity.value->negated();
    quantity.printed_value = quantity.printed_value->negated();
  }
  return made;
}

std::optional<Quantity> Interpreter::change(const FormData& form, const Match& match,
                                            const QuantityContext& context) const {
  auto quantity = number(form, match, context);
  if (!quantity) return std::nullopt;
  const int direction = meaning("dir", match[Group::Direction]).value_or(1);
  if (direction == 0) {
    quantity->upper = quantity->value->abs();
    quantity->value = quantity->value->abs().negated();
    quantity->comparator = Comparator::Between;
  } else if (direction < 0) {
    if (quantity->value->is_negative()) {
      // The sign says the same as the word; which of the two is meant is for a person to say.
      quantity->flagged = true;
      quantity->note = "negative decrease";
    } else {
      quantity->value = quantity->value->negated();
      quantity->printed_value = quantity->printed_value->negated();
    }
  }
  if (quantity->kind == "multiple") {
    // Growth by n times ends at n + 1 times.
    if (direction > 0) quantity->value = quantity->value->plus(Decimal(1));
  } else {
    quantity->kind = quantity->kind == "pp" ? "pp" : "change";
  }
  return quantity;
}

}  // namespace ziping::text
