#include "text/quantity.h"

namespace ziping::text {

std::string to_string(Comparator comparator) {
  switch (comparator) {
    case Comparator::Equal:
      return "=";
    case Comparator::AtLeast:
      return ">=";
    case Comparator::AtMost:
      return "<=";
    case Comparator::Greater:
      return ">";
    case Comparator::Less:
      return "<";
    case Comparator::About:
      return "~";
    case Comparator::None:
    case Comparator::Between:
      break;
  }
  return {};
}

std::string Quantity::value_string() const {
  if (upper && value && kind == "change") return "\u00B1" + upper->to_string();
  if (upper && value && kind == "range") {
    return (lower_closed ? "[" : "(") + value->to_string() + "," + upper->to_string() + (upper_closed ? "]" : ")");
  }
  if (!literal.empty() && kind != "enum") return literal;
  return value ? value->to_string() : std::string();
}

std::string Quantity::comparator_string() const {
  return kind == "enum" ? literal : to_string(comparator);
}

}  // namespace ziping::text
