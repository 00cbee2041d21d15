#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "base/rational.h"
#include "check/material.h"

namespace ziping::check {

/// A figure of a sentence with the words around it.
struct Said {
  text::Quantity quantity;
  /// Exact value in the base unit and what its print can stand for.
  Rational value = Rational::undefined();
  Interval range = Interval::undefined();
  /// As printed, without its unit.
  std::string text;
  /// From the clause's begin (or the figure before) to the figure; from the figure to the clause's end (or the next).
  std::string_view lead;
  std::string_view tail;
  /// All words between the figure before and this one.
  std::string_view gap;
  /// How many brackets are open where it stands.
  int depth = 0;
  /// An amount, or one for each of something.
  bool money = false;

  bool percent() const;
  bool score() const;
  bool counted() const;
};

/// One sentence: its figures in order, dates and years left out.
struct Sentence {
  std::string_view text;
  std::vector<Said> figures;
};

/// The text from one end of a sentence to the next; the last may be empty.
std::vector<std::string_view> parted_into_sentences(std::string_view text);

/// The sentences that hold figures.
std::vector<Sentence> sentences_of(const Material& material, std::string_view text);

/// Counted alike: 人 and 人次, or amounts of money.
bool same_unit(const Material& material, const Said& a, const Said& b);

}  // namespace ziping::check
