#include <algorithm>
#include <utility>

#include "text/code_points.h"
#include "text/interpret.h"

namespace ziping::text {
namespace {

/// Higher than any power word.
constexpr int kMaxPower = 20;

}  // namespace

/// 5~10万元, 二十至三十万元: a power word behind the second figure belongs to both unless the first would become the
/// larger one.
int Interpreter::shared_power(std::string_view upper_text, const Numeral& upper, const Numeral& lower) const {
  constexpr int kHundred = 2;
  Decimal printed = upper.printed;
  int least = 1;
  if (upper.arabic) {
    if (upper.powers.empty() || !lower.arabic || !lower.powers.empty()) return 0;
  } else {
    // The numeral without its last sign; the tens of "three to fifty" are no more than fifty's own.
    std::size_t end = upper_text.empty() ? 0 : upper_text.size() - 1;
    while (end > 0 && (static_cast<unsigned char>(upper_text[end]) & 0xC0U) == 0x80) --end;
    const auto shorter = numerals_.read(upper_text.substr(0, end));
    if (!shorter || lower.arabic) return 0;
    printed = shorter->value;
    least = kHundred;
  }
  if (lower.value > printed) return 0;
  for (int power = least; power < kMaxPower; ++power) {
    if (printed.shifted(power) == upper.value) return power;
  }
  return 0;
}

std::optional<Quantity> Interpreter::range(const FormData& form, const Match& match,
                                           const QuantityContext& context) const {
  const bool own_unit = match.has(Group::LowerUnit);
  auto upper = figure(match[Group::Upper], match[Group::Unit]);
  auto lower = own_unit ? figure(match[Group::Number], match[Group::LowerUnit]) : figure(match[Group::Number], {});
  if (!upper || !lower) return std::nullopt;
  if (!own_unit) {
    const auto value = lower->value.shifted(shared_power(match[Group::Upper], upper->numeral, lower->numeral));
    if (!value) return std::nullopt;
    lower->value = *value;
  }
  Quantity quantity;
  set_unit(*upper, form, context, quantity);
  Quantity first;
  if (!own_unit) lower->unit = upper->unit;
  set_unit(*lower, form, context, first);
  if (!quantity.value || !first.value || (own_unit && first.unit != quantity.unit)) return std::nullopt;
  quantity.upper = quantity.value;
  quantity.value = first.value;
  quantity.printed_value = first.printed_value;
  quantity.decimals = std::max(quantity.decimals, first.decimals);
  quantity.kind = "range";
  quantity.comparator = Comparator::Between;
  if (match.has(Group::Sign) && meaning("sign", match[Group::Sign]).value_or(1) < 0) {
    quantity.value = quantity.value->negated();
  }

  const int lower_said = match.has(Group::Included) ? meaning("inc", match[Group::Included]).value_or(1) : 0;
  const int upper_said = match.has(Group::UpperIncluded) ? meaning("inc", match[Group::UpperIncluded]).value_or(1) : 0;
  const bool falling = *quantity.value > *quantity.upper;
  const bool said = lower_said > 0 || upper_said > 0;
  const bool full = quantity.unit == "%" || quantity.unit.empty() || form.kind.empty();
  // Bands of a scale: an end that is not said to be included is open when the other one is, and the top of a falling
  // band belongs to the band above; the end of the whole scale always belongs to its band.
  const auto closed = [&](int said_here, const Decimal& end, bool top) {
    if (said_here != 0) return said_here > 0;
    if (top && full && end == Decimal(100)) return true;
    if (said) return false;
    return !(falling && top);
  };
  quantity.lower_closed = closed(lower_said, *quantity.value, falling);
  quantity.upper_closed = closed(upper_said, *quantity.upper, !falling);
  if (falling) {
    std::swap(quantity.value, quantity.upper);
    std::swap(quantity.lower_closed, quantity.upper_closed);
  }
  return quantity;
}

std::optional<Quantity> Interpreter::plus_minus(const FormData& form, const Match& match) const {
  const auto read = figure(match[Group::Number], match[Group::Unit]);
  if (!read) return std::nullopt;
  Quantity quantity;
  set_unit(*read, form, {}, quantity);
  if (!quantity.value) return std::nullopt;
  quantity.upper = quantity.value;
  quantity.value = quantity.value->negated();
  quantity.kind = "range";
  quantity.comparator = Comparator::Between;
  if (match.has(Group::Included) && meaning("inc", match[Group::Included]).value_or(1) < 0) {
    quantity.lower_closed = quantity.upper_closed = false;
  }
  return quantity;
}

std::optional<Quantity> Interpreter::rank(const FormData& form, const Match& match) const {
  const auto read = figure(match[Group::Number], match[Group::Unit]);
  if (!read) return std::nullopt;
  Quantity quantity;
  set_unit(*read, form, {}, quantity);
  quantity.upper = quantity.value;
  quantity.value = Decimal(1);
  quantity.kind = "range";
  quantity.comparator = Comparator::Between;
  return quantity;
}

std::optional<Quantity> Interpreter::fraction(const FormData& form, const Match& match) const {
  const auto denominator = numerals_.read(match[Group::Number]);
  const auto numerator = numerals_.read(match[Group::Upper]);
  if (!denominator || !numerator || denominator->value.is_zero()) return std::nullopt;
  constexpr int kDigits = 10;
  Quantity quantity;
  quantity.kind = "fraction";
  quantity.comparator = comparator(form, match, Scope::Number);
  quantity.literal = numerator->value.to_string() + "/" + denominator->value.to_string();
  quantity.value = numerator->value.divided(denominator->value, kDigits);
  return quantity;
}

std::optional<Quantity> Interpreter::doubling(const FormData& form, const Match& match) const {
  constexpr int kMost = 60;
  const auto times = match.has(Group::Number) ? whole(match[Group::Number]) : std::optional<int>(1);
  if (!times || *times < 1 || *times > kMost) return std::nullopt;
  Quantity quantity;
  quantity.kind = "multiple";
  quantity.unit = form.unit;
  quantity.comparator = comparator(form, match, Scope::Number);
  quantity.value = Decimal(1LL << *times);
  quantity.printed_value = Decimal(*times);
  return quantity;
}

std::optional<Quantity> Interpreter::pair(const FormData& form, const Match& match) const {
  const auto first = numerals_.read(match[Group::Number]);
  const auto second = numerals_.read(match[Group::Upper]);
  // Weight, then score: a score above its weight is no such pair.
  if (!first || !second || second->value > first->value) return std::nullopt;
  Quantity quantity;
  quantity.kind = "pair";
  quantity.unit = form.unit;
  quantity.value = first->value;
  quantity.upper = second->value;
  quantity.literal = first->value.to_string() + "|" + second->value.to_string();
  return quantity;
}

std::optional<Quantity> Interpreter::product(const FormData& form, const Match& match) const {
  // Sides of a thing, joined by *: the figures are kept as they are written.
  Quantity quantity;
  quantity.kind = "dims";
  quantity.unit = form.unit;
  std::string_view unit_text = match[Group::Unit];
  if (!unit_text.empty()) {
    const auto unit = units_.read(unit_text);
    if (!unit) return std::nullopt;
    quantity.unit = unit->base;
  }
  bool inside = false;
  for (const char c : match.text) {
    const bool part = (c >= '0' && c <= '9') || c == '.';
    if (part && !inside && !quantity.literal.empty()) quantity.literal.push_back('x');
    if (part) quantity.literal.push_back(c);
    inside = part;
  }
  return quantity;
}

std::optional<Quantity> Interpreter::unit(const FormData&, const Match& match) const {
  const auto read = units_.read(match[Group::Unit]);
  if (!read) return std::nullopt;
  Quantity quantity;
  quantity.kind = "unit";
  const auto base = units_.read(read->base);
  // A scaled unit of money keeps its power; it would be another unit without it.
  quantity.unit =
      read->power == 0 || (base && base->power == read->power) ? read->base : std::string(match[Group::Unit]);
  quantity.printed_unit = std::string(match[Group::Unit]);
  return quantity;
}

std::optional<Quantity> Interpreter::vague(const FormData&, const Match& match) const {
  Quantity quantity;
  quantity.kind = "count";
  quantity.comparator = Comparator::About;
  if (match.has(Group::Unit)) {
    const auto read = units_.read(match[Group::Unit]);
    if (!read) return std::nullopt;
    quantity.unit = read->base;
    quantity.kind = read->kind;
  }
  return quantity;
}

std::optional<Quantity> Interpreter::look_alikes(const Match& match) const {
  const std::u32string signs = to_code_points(match.text);
  Quantity quantity;
  for (std::size_t i = 2; i < signs.size(); i += 2) {
    if (!confusions_ || confusions_->cost(signs[0], signs[i]) >= 1) return std::nullopt;
  }
  const auto digit = std::find_if(signs.begin(), signs.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
  if (digit != signs.end()) quantity.literal = to_utf8({&*digit, 1});
  return quantity;
}

}  // namespace ziping::text
