#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "text/form_set.h"
#include "text/language.h"
#include "text/numeral.h"
#include "text/string_map.h"
#include "text/unit_table.h"

namespace ziping::text {

/// Puts the groups of a matched form together to a quantity. A form whose text turns out to make no sense (an
/// ill-formed numeral, a unit that does not exist) yields nullopt, and the next form is tried.
class Interpreter {
 public:
  static Result<Interpreter> make(const LanguageData& data);

  std::optional<Quantity> interpret(const FormData& form, How how, Match& match, const QuantityContext& context) const;
  const UnitTable& units() const { return units_; }
  /// Sets the groups of a `plain` form's text that is only comparing word, well-formed Arabic digits and unit; false
  /// for any other.
  bool split(std::string_view text, Match& match) const;
  const NumeralReader& numerals() const { return numerals_; }

 private:
  enum class Scope { Number, Date };
  struct Figure {
    Numeral numeral;
    Decimal value;
    std::string_view unit_text;
    std::optional<Unit> unit;
  };
  std::optional<Quantity> put_together(const FormData& form, How how, const Match& match,
                                       const QuantityContext& context) const;
  std::optional<Figure> figure(std::string_view number, std::string_view unit_text) const;
  std::optional<Quantity> number(const FormData& form, const Match& match, const QuantityContext& context) const;
  std::optional<Quantity> change(const FormData& form, const Match& match, const QuantityContext& context) const;
  std::optional<Quantity> range(const FormData& form, const Match& match, const QuantityContext& context) const;
  std::optional<Quantity> plus_minus(const FormData& form, const Match& match) const;
  std::optional<Quantity> rank(const FormData& form, const Match& match) const;
  std::optional<Quantity> fraction(const FormData& form, const Match& match) const;
  std::optional<Quantity> doubling(const FormData& form, const Match& match) const;
  std::optional<Quantity> pair(const FormData& form, const Match& match) const;
  std::optional<Quantity> product(const FormData& form, const Match& match) const;
  std::optional<Quantity> date(const FormData& form, const Match& match, const QuantityContext& context) const;
  std::optional<Quantity> decade(const Match& match) const;
  std::optional<Quantity> unit(const FormData& form, const Match& match) const;
  std::optional<Quantity> look_alikes(const Match& match) const;
  std::optional<Quantity> vague(const FormData& form, const Match& match) const;

  /// The power of ten that the last word of a range's upper end lends to its lower end.
  int shared_power(std::string_view upper_text, const Numeral& upper, const Numeral& lower) const;
  void set_unit(const Figure& figure, const FormData& form, const QuantityContext& context, Quantity& quantity) const;
  bool add_parts(const Match& match, Figure& figure) const;
  Comparator comparator(const FormData& form, const Match& match, Scope scope) const;
  std::optional<int> meaning(std::string_view group, std::string_view word) const;
  std::optional<int> whole(std::string_view text) const;

  NumeralReader numerals_;
  UnitTable units_;
  using Words = StringMap<Comparator>;
  static constexpr std::size_t kPlaces = 2;
  /// By scope (number, date) and place (before, after).
  std::array<std::array<Words, kPlaces>, kPlaces> comparators_;
  StringMap<StringMap<int>> meanings_;
  std::shared_ptr<const Confusions> confusions_;
  int default_year_ = 0;
};

Comparator comparator_of(std::string_view sign);

}  // namespace ziping::text
