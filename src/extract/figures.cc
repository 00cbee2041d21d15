#include "extract/figures.h"

#include <algorithm>
#include <array>

namespace ziping::extract {
namespace {

/// However well the print was read, what it says is a guess.
constexpr double kGuessed = 0.7;

Comparator comparator_of(text::Comparator comparator) {
  switch (comparator) {
    case text::Comparator::Equal:
      return Comparator::Equal;
    case text::Comparator::AtLeast:
      return Comparator::AtLeast;
    case text::Comparator::AtMost:
      return Comparator::AtMost;
    case text::Comparator::Greater:
      return Comparator::Greater;
    case text::Comparator::Less:
      return Comparator::Less;
    case text::Comparator::Between:
      return Comparator::Between;
    case text::Comparator::None:
    case text::Comparator::About:
      break;
  }
  return Comparator::None;
}

// The upper end in the printed unit: the base value is the printed one times a power of ten.
std::optional<Decimal> printed_upper(const text::Quantity& quantity) {
  if (!quantity.upper) return std::nullopt;
  if (!quantity.value || !quantity.printed_value) return quantity.upper;
  for (int power : std::array<int, 5>{0, 4, 8, 3, 6}) {
    const auto shifted = quantity.printed_value->shifted(power);
    if (shifted && *shifted == *quantity.value) return quantity.upper->shifted(-power);
  }
  return quantity.upper;
}

}  // namespace

void set_quantity(const text::Quantity& quantity, Fact* fact) {
  fact->value = quantity.printed_value ? quantity.printed_value : quantity.value;
  fact->base_value = quantity.value;
  fact->upper = printed_upper(quantity);
  const std::string& unit = quantity.printed_unit.empty() ? quantity.unit : quantity.printed_unit;
  if (fact->value && !unit.empty()) fact->unit = unit;
  fact->comparator = comparator_of(quantity.comparator);
  if (fact->upper) fact->comparator = Comparator::Between;
  if (fact->value) fact->decimals = quantity.decimals;
  if (quantity.flagged) {
    fact->sure = false;
    fact->confidence = std::min(fact->confidence, kGuessed);
  }
}

Fact fact_of_cell(const layout::Table& table, const layout::Cell& cell) {
  Fact fact;
  fact.text = cell.text;
  fact.match_end = cell.text.size();
  fact.page = cell.page;
  fact.box = cell.ink.empty() ? cell.box : cell.ink;
  fact.table = table.id;
  fact.row = cell.row;
  fact.col = cell.col;
  fact.confidence = cell.confidence;
  fact.sure = cell.sure;
  return fact;
}

void set_choice(const std::string& option, const std::string& label, const text::Language& language, Fact* fact) {
  // "优(90-100)": the bracket says which scores the grade is for.
  const text::Quantity quantity = language.read(option.substr(0, option.find('(')));
  const bool grade = quantity.kind == "grade";
  fact->concept_id = grade ? "grade.stated" : "other";
  fact->value_text = grade && !quantity.literal.empty() ? quantity.literal : option;
  if (!grade && !label.empty()) fact->item = label;
}

bool read_front(const layout::Cell& cell, const text::Language& language, const text::QuantityContext& context,
                Fact* fact) {
  const std::vector<text::Quantity> found = language.find(cell.text, context);
  if (found.empty() || !found.front().value || found.front().unit.empty()) return false;
  const text::Quantity& first = found.front();
  if (!language.label_form(std::string_view(cell.text).substr(0, first.begin)).empty()) return false;
  // The figure ends where a bracket or a mark begins; "100个村覆盖" names a thing.
  const text::NormalText rest = language.normalise(std::string_view(cell.text).substr(first.end));
  constexpr std::string_view kBehind = "(,;";
  if (rest.utf8.empty() || kBehind.find(rest.utf8.front()) == std::string_view::npos) return false;
  set_quantity(first, fact);
  fact->match_begin = first.begin;
  fact->match_end = first.end;
  return true;
}

std::string_view printed_twice(std::string_view text, const text::Language& language) {
  constexpr std::size_t kShortest = 3;  // "100100" might be one number, "5.25.2" or "12万12万" never are
  const std::size_t half = text.size() / 2;
  if (text.size() % 2 != 0 || half < kShortest || text.substr(0, half) != text.substr(half)) return {};
  const text::Quantity quantity = language.read(text.substr(0, half));
  const bool figure = quantity.value && (quantity.decimals > 0 || !quantity.printed_unit.empty());
  return figure ? text.substr(0, half) : std::string_view();
}

bool is_typed(double confidence) {
  return confidence >= 1;
}

text::Quantity read_cell(const layout::Cell& cell, const text::Language& language, const text::QuantityContext& place,
                         Fact* fact, bool signed_value) {
  text::QuantityContext context = place;
  context.typed = is_typed(cell.confidence) && !signed_value;
  const std::string_view once = printed_twice(cell.text, language);
  text::Quantity quantity = language.read(once.empty() ? std::string_view(cell.text) : once, context);
  set_quantity(quantity, fact);
  for (const layout::Reading& reading : cell.readings) {
    const text::Quantity other = language.read(reading.text, context);
    const auto& value = other.printed_value ? other.printed_value : other.value;
    if (!value || (fact->value && *value == *fact->value)) continue;
    std::string printed = value->to_string();
    auto& known = fact->alternatives;
    if (std::find(known.begin(), known.end(), printed) == known.end()) known.push_back(std::move(printed));
  }
  return quantity;
}

}  // namespace ziping::extract
