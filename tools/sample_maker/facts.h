#pragma once
#include <string>
#include <vector>

#include "document.h"

namespace samples {

/// Makes the facts of one report, in the report's way of printing figures.
class FactMaker {
 public:
  FactMaker(const NumberStyle& style, int year) : style_(style), year_(year) {}

  /// As printed: "1,234.5", without a unit.
  std::string money_text(const Num& value) const;
  std::string rate_text(const Num& value) const;

  FactNote money(std::string concept_id, std::string item, const Num& value) const;
  FactNote percent(std::string concept_id, std::string item, const Num& value) const;
  FactNote count(std::string concept_id, std::string item, const Num& value, std::string unit) const;
  FactNote words(std::string concept_id, std::string value) const;

  /// "（万元）"
  std::string unit_label() const { return "（" + style_.money_unit + "）"; }
  const NumberStyle& style() const { return style_; }
  int year() const { return year_; }

 private:
  NumberStyle style_;
  int year_;
};

/// Puts together a paragraph with its figures.
class Prose {
 public:
  Prose& say(std::string_view words);
  /// `shown` is printed; the fact covers it.
  Prose& figure(std::string_view shown, FactNote fact);
  Prose& money(const FactMaker& maker, FactNote fact, const Num& value, std::string_view unit = "万元");

  Paragraph paragraph() && { return std::move(paragraph_); }
  const std::string& text() const { return paragraph_.text; }

 private:
  Paragraph paragraph_;
};

/// value · 10^power as text: an amount of 万元 in the base unit 元 with power 4.
std::string to_yuan(const Num& value, int power);

}  // namespace samples
