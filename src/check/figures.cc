#include "check/figures.h"

#include <algorithm>

#include "check/column_years.h"

namespace ziping::check {
namespace {

using extract::Fact;
using patterns::Within;

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool same_table(const Fact& a, const Fact& b) {
  return a.table && b.table && *a.table == *b.table;
}
bool same_row(const Fact& a, const Fact& b) {
  return same_table(a, b) && a.row && b.row && *a.row == *b.row;
}
bool same_report(const Fact& a, const Fact& b) {
  return a.report == b.report && a.subject == b.subject;
}

bool is_within(Within within, const Fact& from, const Fact& other) {
  switch (within) {
    case Within::Row:
      return same_row(from, other);
    case Within::Table:
      return same_table(from, other);
    case Within::Subject:
    case Within::Report:
      return same_report(from, other);
    case Within::Document:
      return true;
  }
  return false;
}

int distance(const Fact& from, const Fact& other) {
  if (same_row(from, other)) return 0;
  if (same_table(from, other)) return 1;
  return same_report(from, other) ? 2 : 3;
}

}  // namespace

Figures::Figures(const extract::Extraction& extraction, const patterns::CheckBook& book, const text::Language& language)
    : language_(language), book_(book), year_(extraction.year) {
  const auto years = years_by_column(extraction, book);
  for (const Fact& fact : extraction.facts) {
    if (!fact.value) continue;
    Figure figure;
    figure.fact = &fact;
    const auto year = years.find(&fact);
    figure.period = year == years.end() ? fact.period : year->second;
    note_print(fact);
    set_value(figure);
    if (fact.item) figure.item = label(*fact.item);
    for (const std::string& level : fact.path) figure.path.push_back(label(level));
    by_concept_[fact.concept_id].push_back(std::move(figure));
  }
  for (auto& [concept_id, figures] : by_concept_) {
    const bool alike = contains(book_.words("amounts-printed-alike"), concept_id);
    for (Figure& figure : figures) {
      if (alike) set_value(figure);
    }
    for (Figure& figure : figures) by_id_.emplace(figure.fact->id, &figure);
  }
}

/// The amounts of a money block are printed alike: of 4.4 and 5 the second lost a zero.
std::string Figures::block_of(const Fact& fact) const {
  if (!fact.table || !fact.unit || !contains(book_.words("amounts-printed-alike"), fact.concept_id)) return {};
  return *fact.table + '|' + *fact.unit;
}

void Figures::note_print(const Fact& fact) {
  const std::string block = block_of(fact);
  if (block.empty()) return;
  int& decimals = block_decimals_[block];
  decimals = std::max({decimals, fact.decimals.value_or(0), fact.value->scale()});
}

void Figures::set_value(Figure& figure) {
  const Fact& fact = *figure.fact;
  figure.factor = factor_of(fact);
  figure.value = Rational(*fact.value) * figure.factor;
  const bool exact = contains(book_.words("exact-concepts"), fact.concept_id) ||
                     (fact.unit && contains(book_.words("counted-units"), *fact.unit));
  int decimals = std::max(fact.decimals.value_or(0), fact.value->scale());
  const auto alike = block_decimals_.find(block_of(fact));
  if (alike != block_decimals_.end()) decimals = std::max(decimals, alike->second);
  figure.half = exact ? Rational(0) : figure.factor * Rational::power_of_ten(-decimals) / Rational(2);
}

void Figures::refresh(const Fact& fact) {
  const auto found = by_id_.find(fact.id);
  if (found != by_id_.end() && fact.value) set_value(*found->second);
}

Rational Figures::factor_of(const Fact& fact) {
  if (fact.base_value && !fact.value->is_zero()) return Rational(*fact.base_value) / Rational(*fact.value);
  if (!fact.unit || fact.unit->empty()) return Rational(1);
  const auto known = unit_factors_.find(*fact.unit);
  if (known != unit_factors_.end()) return known->second;
  // A printed zero says nothing about its unit; the language does.
  const text::Quantity one = language_.read("1" + *fact.unit);
  const Rational factor = one.value && !one.value->is_zero() ? Rational(*one.value) : Rational(1);
  unit_factors_.emplace(*fact.unit, factor);
  return factor;
}

const std::vector<Figure>& Figures::of(std::string_view concept_id) const {
  static const std::vector<Figure> nothing;
  const auto found = by_concept_.find(std::string(concept_id));
  return found == by_concept_.end() ? nothing : found->second;
}

const Figure* Figures::by_id(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::string Figures::label(std::string_view printed) const {
  const auto known = label_forms_.find(std::string(printed));
  if (known != label_forms_.end()) return known->second;
  return label_forms_.emplace(std::string(printed), language_.label_form(printed)).first->second;
}

bool Figures::matches(const patterns::Selector& selector, const Scope& scope, const Figure& figure) const {
  const Fact& fact = *figure.fact;
  const Fact* from = scope.from ? scope.from->fact : nullptr;
  if (from && !is_within(selector.within.value_or(scope.within), *from, fact)) return false;
  if (from) {
    const auto base = scope.from->period ? scope.from->period : year_;
    if (selector.year != 0 && (!base || !figure.period || *figure.period != *base + selector.year)) return false;
    if (selector.year == 0 && base && figure.period && *figure.period != *base) return false;
  }
  if (selector.no_item && fact.item) return false;
  if (selector.named && !fact.item) return false;
  if (selector.same_item && scope.from && figure.item != scope.from->item) return false;
  const auto named = [&](const std::vector<std::string>& names, const std::string& label_form) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return label(name) == label_form; });
  };
  if (!selector.items.empty() && !named(selector.items, figure.item)) return false;
  return selector.path.empty() || (!figure.path.empty() && named(selector.path, figure.path.back()));
}

std::vector<std::pair<const Figure*, int>> Figures::find(const patterns::Selector& selector, const Scope& scope) const {
  std::vector<std::pair<const Figure*, int>> found;
  const bool any_item = selector.items.empty() && !selector.same_item && !selector.named && selector.path.empty();
  for (const Figure& figure : of(selector.concept_id)) {
    if (!matches(selector, scope, figure)) continue;
    int far = scope.from ? 10 * distance(*scope.from->fact, *figure.fact) : 0;
    // Asked for without an item, the figure of the whole is meant before that of a part.
    if (any_item && figure.fact->item) far += 5;
    found.emplace_back(&figure, far);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return found;
}

const Figure* Figures::in_row(std::string_view concept_id, const Fact& of_fact) const {
  for (const Figure& figure : of(concept_id)) {
    if (same_row(*figure.fact, of_fact)) return &figure;
  }
  return nullptr;
}

}  // namespace ziping::check
